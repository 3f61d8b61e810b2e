/** What a program is told. */
export type Job = {
  /** How many events it makes, signs or sends. */
  readonly count: number;
  /** Where it sends them. */
  readonly url: string;
  /** Where signed events stand. */
  readonly corpusFile: string;
};

/** Reads what this program was told. */
export function readJob<More = unknown>(): Job & More {
  return JSON.parse(process.argv[2] ?? '') as Job & More;
}

/** Says what this program came to. */
export function tell(figures: Readonly<Record<string, number>>): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

/** The first events of a process cost far more than the later ones: so many are made and forgotten. */
export const WARM_UP_EVENTS = 500;

/**
 * Measures how many times a second something is done, one after another.
 *
 * @param work Is given the number of the turn, from 0.
 */
export function measurePerSecond(count: number, work: (turn: number) => unknown): number {
  for (let turn = 0; turn < WARM_UP_EVENTS; turn++) work(turn);
  const startedAt = performance.now();
  for (let turn = 0; turn < count; turn++) work(turn);
  return (count / (performance.now() - startedAt)) * 1000;
}
