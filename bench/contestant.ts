import type { Figures } from './figures.ts';

/** What a contestant is told. */
export type Task = {
  /** Where the receiver listens. */
  readonly url: string;
  /** The built command line of this package. */
  readonly cli: string;
  /** A folder for files and keys. */
  readonly folder: string;
  /** How long to go on, about, in seconds. */
  readonly seconds: number;
};

/** Runs a contestant in this process: reads its task from the command line and prints what it came to. */
export async function contend(run: (task: Task) => Figures | Promise<Figures>): Promise<void> {
  const task = JSON.parse(process.argv[2] ?? '{}') as Task;
  process.stdout.write(`${JSON.stringify(await run(task))}\n`);
}

/** Does something over and over for so many seconds, after a warm-up, and says how often a second. */
export function countPerSecond(work: (index: number) => unknown, seconds: number): Figures {
  let index = 0;
  const repeat = (forMs: number): number => {
    const start = performance.now();
    const first = index;
    while (performance.now() - start < forMs) for (let turn = 0; turn < 64; turn++) work(index++);
    return ((index - first) / (performance.now() - start)) * 1000;
  };
  repeat(300);
  return { perSecond: repeat(seconds * 1000) };
}
