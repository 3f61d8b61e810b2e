/** Headers as a record, of names and values in turn. */
export function toRecord(flat: readonly string[]): Readonly<Record<string, string>> {
  const pairs = flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] as string]] : []));
  return Object.fromEntries(pairs) as Readonly<Record<string, string>>;
}
