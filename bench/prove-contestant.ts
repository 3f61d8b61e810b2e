import type { KeyObject } from 'node:crypto';
import type { BenchWorld } from './bench-world.ts';
import type { Contestant } from './goal.ts';
import { type Findings, startCheckingReceiver } from './receivers/start-checking-receiver.ts';
import { findMiscount } from './round.ts';
import { runCounted } from './run-counted.ts';

/** How long the bodies of events are. */
const LEAST_BYTES = 375;
const MOST_BYTES = 720;

/**
 * Lets a contestant that sends do so once to a receiver that looks at every event.
 *
 * @throws When it does not do the work: send unique events of the agreed size, each signed, and count them right.
 */
export async function proveContestant(
  contestant: Contestant,
  { world, publicKey }: { readonly world: BenchWorld; readonly publicKey: KeyObject },
): Promise<Findings> {
  const receiver = await startCheckingReceiver(publicKey);
  try {
    const figures = await runCounted(contestant, { ...world, scale: 'proof', receiver });
    const miscount = findMiscount({ [contestant.name]: figures });
    if (miscount !== null) throw new Error(`Failed to admit "${contestant.name}": ${miscount}.`);
    const findings = receiver.findings();
    assertHonest(contestant, { findings, corpusCount: world.corpus.count });
    return findings;
  } finally {
    await receiver.stop();
  }
}

/** Asserts that what a contestant sent was the agreed work. */
function assertHonest(
  { name, sends }: Contestant,
  { findings, corpusCount }: { readonly findings: Findings; readonly corpusCount: number },
): void {
  const { events, signedCount, uniqueCount, leastBytes, mostBytes } = findings;
  const isUnique = uniqueCount === (sends === 'repeated' ? Math.min(events, corpusCount) : events);
  const isSized = leastBytes >= LEAST_BYTES && mostBytes <= MOST_BYTES;
  if (events > 0 && signedCount === events && isUnique && isSized) return;
  throw new Error(
    `Failed to admit "${name}": it has to send unique, signed bodies of ${LEAST_BYTES} to ${MOST_BYTES} bytes, ` +
      `and sent ${JSON.stringify(findings)}.`,
  );
}
