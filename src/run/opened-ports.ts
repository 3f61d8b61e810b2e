/** Loopback ports that runs of this process send to, and how many runs do; all copies of this package share it. */
type OpenedPorts = Map<string, number>;

const REGISTRY = Symbol.for('highlevel-mock.ports');

/**
 * Marks a port as one a run sends to, so that a mock of the network lets requests to it through.
 *
 * @returns Takes the mark away.
 */
export function markPort(port: string): () => void {
  const ports = openedPorts();
  ports.set(port, (ports.get(port) ?? 0) + 1);
  return () => {
    const runs = (ports.get(port) ?? 0) - 1;
    if (runs > 0) ports.set(port, runs);
    else ports.delete(port);
  };
}

/** Whether a URL leads to a server on this machine that a run sends to. */
export function isOpenedByRun({ hostname, port }: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) && openedPorts().has(port);
}

function openedPorts(): OpenedPorts {
  const shared = globalThis as unknown as Record<symbol, OpenedPorts | undefined>;
  shared[REGISTRY] ??= new Map();
  return shared[REGISTRY];
}
