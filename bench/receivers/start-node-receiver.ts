import { once } from 'node:events';
import { nodeProgram } from '../node-program.ts';
import { RECEIVER_CORE, startProgram } from '../run-program.ts';
import { type Receiver, waitForReceiver } from './receiver.ts';
import { stopChild } from './stop-child.ts';

/** Starts our own receiver, on bare sockets. */
export async function startNodeReceiver(options: {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}): Promise<Receiver> {
  const child = startProgram({ ...options, ...nodeProgram('node-receiver'), cores: RECEIVER_CORE });
  child.stderr.resume();
  const [line] = await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
  const { port } = JSON.parse(String(line)) as { readonly port: number };
  const origin = `http://127.0.0.1:${port}`;
  const count = async (): Promise<number> => Number(await (await fetch(`${origin}/count`)).text());
  await waitForReceiver('the receiver on node:net', async () => (await count()) >= 0);
  return {
    name: 'node:net',
    url: `${origin}/webhooks`,
    pid: child.pid ?? null,
    count,
    stop: () => stopChild(child),
  };
}
