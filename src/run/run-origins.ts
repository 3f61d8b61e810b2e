/** What repeats a run: for messages of assertions that fail long after it ended. */
export type RunOrigin = { readonly scenario: string; readonly seed: string; readonly runId: string };

/** The runs of this process; all copies of this package share it. It keeps no delivery alive. */
type Origins = { readonly ofSubject: WeakMap<object, RunOrigin>; latest: RunOrigin | null };

const REGISTRY = Symbol.for('highlevel-mock.origins');

/** Notes what repeats a run, for the run itself and its deliveries. */
export function noteOrigin(subjects: readonly object[], origin: RunOrigin): void {
  const origins = noted();
  origins.latest = origin;
  for (const subject of subjects) origins.ofSubject.set(subject, origin);
}

/** What repeats a run, or the run a delivery comes from; null for what was not made by a run of this process. */
export function originOf(subject: object): RunOrigin | null {
  return noted().ofSubject.get(subject) ?? null;
}

/** The run of this process that ended last; null before the first. */
export function latestOrigin(): RunOrigin | null {
  return noted().latest;
}

function noted(): Origins {
  const shared = globalThis as unknown as Record<symbol, Origins | undefined>;
  shared[REGISTRY] ??= { ofSubject: new WeakMap(), latest: null };
  return shared[REGISTRY];
}
