import type { LoadModel, LoadSettings } from './load-settings.ts';

/** So many events V8 has to see before it has compiled what a load at a high rate must be fast at. */
const WARM_UP_EVENTS = 6_000;
/** RSA takes over 3 ms a signature. */
const WARM_UP_RSA_EVENTS = 20;
const EXPECTED_SERVICE_MS = 10;

/** How many events to warm up with: those of two seconds of the highest rate, or a tenth of the closed model's. */
export function countWarmUp({ model, run }: Pick<LoadSettings, 'model' | 'run'>): number {
  const isRsa = run.sign === 'both' || run.sign === 'legacy';
  return Math.min(isRsa ? WARM_UP_RSA_EVENTS : WARM_UP_EVENTS, Math.ceil(countWorthwhile(model)));
}

function countWorthwhile(model: LoadModel): number {
  if (model.kind === 'closed') return model.events / 10;
  return (
    2 * Math.max(...model.stages.flatMap(({ fromPerSecond, toPerSecond }) => [fromPerSecond, toPerSecond]))
  );
}

/**
 * How many connections one of several senders opens before the start: in the open model as many as its part of the first
 * rate takes with a receiver that answers in 10 ms, in the closed model all.
 */
export function countFirstSockets(
  model: LoadModel,
  { most, senders }: { readonly most: number; readonly senders: number },
): number {
  if (model.kind === 'closed') return most;
  const perMs = (model.stages[0]?.fromPerSecond ?? 0) / senders / 1_000;
  return Math.min(most, Math.ceil(perMs * EXPECTED_SERVICE_MS));
}
