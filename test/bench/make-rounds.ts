import type { BenchWorld } from '../../bench/bench-world.ts';
import { checkRatio } from '../../bench/checks.ts';
import type { Bound, Contestant, Figures, Goal } from '../../bench/goal.ts';
import type { Machine } from '../../bench/machine.ts';
import type { Round } from '../../bench/round.ts';

/** A machine that nothing was measured on. */
export const MACHINE: Machine = {
  processor: 'Abacus',
  cores: 2,
  memoryGiB: 8,
  system: 'linux 6',
  node: 'v20',
  tools: { wrk: null, nginx: null, openssl: 'OpenSSL 3', taskset: 'taskset' },
  packages: { autocannon: '9.0.0' },
};

/** What made-up contestants are given: nothing. */
export const NO_WORLD = {} as BenchWorld;

/** A contestant that gives these figures one after another, and the last ones from then on. */
export function contestantOf(name: string, ...figures: readonly Figures[]): Contestant {
  let turn = 0;
  return {
    name,
    needs: [],
    sends: null,
    run: async () => figures[Math.min(turn++, figures.length - 1)] ?? {},
  };
}

/** A timed goal: how many times as fast as the snail the hare is. */
export function raceOf(contestants: readonly Contestant[], bound: Bound | null = { atLeast: 2 }): Goal {
  return {
    id: 'R1',
    title: 'race',
    isTimed: true,
    contestants,
    checks: [checkRatio('hare', 'snail', bound)],
  };
}

/** A round in which the hare is so many times as fast as the snail. */
export function roundOf(
  ratio: number,
  more: Partial<Round> & { readonly receiverBusy?: number } = {},
): Round {
  const { receiverBusy, ...round } = more;
  return {
    figures: {
      hare: { perSecond: 100 * ratio },
      snail: { perSecond: 100, ...(receiverBusy !== undefined && { receiverBusy }) },
    },
    anchorMoved: 0,
    othersCores: 0.25,
    discarded: null,
    ...round,
  };
}
