import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { builtModule, evaluate } from '../package/node-arguments.ts';

const INDEX = builtModule('index.ts');
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Plays a story of several events against a listener and a fetch handler, and prints how each went. */
const PLAY = `
async function play() {
  const { runScenario } = await import(${JSON.stringify(INDEX)});
  for (const target of [{ listener: (_, response) => response.end() }, { fetch: () => new Response() }]) {
    const { verdict, totals, latencyMs } = await runScenario('call-to-voicemail', { target });
    console.log(verdict, totals.accepted, latencyMs.max > 0);
  }
}`;
const SINON = `import FakeTimers from ${JSON.stringify(import.meta.resolve('@sinonjs/fake-timers'))};`;
const FAKE_ALL = `FakeTimers.install({ toNotFake: ['nextTick', 'queueMicrotask'] });`;
const FAKE_ONE = `FakeTimers.install({ toFake: ['setTimeout'] });`;
const IMPORT = `await import(${JSON.stringify(INDEX)});`;
const NODE_TEST = `import { mock } from 'node:test';
mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'setImmediate', 'Date'] });`;

/** Which timers are fake, and since when: a program that is put before the story. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'sinon, before the import': `${SINON} ${FAKE_ALL}`,
  'sinon, after the import': `${SINON} ${IMPORT} ${FAKE_ALL}`,
  'sinon, setTimeout alone, before the import': `${SINON} ${FAKE_ONE}`,
  'sinon, setTimeout alone, after the import': `${SINON} ${IMPORT} ${FAKE_ONE}`,
  'node:test, before the import': NODE_TEST,
};

async function run(program: string): Promise<string> {
  const code = `${program}\n${PLAY}\nawait play();\nprocess.exit();`;
  // Under fake timers a run that waits for one of them waits for ever.
  const { stdout } = await promisify(execFile)(process.execPath, evaluate(code), {
    cwd: ROOT,
    timeout: 60_000,
  });
  return stdout;
}

describe('runScenario() under fake timers', function () {
  this.timeout(120_000);

  for (const [name, program] of Object.entries(PROGRAMS)) {
    it(`plays to the end: ${name}`, async () => {
      expect(await run(program)).to.equal('pass 3 true\npass 3 true\n');
    });
  }
});
