/** What runs of this process send to, and how many runs do; all copies of this package share it. */
type Marks = Map<string, number>;

const PORTS = Symbol.for('highlevel-mock.ports');
const URLS = Symbol.for('highlevel-mock.urls');

/**
 * Marks a loopback port as one a run sends to, so that a mock of the network lets requests to it through.
 *
 * @returns Takes the mark away.
 */
export function markPort(port: string): () => void {
  return mark(PORTS, port);
}

/**
 * Marks a URL as one a run sends to, so that a mock of the network does not report these requests as unhandled.
 *
 * @returns Takes the mark away.
 */
export function markUrl(url: URL): () => void {
  return mark(URLS, withoutHash(url));
}

/** Whether a URL leads to a server on this machine that a run was given, or opened. */
export function isOpenedByRun({ hostname, port }: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) && marksOf(PORTS).has(port);
}

/** Whether a URL is one that a run was given as its target. */
export function isTargetOfRun(url: URL): boolean {
  return marksOf(URLS).has(withoutHash(url));
}

function mark(registry: symbol, key: string): () => void {
  const marks = marksOf(registry);
  marks.set(key, (marks.get(key) ?? 0) + 1);
  return () => {
    const runs = (marks.get(key) ?? 0) - 1;
    if (runs > 0) marks.set(key, runs);
    else marks.delete(key);
  };
}

function withoutHash({ origin, pathname, search }: URL): string {
  return origin + pathname + search;
}

function marksOf(registry: symbol): Marks {
  const shared = globalThis as unknown as Record<symbol, Marks | undefined>;
  shared[registry] ??= new Map();
  return shared[registry];
}
