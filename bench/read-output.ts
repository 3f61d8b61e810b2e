/** Reads how often a second from what `openssl speed ed25519` prints. */
export function readSpeed(text: string): number {
  const [, perSecond] = /^.*Ed25519\S*\s.*?([\d.]+)\s+[\d.]+\s*$/m.exec(text) ?? [];
  return readNumber(perSecond, text);
}

/** Reads the requests a second from what wrk prints; errors make it void. */
export function readWrk(text: string): number {
  if (/Non-2xx|Socket errors/.test(text)) throw new Error(`wrk met errors: ${text}`);
  const [, perSecond] = /^Requests\/sec:\s+([\d.]+)$/m.exec(text) ?? [];
  return readNumber(perSecond, text);
}

function readNumber(text: string | undefined, from: string): number {
  const value = Number(text);
  if (text !== undefined && value > 0) return value;
  throw new Error(`No figure in: ${from}`);
}
