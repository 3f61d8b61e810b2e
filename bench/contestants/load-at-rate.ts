import type { LoadReport } from '../../src/model/load-report.ts';
import type { Contestant, Figures } from '../goal.ts';
import { scaleSeconds } from '../scale.ts';
import { runLoadCommand } from './run-load.ts';

/** Creates the contestant that sends at a rate: how late it was, and how much of the rate was answered in time. */
export function createLoadAtRate(ratePerSecond: number): Contestant {
  return {
    name: `load at ${ratePerSecond.toLocaleString('en')}/s`,
    needs: [],
    sends: 'unique',
    run: async (world) => {
      const seconds = scaleSeconds(world.scale);
      const flags = ['--rate', `${ratePerSecond}/s`, '--duration', `${seconds}s`];
      return readPunctuality(await runLoadCommand(world, { flags }), { ratePerSecond, seconds });
    },
  };
}

/**
 * Reads how well a load kept its rate.
 *
 * @remarks The report's `achievedPerSecond` begins with the first signature, a tenth of a second before the first event
 * is due. The rate over the stage is what was answered while the stage lasted.
 */
export function readPunctuality(
  { lagMs, overTime, rate, totals }: LoadReport,
  { ratePerSecond, seconds }: { readonly ratePerSecond: number; readonly seconds: number },
): Figures {
  const during = overTime.filter(({ startsAtMs }) => startsAtMs < seconds * 1000);
  const answered = during.reduce((sum, { accepted }) => sum + accepted, 0);
  return {
    answered: totals.deliveries,
    dropped: totals.dropped,
    lagP50Ms: lagMs.p50 ?? Number.NaN,
    lagP99Ms: lagMs.p99 ?? Number.NaN,
    lagMaxMs: lagMs.max ?? Number.NaN,
    reportedPerSecond: rate.achievedPerSecond ?? Number.NaN,
    rateErrorPercent: Math.abs(answered / (ratePerSecond * seconds) - 1) * 100,
  };
}
