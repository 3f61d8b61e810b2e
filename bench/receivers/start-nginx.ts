import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { RECEIVER_CORE, startProgram } from '../run-program.ts';
import { type Receiver, waitForReceiver } from './receiver.ts';
import { stopChild } from './stop-child.ts';

/** Starts nginx as a receiver: one process that answers 204 and writes nothing down. */
export async function startNginx(options: {
  readonly file: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}): Promise<Receiver> {
  const { file, folder, env } = options;
  const port = await findFreePort();
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, renderConfig(port));
  const args = ['-p', folder, '-c', config, '-e', 'stderr'];
  const child = startProgram({ command: file, args, cores: RECEIVER_CORE, env, folder });
  // Nobody reads what it says; a pipe that is full would stop it.
  child.stdout.resume();
  child.stderr.resume();
  const origin = `http://127.0.0.1:${port}`;
  // Asking counts as a request too.
  let asked = 0;
  const count = async (): Promise<number> => {
    asked += 1;
    return readRequestCount(await (await fetch(`${origin}/count`)).text()) - asked;
  };
  await waitForReceiver('nginx', async () => (await fetch(`${origin}/count`)).ok);
  asked = readRequestCount(await (await fetch(`${origin}/count`)).text());
  return {
    name: 'nginx',
    url: `${origin}/webhooks`,
    pid: child.pid ?? null,
    count,
    stop: () => stopChild(child),
  };
}

/** Reads how many requests there were off the page of nginx's stub_status. @throws When it is no such page. */
export function readRequestCount(page: string): number {
  const [, requests] = /^\s*\d+\s+\d+\s+(\d+)\s*$/m.exec(page) ?? [];
  if (requests !== undefined) return Number(requests);
  throw new Error(
    `Failed to read the status of nginx: "${page}" has no count. Install nginx with stub_status.`,
  );
}

function renderConfig(port: number): string {
  return `daemon off;
master_process off;
worker_processes 1;
pid nginx.pid;
events { worker_connections 8192; }
http {
  access_log off;
  client_body_temp_path body;
  keepalive_requests 1000000000;
  keepalive_timeout 1h;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location / { return 204; }
    location = /count { stub_status; }
  }
}
`;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(),
      );
    });
  });
}
