#!/usr/bin/env node
import type { OutputStream } from './cli-world.ts';
import { runCli } from './run-cli.ts';

let stop: AbortController | null = null;
for (const stream of [process.stdout, process.stderr]) {
  // A reader that has seen enough (`| head`) is no failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

process.exitCode = await runCli({
  args: process.argv.slice(2),
  env: process.env,
  workingDirectory: process.cwd(),
  stdout: outputStream(process.stdout),
  stderr: outputStream(process.stderr),
  get stopSignal() {
    stop ??= heedStopRequests();
    return stop.signal;
  },
});

function heedStopRequests(): AbortController {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A second request means now.
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
      process.stderr.write('Stopping: what is in flight has 5 s to end. Ask again to stop now.\n');
    });
  }
  return controller;
}

function outputStream(stream: NodeJS.WriteStream): OutputStream {
  return {
    write: (text) => {
      stream.write(text);
    },
    flush: () => new Promise((resolve) => stream.write('', () => resolve())),
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.isTTY === true ? stream.columns : undefined;
    },
  };
}
