import type { BenchWorld } from '../bench-world.ts';
import type { Figures } from '../goal.ts';
import { nodeProgram } from '../node-program.ts';
import { runProgram, SENDER_CORE } from '../run-program.ts';
import { scaleCount } from '../scale.ts';

/** One of `programs/`, about how many events it gets through in a second, and whatever else it is told. */
export type OwnProgram = {
  readonly name: string;
  readonly perSecond: number;
  readonly maker?: string;
  readonly parsesKeyOnce?: boolean;
};

/** Runs one of `programs/` on the sender's core. @returns What it tells. */
export async function runOwnProgram(
  { scale, receiver, corpus, env, folder }: BenchWorld,
  { name, perSecond, ...more }: OwnProgram,
): Promise<Figures> {
  const job = { ...more, count: scaleCount(scale, perSecond), url: receiver.url, corpusFile: corpus.file };
  const { stdout } = await runProgram({ ...nodeProgram(name, job), cores: SENDER_CORE, env, folder });
  return JSON.parse(stdout) as Figures;
}
