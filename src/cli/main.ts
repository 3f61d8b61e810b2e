#!/usr/bin/env node
import type { OutputStream } from './cli-world.ts';
import { explainError } from './explain-error.ts';
import { runCli } from './run-cli.ts';

let stop: AbortController | null = null;
for (const stream of [process.stdout, process.stderr]) {
  // A reader that has seen enough (`| head`) is no failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

const args = process.argv.slice(2);
// What nobody caught is a defect as well, and says nothing about a receiver: Node would end with 1 for it.
process.on('uncaughtException', (error) => {
  process.exit(explainError(error, { args, stderr: outputStream(process.stderr) }));
});

process.exitCode = await runCli({
  args,
  env: process.env,
  workingDirectory: process.cwd(),
  userId: process.getuid?.() ?? null,
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
