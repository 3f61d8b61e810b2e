import type { Verdict } from '../model/report.ts';

/** What the process ends with. */
export const EXIT = { pass: 0, fail: 1, usage: 2, incomplete: 3, defect: 70 } as const;

/** The exit code of a verdict. */
export function exitCodeOf(verdict: Verdict): number {
  return EXIT[verdict];
}
