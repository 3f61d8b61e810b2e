import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertBuilt } from './assert-built.ts';
import type { BenchWorld } from './bench-world.ts';
import { ROOT } from './paths.ts';
import { prepareCorpus } from './prepare-corpus.ts';
import { startNginx } from './receivers/start-nginx.ts';
import { startNodeReceiver } from './receivers/start-node-receiver.ts';
import { type Scale, scaleCount } from './scale.ts';
import { findTools } from './tools.ts';

/** Everything contestants need, and how to put it away. */
export type OpenBench = {
  readonly world: BenchWorld;
  /** A world with a corpus small enough to look at every event of it. */
  readonly proofWorld: BenchWorld;
  readonly publicKey: KeyObject;
  close(): Promise<void>;
};

/** As fast as the fastest sender of ours sends a corpus. */
const CORPUS_PER_SECOND = 50_000;

/**
 * Opens a bench: a folder, a key, a receiver, a corpus.
 *
 * @throws When the machine is not one to measure on.
 */
export async function openBench(scale: Scale): Promise<OpenBench> {
  assertBuilt(ROOT);
  const tools = findTools(process.env.PATH ?? '');
  if (!tools.has('taskset') || availableParallelism() < 2) {
    throw new Error(
      'Failed to open the bench: senders and receiver need a core each. Run it on Linux with two cores and taskset.',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const env = { ...inherited, HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY: pem };
  const nginx = tools.get('nginx');
  const receiver =
    nginx === undefined
      ? await startNodeReceiver({ folder, env })
      : await startNginx({ file: nginx, folder, env });
  const prepare = (name: string, of: Scale) =>
    prepareCorpus({ name, count: scaleCount(of, CORPUS_PER_SECOND), folder, env });
  const world = { scale, receiver, tools, folder, env, corpus: await prepare('corpus', scale) };
  return {
    world,
    proofWorld: { ...world, scale: 'proof', corpus: await prepare('proof', 'proof') },
    publicKey: createPublicKey(privateKey),
    close: () => receiver.stop(),
  };
}
