import { isIP, type LookupFunction } from 'node:net';

/** A resolver that answers each question with the next of several lists of addresses, the last one for good. */
export function createFakeLookup(...answers: readonly (readonly string[])[]): {
  readonly lookup: LookupFunction;
  /** The names it was asked for. */
  readonly asked: readonly string[];
} {
  const asked: string[] = [];
  const lookup: LookupFunction = (hostname, options, callback) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(hostname);
    const [first] = addresses;
    if (first === undefined) {
      callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), options.all ? [] : '');
    } else if (options.all) {
      callback(
        null,
        addresses.map((address) => ({ address, family: isIP(address) })),
      );
    } else callback(null, first, isIP(first));
  };
  return { lookup, asked };
}
