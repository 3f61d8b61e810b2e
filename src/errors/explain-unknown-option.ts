import { didYouMean } from './near-miss.ts';

/**
 * Says which of the given options there is none of, as the end of an error's message.
 *
 * @remarks TypeScript finds these itself, JavaScript would pass over them in silence. One that is undefined does no harm.
 * @param known Every option there is; typed so that none can be forgotten.
 * @returns Null when there is nothing to say.
 */
export function explainUnknownOption<Options extends object>(
  given: Options,
  known: Readonly<Record<keyof Options, true>>,
): string | null {
  const names = Object.keys(known);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || Object.hasOwn(known, name)) continue;
    return `there is no option "${name}".${didYouMean(name, names)} Use ${names.join(', ')}.`;
  }
  return null;
}
