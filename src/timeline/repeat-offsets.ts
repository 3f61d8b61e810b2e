import type { RepeatPace } from '../model/scenario.ts';
import type { Draws } from '../seed/draws.ts';

/**
 * Spaces the rounds of a repeat, one at a time, so that a million need no memory.
 *
 * @param draws Used for `poisson` only.
 * @returns Whole milliseconds since the repeat began, never decreasing; `even` starts at 0.
 */
export function* repeatOffsets(pace: RepeatPace, count: number, draws: Draws): Generator<number> {
  if (pace.spacing === 'even') {
    for (let round = 0; round < count; round++) {
      yield Math.round(pace.by === 'every' ? round * pace.ms : (round * pace.ms) / count);
    }
    return;
  }
  // Logarithms and exponentials are the same on every machine; powers are not, as engines leave them to the C library.
  if (pace.by === 'every') {
    let offset = 0;
    for (let round = 0; round < count; round++) {
      yield Math.round(offset);
      offset -= Math.log(1 - draws.fraction()) * pace.ms;
    }
    return;
  }
  // Order statistics: the least of the n - i uniform instants still to come, given the one before it.
  let logLeft = 0;
  for (let round = 0; round < count; round++) {
    logLeft += Math.log(1 - draws.fraction()) / (count - round);
    yield Math.floor((1 - Math.exp(logLeft)) * pace.ms);
  }
}
