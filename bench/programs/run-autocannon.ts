import autocannon from 'autocannon';
import { CONNECTIONS } from '../paths.ts';

/** How autocannon ended, timed by us. */
export type CannonEnd = { readonly answered: number; readonly perSecond: number };

/**
 * Runs autocannon over the connections that everybody has, without pipelining.
 *
 * @remarks Its own clock ticks once a sample; ours stops at the last answer.
 * @param startedAt Gives when the work began, in milliseconds as `performance.now()` tells them.
 * @throws When not every request was answered with 2xx.
 */
export async function runAutocannon(
  options: Omit<autocannon.Options, 'connections' | 'amount'> & { readonly amount: number },
  startedAt: () => number,
): Promise<CannonEnd> {
  let lastAnswerAt = 0;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const all = { method: 'POST', pipelining: 1, ...options, connections: CONNECTIONS } as const;
    autocannon(all, (error, end) => (error ? reject(error) : resolve(end))).on('response', () => {
      lastAnswerAt = performance.now();
    });
  });
  const answered = result['2xx'];
  if (answered !== options.amount) {
    throw new Error(`autocannon had ${answered} answers of ${options.amount}, and ${result.errors} errors.`);
  }
  return { answered, perSecond: (answered / (lastAnswerAt - startedAt())) * 1000 };
}

/** Makes an object of names and values in turn. */
export function toHeaders(flat: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < flat.length; at += 2) headers[flat[at] as string] = flat[at + 1] as string;
  return headers;
}
