import { createDraws, type SeedParts } from '../seed/draws.ts';

// Area codes of large North American cities.
const AREA_CODES = `
  201 202 203 205 206 207 208 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240
  248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313
  314 315 316 317 318 319 320 321 323 325 330 331 334 336 337 339 346 347 351 352 360 361 385 386
  401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440 443
`
  .trim()
  .split(/\s+/);

const LINES_PER_AREA = 100;
const NUMBERS = AREA_CODES.length * LINES_PER_AREA;
// Coprime to NUMBERS, so that members of a group walk through all numbers before one repeats.
const STRIDE = 7919;

/**
 * A phone number nobody owns: `+1 NPA 555-01NN`, the range kept free for fiction.
 *
 * @param member Its place in a group; members of one group share no number until 9,600 are used.
 */
export function phoneNumber(member: number, ...parts: SeedParts): string {
  const first = createDraws('phone', ...parts).integer(0, NUMBERS - 1);
  const number = (first + member * STRIDE) % NUMBERS;
  const line = String(number % LINES_PER_AREA).padStart(2, '0');
  return `+1${AREA_CODES[Math.floor(number / LINES_PER_AREA)]}55501${line}`;
}
