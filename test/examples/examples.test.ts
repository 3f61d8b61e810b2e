import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { writeSuite } from '../msw/parallel-suite.ts';
import { packTarball } from '../package/build-package.ts';
import { hasProgram, needsProgram, type ProgramName } from '../programs.ts';
import { countTests, type TestProgram } from './count-tests.ts';
import { installProject } from './install-project.ts';
import { type Ran, runProgram } from './run-program.ts';
import { runTwoAtATime } from './two-at-a-time.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EXAMPLES = join(ROOT, 'examples');
const VERSION = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;

/** A mistake put into an example's receiver: `text` in `file` becomes `instead`. */
type Mistake = { readonly file: string; readonly text: string; readonly instead: string };

type Example = {
  readonly program: TestProgram;
  readonly testCount: number;
  /** What it takes besides Node. */
  readonly programs?: readonly ProgramName[];
  /** Each has to make its tests fail. */
  readonly mistakes: Readonly<Record<'verifies nothing' | 'handles it twice' | 'mixes them up', Mistake>>;
};

const BY_STATUS = { text: 'callStatus', instead: 'status' };

const TABLE: Readonly<Record<string, Example>> = {
  'mocha-express-sdk': {
    program: 'mocha',
    testCount: 5,
    mistakes: {
      'verifies nothing': { file: 'src/app.ts', text: 'isSignatureValid !== true', instead: 'body === null' },
      'handles it twice': {
        file: 'src/voicemail-desk.ts',
        text: 'seen.has(event.webhookId)',
        instead: 'false',
      },
      'mixes them up': { file: 'src/voicemail-desk.ts', ...BY_STATUS },
    },
  },
  'vitest-next': {
    program: 'vitest',
    testCount: 6,
    mistakes: {
      'verifies nothing': {
        file: 'lib/is-genuine.ts',
        text: 'return verify(',
        instead: 'return !!verify || !!(',
      },
      'handles it twice': {
        file: 'lib/follow-ups.ts',
        text: 'followUps.set(webhookId',
        instead: 'followUps.set(`${webhookId}${followUps.size}`',
      },
      'mixes them up': { file: 'lib/follow-ups.ts', ...BY_STATUS },
    },
  },
  'jest-fastify': {
    program: 'jest',
    testCount: 5,
    mistakes: {
      'verifies nothing': { file: 'src/app.js', text: '!isGenuine(', instead: '!isGenuine && (' },
      'handles it twice': { file: 'src/talk-time.js', text: 'seen.has(webhookId)', instead: 'false' },
      'mixes them up': { file: 'src/talk-time.js', ...BY_STATUS },
    },
  },
  'node-test-hono': {
    program: 'node:test',
    testCount: 5,
    mistakes: {
      'verifies nothing': { file: 'src/app.js', text: '!(await isGenuine(', instead: '!(isGenuine ?? (' },
      'handles it twice': { file: 'src/tally.js', text: 'seen.has(webhookId)', instead: 'false' },
      'mixes them up': { file: 'src/tally.js', ...BY_STATUS },
    },
  },
  'python-stdlib': {
    program: 'unittest',
    testCount: 3,
    programs: ['python3', 'openssl'],
    mistakes: {
      'verifies nothing': { file: 'receiver.py', text: 'returncode == 0', instead: 'returncode != 2000' },
      'handles it twice': { file: 'receiver.py', text: 'event["webhookId"] in self.seen', instead: 'False' },
      'mixes them up': {
        file: 'receiver.py',
        text: 'event.get("callStatus")',
        instead: 'event.get("status")',
      },
    },
  },
};

const names = Object.keys(TABLE);

/** What became of an example: its installation, its tests, and its tests after each mistake. */
type Tried = {
  readonly installed: Ran;
  readonly tested: Ran;
  readonly mistaken: Readonly<Record<string, Ran>>;
};

describe('the examples', () => {
  it('are those that are tried here, each with a README', () => {
    const folders = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name)).to.have.members(names);
    for (const name of names) {
      expect(existsSync(join(EXAMPLES, name, 'README.md')), name).to.equal(true);
      expect(readFileSync(join(EXAMPLES, 'README.md'), 'utf8')).to.include(`[${name}](${name})`);
    }
  });

  for (const name of names) {
    it(`name exact versions, and the one to come of this package: ${name}`, () => {
      const manifest = JSON.parse(readFileSync(join(EXAMPLES, name, 'package.json'), 'utf8'));
      expect(manifest.private).to.equal(true);
      const versions = { ...manifest.dependencies, ...manifest.devDependencies };
      expect(versions).to.include({ 'highlevel-mock': VERSION });
      for (const version of Object.values(versions)) expect(version).to.match(/^\d+\.\d+\.\d+$/);
    });
  }
});

describe('the examples with the packed package, in empty folders', function () {
  this.timeout(300_000);
  let folder: string;
  let tried: ReadonlyMap<string, Promise<Tried>> = new Map();

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-examples-'));
    packTarball();
    const possible = names.filter((name) => TABLE[name]?.programs?.every(hasProgram) ?? true);
    const trials = runTwoAtATime(possible.map((name) => () => tryExample(name)));
    tried = new Map(possible.map((name, index) => [name, trials[index] as Promise<Tried>]));
  });

  after(async () => {
    await Promise.allSettled(tried.values());
    rmSync(folder, { recursive: true, force: true });
  });

  async function tryExample(name: string): Promise<Tried> {
    const project = join(folder, name);
    cpSync(join(EXAMPLES, name), project, { recursive: true, filter: isSource });
    const installed = await installProject(project);
    const tested = await runProgram('npm test', project);
    const mistaken: Record<string, Ran> = {};
    for (const [what, mistake] of Object.entries((TABLE[name] as Example).mistakes)) {
      mistaken[what] = await withMistake(project, mistake, () => runProgram('npm test', project));
    }
    return { installed, tested, mistaken };
  }

  for (const [name, { program, testCount, mistakes, programs = [] }] of Object.entries(TABLE)) {
    describe(name, () => {
      before(function () {
        for (const one of programs) needsProgram(this, one);
      });

      it(`passes its ${testCount} tests`, async () => {
        const { installed, tested } = (await tried.get(name)) as Tried;
        expect(installed.exitCode, installed.output).to.equal(0);
        expect(tested.exitCode, tested.output).to.equal(0);
        expect(countTests(program, tested.output), tested.output).to.deep.equal({
          passed: testCount,
          failed: 0,
        });
      });

      for (const what of Object.keys(mistakes)) {
        it(`fails when its receiver ${what}`, async () => {
          const { exitCode, output } = ((await tried.get(name)) as Tried).mistaken[what] as Ran;
          expect(exitCode, output).to.be.above(0);
          const { passed, failed } = countTests(program, output);
          expect(failed, output).to.be.above(0);
          // The mistake is in what it does: all of its tests could still be run.
          expect(passed + failed, output).to.equal(testCount);
        });
      }
    });
  }

  it('leave room for two harnesses in threads of vitest, which do not see each other', async () => {
    await tried.get('vitest-next');
    const project = join(folder, 'vitest-next');
    const runner = "import { describe, it } from 'vitest';";
    const from = { library: 'highlevel-mock', msw: 'highlevel-mock/msw', runner };
    for (const name of ['one', 'two']) {
      writeFileSync(join(project, `test/${name}.test.ts`), writeSuite(name, from));
    }
    const line = 'npx vitest run --testTimeout 60000 --pool=threads test/one.test.ts test/two.test.ts';
    const { exitCode, output } = await runProgram(line, project);
    for (const name of ['one', 'two']) rmSync(join(project, `test/${name}.test.ts`));
    expect(exitCode, output).to.equal(0);
    expect(countTests('vitest', output), output).to.deep.equal({ passed: 2, failed: 0 });
  });

  for (const name of names.filter((one) => existsSync(join(EXAMPLES, one, 'tsconfig.json')))) {
    it(`have types that fit together: ${name}`, async () => {
      await tried.get(name);
      const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
      const { exitCode, output } = await runProgram(
        `"${process.execPath}" "${compiler}" -p .`,
        join(folder, name),
      );
      expect(exitCode, output).to.equal(0);
    });
  }
});

/** Leaves out what a reader's own trials leave behind. */
function isSource(path: string): boolean {
  return !/(^|[\\/])(node_modules|__pycache__|\.highlevel-mock|package-lock\.json)$/.test(path);
}

async function withMistake(project: string, mistake: Mistake, act: () => Promise<Ran>): Promise<Ran> {
  const path = join(project, mistake.file);
  const sound = readFileSync(path, 'utf8');
  expect(sound).to.include(mistake.text);
  writeFileSync(path, sound.replaceAll(mistake.text, mistake.instead));
  try {
    return await act();
  } finally {
    writeFileSync(path, sound);
  }
}
