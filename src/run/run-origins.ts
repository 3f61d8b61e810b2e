/** What repeats a run: for messages of assertions that fail long after it ended. */
export type RunOrigin = { readonly scenario: string; readonly seed: string; readonly runId: string };

/** The runs of this process; all copies of this package share it. It keeps no delivery alive. */
type Origins = { readonly ofDelivery: WeakMap<object, RunOrigin>; latest: RunOrigin | null };

const REGISTRY = Symbol.for('highlevel-mock.origins');

/** Notes which run deliveries come from. */
export function noteOrigin(deliveries: readonly object[], origin: RunOrigin): void {
  const origins = noted();
  origins.latest = origin;
  for (const delivery of deliveries) origins.ofDelivery.set(delivery, origin);
}

/** The run a delivery comes from; null for one that was not made by a run of this process. */
export function originOf(delivery: object): RunOrigin | null {
  return noted().ofDelivery.get(delivery) ?? null;
}

/** The run of this process that ended last; null before the first. */
export function latestOrigin(): RunOrigin | null {
  return noted().latest;
}

function noted(): Origins {
  const shared = globalThis as unknown as Record<symbol, Origins | undefined>;
  shared[REGISTRY] ??= { ofDelivery: new WeakMap(), latest: null };
  return shared[REGISTRY];
}
