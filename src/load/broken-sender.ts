import type { SenderEnd } from './load-sender.ts';
import { createLoadTally, type TallyRecord } from './load-tally.ts';

/** How the thread of a sender came to die before its part of the load was over. */
export type SenderDeath = {
  /** What it threw; null when it was ended without an error. */
  readonly error: Error | null;
  readonly exitCode: number;
  /** The last it told of what it had counted; null when it told nothing. */
  readonly record: TallyRecord | null;
  /** Whether it told so as it died, and not some time before. */
  readonly isLastWord: boolean;
};

/** Makes of a sender that died the end of its part: what it had counted, and why there is no more. */
export function endBrokenSender(death: SenderDeath): SenderEnd {
  const record = death.record ?? createLoadTally().encode();
  const { deliveries, accepted, lost } = record.totals;
  return {
    record,
    isInterrupted: false,
    // What was neither accepted nor lost had a retry to come.
    unfinishedCount: deliveries - accepted - lost,
    aborted: null,
    fault: null,
    broken: `${explainDeath(death)}; ${describeGap(death)} is not counted`,
  };
}

function explainDeath({ error, exitCode }: SenderDeath): string {
  if (error === null) return `its thread was ended with exit code ${exitCode}`;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return 'its thread ran out of memory (lower the rate, or set NODE_OPTIONS=--max-old-space-size=<MiB>)';
  }
  const [reason] = error.message.split('\n', 1);
  // Across threads an error keeps its code, but not its class.
  if (code.startsWith('HL_')) return `${reason}`.replace(/\.$/, '');
  return `${error.name}: ${reason} (a defect of highlevel-mock, not of your receiver)`;
}

function describeGap({ record, isLastWord }: SenderDeath): string {
  if (record === null) return 'what it sent';
  return isLastWord ? 'what it had in flight' : 'what it sent since its last record';
}
