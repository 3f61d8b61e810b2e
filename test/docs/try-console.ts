import { createPublicKey } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { openKeyFolder } from '../../src/envelope/key-folder.ts';
import { createEmbeddedReceiver } from '../../src/run/embedded-receiver.ts';
import { closeServer } from '../../src/run/endpoint.ts';
import { systemClock } from '../../src/run/system-clock.ts';
import { startAhead, wasTooLate } from '../load/start-ahead.ts';
import { skipWithout } from '../programs.ts';
import { matchesShown } from './normalise-output.ts';
import { type Block, readMark } from './read-blocks.ts';
import { readConsole } from './read-commands.ts';
import { type Ran, runCommand } from './run-command.ts';

/** The port that pages show; a free one takes its place. */
const SHOWN_PORT = 'localhost:3000';
/** When a load on a page starts, in words of `date`. */
const SHOWN_START = '+10 seconds';

/** Where a block is tried, and the test that tries it. */
export type Trial = { readonly folder: string; readonly context: Mocha.Context };

/**
 * Runs the commands of a `console` block and compares what they print with what is shown.
 *
 * @remarks Marks: `exit=1` is the exit code expected of every command (default 0). `receiver=` says who listens on
 * the port the commands name: `sound` verifies and answers 200 (the default), `naive` answers 200 to everything,
 * `503,200` verifies and answers so by attempt, `none` is nobody.
 */
export async function tryConsole(block: Block, { folder, context }: Trial): Promise<void> {
  const server = block.text.includes(SHOWN_PORT) ? openReceiver(block, folder) : null;
  if (server !== null) await new Promise<void>((resolve) => server.listen(0, resolve));
  const port = server === null ? 0 : (server.address() as AddressInfo).port;
  if (server !== null && readMark(block, 'receiver') === 'none') await closeServer(server);
  try {
    for (const { line, shown } of readConsole(block)) {
      const { exitCode, output } = await runLine(line.replaceAll(SHOWN_PORT, `localhost:${port}`), folder);
      if (exitCode === 3 && output.includes('the generator fell behind its schedule'))
        skipWithout(context, 'a machine that is not busy with other programs');
      expect(exitCode, `the exit code of "${line}", which printed\n${output}`).to.equal(
        Number(readMark(block, 'exit') ?? 0),
      );
      if (shown !== null && !matchesShown(shown, output)) expect(output, line).to.equal(shown);
    }
  } finally {
    if (server?.listening === true) await closeServer(server);
  }
}

/** Runs a line as it stands there; what starts at an instant to come does not wait longer for it than it has to. */
async function runLine(line: string, folder: string): Promise<Ran> {
  let ran: Ran | null = null;
  if (!line.includes(SHOWN_START)) return runCommand(line, folder);
  await startAhead(async (instant) => {
    for (const file of readdirSync(folder)) if (/^shard-.*\.jsonl$/.test(file)) rmSync(join(folder, file));
    ran = await runCommand(line.replace(SHOWN_START, instant), folder);
    return !wasTooLate(ran.output);
  });
  return ran as unknown as Ran;
}

function openReceiver(block: Block, folder: string): Server {
  const behaviour = readMark(block, 'receiver') ?? 'sound';
  if (behaviour === 'naive') {
    return createServer((request, response) => request.resume().on('end', () => response.end('ok')));
  }
  const answers = /^[\d,]+$/.test(behaviour) ? behaviour.split(',').map(Number) : [200];
  const publicKeys = {
    // Read when a request comes: the first command may be the one that makes the keys.
    get ed25519() {
      return createPublicKey(openKeyFolder(folder).ed25519());
    },
  };
  return createEmbeddedReceiver({ publicKeys, script: { answers, delayMs: 0 }, clock: systemClock });
}
