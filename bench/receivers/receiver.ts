/** Something that takes events and answers 204, much faster than anybody sends. */
export type Receiver = {
  readonly name: string;
  readonly url: string;
  /** Whose processor time is looked at; null where it makes no sense to. */
  readonly pid: number | null;
  /** How many events it has taken so far. */
  count(): Promise<number>;
  stop(): Promise<void>;
};

/** How long a receiver may take to come up, in milliseconds. */
const START_MS = 10_000;
const RETRY_MS = 50;

/** Waits until a receiver answers. @throws When it does not come up. */
export async function waitForReceiver(name: string, isUp: () => Promise<boolean>): Promise<void> {
  const givesUpAt = performance.now() + START_MS;
  while (performance.now() < givesUpAt) {
    if (await isUp().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  throw new Error(
    `Failed to start ${name}: it does not answer after ${START_MS / 1000} s. Start it by hand to see why.`,
  );
}
