import { fileURLToPath } from 'node:url';
import type { BenchWorld } from '../bench-world.ts';
import type { Contestant } from '../goal.ts';
import { CONNECTIONS } from '../paths.ts';
import { runProgram, SENDER_CORE } from '../run-program.ts';
import { scaleSeconds } from '../scale.ts';

/** What wrk says it did. */
export type WrkEnd = { readonly answered: number; readonly perSecond: number };

const SCRIPT = fileURLToPath(new URL('../wrk-replay.lua', import.meta.url));

/** wrk sending unique events that were signed before. */
export const wrkReplay: Contestant = {
  name: 'wrk, signed before',
  needs: ['wrk'],
  sends: 'repeated',
  run: (world) =>
    runWrk(world, { before: ['--latency', '-s', SCRIPT], after: ['--', world.corpus.requestsFile] }),
};

/** wrk asking for nothing: how many requests a second the receiver takes at least. */
export const wrkCeiling: Contestant = {
  name: 'wrk, empty requests',
  needs: ['wrk'],
  sends: null,
  run: (world) => runWrk(world, { before: [], after: [] }),
};

async function runWrk(
  { scale, receiver, tools, env, folder }: BenchWorld,
  { before, after }: { readonly before: readonly string[]; readonly after: readonly string[] },
): Promise<WrkEnd> {
  const pace = ['-t1', `-c${CONNECTIONS}`, `-d${scaleSeconds(scale)}s`];
  const args = [...pace, ...before, receiver.url, ...after];
  const { stdout } = await runProgram({
    command: tools.get('wrk') ?? 'wrk',
    args,
    cores: SENDER_CORE,
    env,
    folder,
  });
  return readWrkOutput(stdout);
}

/** Reads what wrk printed. @throws When there were errors, or it is not what wrk prints. */
export function readWrkOutput(output: string): WrkEnd {
  const trouble = /^\s*(Socket errors|Non-2xx or 3xx responses):.*$/m.exec(output);
  if (trouble !== null) throw new Error(`Failed to measure wrk: it says "${trouble[0].trim()}".`);
  const [, requests] = /^\s*(\d+) requests in /m.exec(output) ?? [];
  const [, perSecond] = /^Requests\/sec:\s+([\d.]+)$/m.exec(output) ?? [];
  if (requests !== undefined && perSecond !== undefined) {
    return { answered: Number(requests), perSecond: Number(perSecond) };
  }
  throw new Error(`Failed to read what wrk printed: "${output}" has no rate.`);
}
