#!/usr/bin/env node
import { systemClock } from '../run/system-clock.ts';
import type { OutputStream } from './cli-world.ts';
import { explainError } from './explain-error.ts';
import { createStopHeeder } from './heed-stops.ts';
import { runCli } from './run-cli.ts';

for (const stream of [process.stdout, process.stderr]) {
  // A reader that has seen enough (`| head`) is no failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

const args = process.argv.slice(2);
const stdout = outputStream(process.stdout);
const stderr = outputStream(process.stderr);
const stops = createStopHeeder(
  {
    on: (name, listener) => process.on(name, listener),
    off: (name, listener) => process.off(name, listener),
    endBy: (name) => process.kill(process.pid, name),
  },
  { clock: systemClock, stderr },
);

// What nobody caught is a defect as well, and says nothing about a receiver: Node would end with 1 for it.
process.on('uncaughtException', (error) => {
  process.exit(explainError(error, { args, stderr }));
});

process.exitCode = await runCli({
  args,
  env: process.env,
  workingDirectory: process.cwd(),
  userId: process.getuid?.() ?? null,
  stdout,
  stderr,
  ...stops,
});
if (stops.stopSignal.aborted) {
  // Whatever is still open, such as a handle of a scenario's module, is not waited for.
  await Promise.all([stdout.flush(), stderr.flush()]);
  process.exit();
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
