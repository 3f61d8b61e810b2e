import { isHarnessError } from '../../src/errors/harness-error.ts';
import { createDraw, type Draw, mutate } from './mutate.ts';

/** Something that reads what others wrote. */
export type Reader = {
  /** Sound inputs, to be spoilt. */
  readonly samples: readonly Buffer[];
  /** Reads; a refusal is one of our errors, and any other error is a crash. */
  read(bytes: Buffer, draw: Draw): void | Promise<void>;
};

/** What a reader came to. */
export type Fuzzed = {
  readonly tried: number;
  readonly refused: number;
  readonly slowestMs: number;
  readonly maxRssMiB: number;
};

/**
 * Gives a reader spoilt inputs.
 *
 * @param options.goesOn Is asked before each input, which its number alone makes again.
 * @throws Error naming the input, when the reader crashes
 */
export async function fuzzReader(
  { samples, read }: Reader,
  options: { readonly seed: number; readonly first?: number; goesOn(tried: number): boolean },
): Promise<Fuzzed> {
  let [tried, refused, slowestMs, maxRssMiB] = [0, 0, 0, 0];
  for (let number = options.first ?? 0; options.goesOn(tried); number++) {
    const draw = createDraw(options.seed * 1_000_003 + number);
    const input = mutate(samples[draw(samples.length)] as Buffer, draw);
    const startedAt = performance.now();
    try {
      await read(input, draw);
    } catch (error) {
      if (!isHarnessError(error)) {
        const text = input.subarray(0, 2_000).toString('base64');
        throw new Error(`Input ${number} of seed ${options.seed} crashed the reader: ${text}`, {
          cause: error,
        });
      }
      refused += 1;
    }
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    if (tried % 64 === 0) maxRssMiB = Math.max(maxRssMiB, process.memoryUsage.rss() / 2 ** 20);
    tried += 1;
  }
  return { tried, refused, slowestMs, maxRssMiB };
}
