import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readWrk } from './read-output.ts';

/** A receiver that answers 204 to everything, faster than any contestant sends. */
export type Sink = {
  readonly kind: 'nginx' | 'node';
  readonly url: string;
  close(): Promise<void>;
};

/** Which core the receiver is pinned to; senders have core 0. */
const CORE = '1';

/** Starts nginx where it is installed, else a plain socket server of Node, which is some three times slower. */
export async function startSink(folder: string): Promise<Sink> {
  const port = await findFreePort();
  const kind = isInstalled('nginx') ? 'nginx' : 'node';
  const [program, ...args] = kind === 'nginx' ? nginxCommand(folder, port) : nodeCommand(port);
  const child = spawn('taskset', ['-c', CORE, program as string, ...args], { stdio: 'inherit' });
  const url = `http://127.0.0.1:${port}/`;
  await waitFor(url);
  return {
    kind,
    url,
    close: () =>
      new Promise((resolve) => {
        child.once('close', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** How many requests a second the receiver answers at most, as wrk sees it; null without wrk. */
export function measureCeiling({ url }: Sink, seconds: number): number | null {
  if (!isInstalled('wrk')) return null;
  const args = ['-c', '0', 'wrk', '--threads', '1', '--connections', '50', '--duration', `${seconds}s`, url];
  return readWrk(execFileSync('taskset', args, { encoding: 'utf8' }));
}

/** Whether a program is on the path. */
export function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

function nginxCommand(folder: string, port: number): readonly string[] {
  const file = join(folder, 'nginx.conf');
  mkdirSync(join(folder, 'nginx'), { recursive: true });
  writeFileSync(
    file,
    `daemon off; worker_processes 1; pid ${folder}/nginx/pid; error_log ${folder}/nginx/error.log;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 1000000000; keepalive_timeout 600s;
  client_body_temp_path ${folder}/nginx/body; proxy_temp_path ${folder}/nginx/proxy;
  fastcgi_temp_path ${folder}/nginx/fastcgi; uwsgi_temp_path ${folder}/nginx/uwsgi; scgi_temp_path ${folder}/nginx/scgi;
  server { listen 127.0.0.1:${port} backlog=1024; location / { return 204; } }
}
`,
  );
  return ['nginx', '-p', folder, '-c', file];
}

function nodeCommand(port: number): readonly string[] {
  const script = fileURLToPath(new URL('node-sink.ts', import.meta.url));
  return [process.execPath, '--import', 'tsx', script, String(port)];
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { readonly port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function waitFor(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(url, { method: 'POST', body: 'x' }).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The receiver at ${url} did not start.`);
}
