import fc from 'fast-check';
import type { Sketch } from './plan-events.ts';

/** A stream of choices, from which a sketch grows. */
type Choices = { upTo(max: number): number };

const KINDS = ['sms.sent', 'call.answered', 'email.sent', 'inbound.sms'];
const GROUPS = ['team', 'crowd'];

/**
 * Random stories: waits, events with every `after`, repeats of earlier steps, and blocks inside blocks, with even and
 * poisson spacing. All of them can be planned.
 */
export const randomSketch: fc.Arbitrary<Sketch> = fc
  .array(fc.nat(1000), { minLength: 5, maxLength: 120 })
  .map((numbers) => {
    let place = 0;
    const choices: Choices = {
      upTo: (max) => (numbers[place++ % numbers.length] as number) % (max + 1),
    };
    let ids = 0;
    const steps = growSteps({ depth: 0, known: [], nextId: () => `step${ids++}` }, choices);
    return { cast: { ada: { name: 'Ada Okafor' }, team: { count: 3 }, crowd: { count: 2 } }, steps };
  });

type Spot = { readonly depth: number; readonly known: readonly string[]; nextId(): string };

function growSteps(spot: Spot, choices: Choices): object[] {
  const known = [...spot.known];
  return Array.from({ length: 1 + choices.upTo(3) }, () => {
    const form = choices.upTo(spot.depth < 2 ? 9 : 6);
    if (form <= 1) return { wait: `${choices.upTo(20)}s` };
    if (form === 2 && known.length > 0) {
      const of = known[choices.upTo(known.length - 1)] as string;
      return { again: of, after: { step: of, by: `${choices.upTo(9)}s` } };
    }
    if (form <= 6) {
      const step = { emit: KINDS[choices.upTo(3)], ...growAfter(known, choices) };
      if (choices.upTo(2) > 0) return step;
      const id = spot.nextId();
      known.push(id);
      return { id, ...step };
    }
    const inner = { ...spot, depth: spot.depth + 1, known };
    if (form === 7) {
      return {
        each: GROUPS[choices.upTo(1)],
        every: `${choices.upTo(9)}s`,
        steps: growSteps(inner, choices),
      };
    }
    const pace = [
      {},
      { every: `${choices.upTo(9)}s` },
      { over: `${choices.upTo(60)}s` },
      { over: '60s', spacing: 'poisson' },
      { every: '5s', spacing: 'poisson' },
    ][choices.upTo(4)];
    return { repeat: 1 + choices.upTo(4), ...pace, steps: growSteps(inner, choices) };
  });
}

function growAfter(known: readonly string[], choices: Choices): object {
  const form = choices.upTo(4);
  if (form === 0) return { after: `${choices.upTo(30)}s` };
  if (form === 1 && known.length > 0) {
    return { after: { step: known[choices.upTo(known.length - 1)], by: `${choices.upTo(30)}s` } };
  }
  return {};
}
