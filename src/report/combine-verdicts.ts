import type { Verdict } from '../model/report.ts';

/** Makes one verdict of several: `fail` beats `incomplete` beats `pass`; of none it is `pass`. */
export function combineVerdicts(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('fail')) return 'fail';
  return verdicts.includes('incomplete') ? 'incomplete' : 'pass';
}
