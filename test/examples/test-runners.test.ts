import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import ts from 'typescript';
import { packTarball } from '../package/build-package.ts';
import { countTests, type TestProgram } from './count-tests.ts';
import { FAKE_TIMER_SUITES } from './fake-timer-suites.ts';
import { installProject } from './install-project.ts';
import { type Ran, runProgram } from './run-program.ts';
import { runTwoAtATime } from './two-at-a-time.ts';

/** What the projects below have installed, together. */
const PACKAGES = {
  '@types/mocha': '10.0.10',
  '@types/chai': '5.2.3',
  '@types/node': '20.19.43',
  chai: '6.3.0',
  jest: '30.5.2',
  mocha: '12.0.3',
  tsx: '4.23.15',
  vitest: '4.1.12',
};

const TSCONFIG = {
  compilerOptions: { module: 'nodenext', target: 'es2023', strict: true, noUncheckedIndexedAccess: true },
};

const pick = (...names: readonly (keyof typeof PACKAGES)[]): object =>
  Object.fromEntries(names.map((name) => [name, PACKAGES[name]]));
const ESM = { type: 'module' };

/** A project as `init` may find it: its package.json, and whether it is written in TypeScript. */
type Sample = { readonly program: TestProgram; readonly manifest: object; readonly isTyped?: true };

const SAMPLES: Readonly<Record<string, Sample>> = {
  'mocha and chai, CommonJS': { program: 'mocha', manifest: { devDependencies: pick('mocha', 'chai') } },
  'mocha and chai, ES modules': {
    program: 'mocha',
    manifest: { ...ESM, devDependencies: pick('mocha', 'chai') },
  },
  'mocha without chai': { program: 'mocha', manifest: { devDependencies: pick('mocha') } },
  'mocha and chai, TypeScript, CommonJS': {
    program: 'mocha',
    manifest: { devDependencies: pick('mocha', 'chai') },
    isTyped: true,
  },
  'mocha and chai, TypeScript, ES modules': {
    program: 'mocha',
    manifest: { ...ESM, devDependencies: pick('mocha', 'chai') },
    isTyped: true,
  },
  'vitest, CommonJS': { program: 'vitest', manifest: { devDependencies: pick('vitest') } },
  'vitest, TypeScript': {
    program: 'vitest',
    manifest: { ...ESM, devDependencies: pick('vitest') },
    isTyped: true,
  },
  'jest, CommonJS': { program: 'jest', manifest: { devDependencies: pick('jest') } },
  'jest, ES modules': { program: 'jest', manifest: { ...ESM, devDependencies: pick('jest') } },
  'node:test, CommonJS': { program: 'node:test', manifest: {} },
  'node:test, ES modules': { program: 'node:test', manifest: ESM },
  'node:test, TypeScript': { program: 'node:test', manifest: ESM, isTyped: true },
};

/** What became of one: `init`, and the command that it gives for the test. */
type Tried = { readonly folder: string; readonly test: string; readonly tested: Ran };

describe('the packed package, installed beside test runners', function () {
  this.timeout(300_000);
  let home: string;
  let tried: ReadonlyMap<string, Promise<Tried>> = new Map();

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'highlevel-mock-init-'));
    packTarball();
    writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, devDependencies: PACKAGES }));
    const installed = await installProject(home);
    expect(installed.exitCode, installed.output).to.equal(0);
    const names = Object.keys(SAMPLES);
    const trials = runTwoAtATime(names.map((name, index) => () => trySample(name, join(home, `${index}`))));
    tried = new Map(names.map((name, index) => [name, trials[index] as Promise<Tried>]));
  });

  after(async () => {
    await Promise.allSettled(tried.values());
    rmSync(home, { recursive: true, force: true });
  });

  async function trySample(name: string, folder: string): Promise<Tried> {
    const { manifest, isTyped } = SAMPLES[name] as Sample;
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    if (isTyped) writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    symlinkSync(join(home, 'node_modules'), join(folder, 'node_modules'), 'dir');
    const { exitCode, output } = await runProgram('npx highlevel-mock init --json', folder);
    expect(exitCode, output).to.equal(0);
    const { files, next } = JSON.parse(output);
    const test: string = files.at(-1).path;
    const { command } = next.find((one: { readonly command: string }) => one.command.endsWith(test));
    return { folder, test, tested: await runProgram(command, folder) };
  }

  for (const [name, { program, isTyped }] of Object.entries(SAMPLES)) {
    it(`passes the test that init writes at once: ${name}`, async () => {
      const { test, tested } = (await tried.get(name)) as Tried;
      expect(test.endsWith('.ts')).to.equal(isTyped === true);
      expect(tested.exitCode, tested.output).to.equal(0);
      expect(countTests(program, tested.output), tested.output).to.deep.equal({ passed: 2, failed: 0 });
    });
  }

  it('fails the test that init writes once its receiver verifies nothing', async () => {
    const { folder, test } = (await tried.get('mocha and chai, CommonJS')) as Tried;
    const path = join(folder, test);
    writeFileSync(path, readFileSync(path, 'utf8').replace('valid ? 200 : 401', '200'));
    const { exitCode, output } = await runProgram(`npx mocha ${test}`, folder);
    expect(exitCode, output).to.equal(2);
    expect(countTests('mocha', output), output).to.deep.equal({ passed: 0, failed: 2 });
  });

  it('has types that fit together with what init writes', async () => {
    const typed = Object.keys(SAMPLES).filter((name) => SAMPLES[name]?.isTyped);
    const samples = (await Promise.all(typed.map((name) => tried.get(name)))) as readonly Tried[];
    const paths = samples.map(({ folder, test }) => join(folder, test));
    const program = ts.createProgram(paths, {
      ...ts.convertCompilerOptionsFromJson(TSCONFIG.compilerOptions, home).options,
      noEmit: true,
      skipLibCheck: true,
      types: ['node', 'mocha'],
      typeRoots: [join(home, 'node_modules/@types')],
    });
    const problems = paths.flatMap((path) =>
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(path))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    );
    expect(paths.filter((path) => !existsSync(path))).to.deep.equal([]);
    expect(problems).to.deep.equal([]);
  });

  for (const [file, { program, text, command }] of Object.entries(FAKE_TIMER_SUITES)) {
    it(`plays a story of several events under the fake timers of ${program}`, async () => {
      await Promise.allSettled(tried.values());
      writeFileSync(join(home, file), text);
      const { exitCode, output } = await runProgram(command, home);
      expect(exitCode, output).to.equal(0);
      expect(countTests(program, output), output).to.deep.equal({ passed: 2, failed: 0 });
    });
  }
});
