import type { Corpus } from './prepare-corpus.ts';
import type { Receiver } from './receivers/receiver.ts';
import type { Scale } from './scale.ts';
import type { Tool } from './tools.ts';

/** What contestants are given to work with. */
export type BenchWorld = {
  readonly scale: Scale;
  readonly receiver: Receiver;
  readonly corpus: Corpus;
  readonly tools: ReadonlyMap<Tool, string>;
  /** A folder of our own. */
  readonly folder: string;
  /** What every process is given, the key to sign with among it. */
  readonly env: NodeJS.ProcessEnv;
};
