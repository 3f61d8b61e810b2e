import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { startHttpReceiver } from '../delivery/receivers.ts';
import { type Finished, readLines, runCommand } from './run-command.ts';

describe('init', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-init-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const init = (...args: readonly string[]): Promise<Finished> =>
    runCommand(['init', ...args], { workingDirectory: folder });
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  /** Every file there is, with what it holds. */
  const readAll = (): Readonly<Record<string, string>> =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')])
        .sort(),
    );
  const writeManifest = (manifest: object): void => write('package.json', JSON.stringify(manifest));

  /** What `init --json` says of a project with this package.json. */
  async function initAs(manifest: object): Promise<{ runner: string; test: string; command: string }> {
    writeManifest(manifest);
    const { exitCode, stdout, stderr } = await init('--json');
    expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: '' });
    const { runner, files, next } = JSON.parse(stdout);
    const test = files.at(-1).path;
    return {
      runner,
      test,
      command: next.find((one: { command: string }) => one.command.includes(test)).command,
    };
  }

  describe('writes', () => {
    it('a scenario, a config, a line for git and a test, and shows them', async () => {
      writeManifest({ type: 'module', devDependencies: { mocha: '^12.0.0', chai: '^6.0.0' } });
      const { exitCode, stdout, stderr } = await init();
      expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: '' });
      expect(Object.keys(readAll())).to.deep.equal([
        '.gitignore',
        'highlevel-mock.config.yaml',
        'package.json',
        'scenarios/first.yaml',
        'test/highlevel-webhooks.test.js',
      ]);
      expect(stdout).to.match(/^wrote +scenarios\/first\.yaml /m);
      expect(stdout).to.match(/^wrote +highlevel-mock\.config\.yaml /m);
      expect(stdout).to.match(/^added to +\.gitignore +\.highlevel-mock\/$/m);
      expect(stdout).to.match(/^wrote +test\/highlevel-webhooks\.test\.js +a test for mocha/m);
      expect(stdout).to.match(/^ {2}npx mocha test\/highlevel-webhooks\.test\.js /m);
      expect(read('.gitignore')).to.equal('.highlevel-mock/\n');
    });

    it('a scenario that an editor can check, and that tells a sound receiver from one that verifies nothing', async () => {
      await init();
      expect(read('scenarios/first.yaml')).to.match(
        /^# yaml-language-server: \$schema=\.\.\/node_modules\/highlevel-mock\/dist\/scenario\.schema\.json\n/,
      );
      const scenario = join(folder, 'scenarios/first.yaml');
      const valid = await runCommand(['validate', scenario, '--strict'], { workingDirectory: folder });
      expect(valid).to.include({ exitCode: 0, stderr: '' });
      expect(valid.stdout).to.include('valid. 4 events');
      const naive = await startHttpReceiver((request, response) => {
        request.resume();
        response.end();
      });
      const run = await runCommand(['run', scenario, '--target', naive.url], { workingDirectory: folder });
      await naive.close();
      expect(run.exitCode).to.equal(1);
      expect(run.stdout).to.include('forged: status');
    });

    it('a config that says where the receiver listens', async () => {
      await init();
      write('highlevel-mock.config.yaml', read('highlevel-mock.config.yaml').replace('# header', 'header'));
      const { stdout, stderr } = await runCommand(['trigger', 'sms.sent', '--dry-run'], {
        workingDirectory: folder,
      });
      expect(stderr).to.equal('');
      expect(readLines(stdout)[0]?.headers).to.include({ 'x-tenant': 'clinic' });
      expect(read('highlevel-mock.config.yaml')).to.match(/^target: http:\/\/localhost:3000\/webhooks /m);
    });

    it('the same as JSON with --json, and nothing else on stdout', async () => {
      writeManifest({ devDependencies: { 'highlevel-mock': '0.1.0' } });
      const { stdout, stderr } = await init('--json');
      expect(stderr).to.equal('');
      const result = JSON.parse(stdout);
      expect(result).to.include({ folder, runner: 'node:test' });
      expect(
        result.files.map(({ path, action }: Record<string, string>) => `${action} ${path}`),
      ).to.deep.equal([
        'written scenarios/first.yaml',
        'written highlevel-mock.config.yaml',
        'appended .gitignore',
        'written test/highlevel-webhooks.test.js',
      ]);
      expect(result.next.map(({ command }: Record<string, string>) => command)).to.deep.equal([
        'node --test test/highlevel-webhooks.test.js',
        'npx highlevel-mock keys show >> .env',
        'npx highlevel-mock run scenarios/first.yaml',
      ]);
    });

    it('all but a test where there is no package.json, and says so', async () => {
      const { exitCode, stdout } = await init();
      expect(exitCode).to.equal(0);
      expect(Object.keys(readAll())).to.deep.equal([
        '.gitignore',
        'highlevel-mock.config.yaml',
        'scenarios/first.yaml',
      ]);
      expect(stdout).to.include('There is no package.json here, so no test was written.');
      expect(stdout).to.include('npm install --save-dev highlevel-mock');
      expect(JSON.parse((await init('--json')).stdout).runner).to.equal(null);
    });
  });

  describe('writes a test for', () => {
    const JEST = 'node --experimental-vm-modules node_modules/jest/bin/jest.js';
    for (const [what, manifest, expected] of [
      ['mocha', { devDependencies: { mocha: '^12' } }, { runner: 'mocha', command: 'npx mocha {}' }],
      ['vitest', { devDependencies: { vitest: '^4' } }, { runner: 'vitest', command: 'npx vitest run {}' }],
      ['jest', { devDependencies: { jest: '^30' } }, { runner: 'jest', command: `${JEST} {}` }],
      [
        'jest before 30, which looks for no .mjs',
        { devDependencies: { jest: '~29.7' } },
        { runner: 'jest', command: `${JEST} --testMatch "**/*.test.mjs" {}` },
      ],
      ['node:test where there is no other', {}, { runner: 'node:test', command: 'node --test {}' }],
      ['a runner among the dependencies', { dependencies: { mocha: '*' } }, { runner: 'mocha' }],
      [
        'the runner that the test script starts',
        { scripts: { test: 'c8 mocha' }, devDependencies: { vitest: '^4', jest: '^30', mocha: '^12' } },
        { runner: 'mocha' },
      ],
      [
        'node:test where the test script starts it',
        { scripts: { test: 'node --import tsx --test' }, devDependencies: { jest: '^30' } },
        { runner: 'node:test' },
      ],
      ['a package.json whose lists are none', { scripts: [], devDependencies: 'x' }, { runner: 'node:test' }],
    ] as const) {
      it(what, async () => {
        const { runner, command, test } = await initAs(manifest);
        expect(runner).to.equal(expected.runner);
        if ('command' in expected) expect(command).to.equal(expected.command.replace('{}', test));
      });
    }

    it('a package.json with a byte order mark', async () => {
      write('package.json', '\uFEFF{ "devDependencies": { "vitest": "^4" } }');
      expect(JSON.parse((await init('--json')).stdout).runner).to.equal('vitest');
    });
  });

  describe('writes the test', () => {
    const MOCHA = { mocha: '^12', chai: '^6' };

    for (const [what, manifest, extension, line] of [
      ['with require in CommonJS', { devDependencies: MOCHA }, 'js', "require('highlevel-mock');"],
      [
        'with import in ES modules',
        { type: 'module', devDependencies: MOCHA },
        'js',
        "from 'highlevel-mock';",
      ],
      ['with import for vitest', { devDependencies: { vitest: '^4' } }, 'js', "from 'highlevel-mock';"],
      [
        'as a module for jest, which else requires',
        { devDependencies: { jest: '^30' } },
        'mjs',
        "from 'highlevel-mock';",
      ],
      [
        'as JavaScript for jest in ES modules',
        { type: 'module', devDependencies: { jest: '^30', typescript: '^6' } },
        'js',
        "from 'highlevel-mock';",
      ],
      [
        'in TypeScript where it is installed',
        { devDependencies: { ...MOCHA, typescript: '^6' } },
        'ts',
        "import type { IncomingMessage, ServerResponse } from 'node:http';",
      ],
      ['with chai where it is there', { devDependencies: MOCHA }, 'js', 'use(highlevelChai);'],
      ['without chai where it is not', { devDependencies: { mocha: '^12' } }, 'js', 'assert.deepEqual('],
      [
        'without chai where it is too old',
        { devDependencies: { ...MOCHA, chai: '^4.5' } },
        'js',
        'assert.deepEqual(',
      ],
      [
        'with the types of vitest 4',
        { devDependencies: { vitest: '~4.1', typescript: '^6' } },
        'ts',
        '  interface Assertion<T> extends HighlevelMatchers<T> {}',
      ],
      [
        'with the types of vitest 5',
        { devDependencies: { vitest: 'latest', typescript: '^6' } },
        'ts',
        '  interface Matchers<R> extends HighlevelMatchers<R> {}',
      ],
    ] as const) {
      it(what, async () => {
        const { test } = await initAs(manifest);
        expect(test).to.equal(`test/highlevel-webhooks.test.${extension}`);
        expect(read(test)).to.include(line);
      });
    }

    for (const [runner, end] of [
      ['mocha', '}).timeout(60_000);'],
      ['vitest', '}, 60_000);'],
      ['jest', '}, 60_000);'],
    ] as const) {
      it(`for ${runner} with a minute for each test, as the machine may be busy`, async () => {
        const { test } = await initAs({ devDependencies: { [runner]: '*' } });
        const ends = read(test)
          .split('\n')
          .filter((line) => line.startsWith('  }'));
        expect(ends.slice(-2)).to.deep.equal([`  ${end}`, `  ${end}`]);
      });
    }

    it('in TypeScript where there is a tsconfig.json, and says how mocha loads it', async () => {
      write('tsconfig.json', '{}');
      const { test, command } = await initAs({ devDependencies: MOCHA });
      expect(command).to.equal(`npx mocha --node-option import=tsx ${test}`);
    });

    it('for a mocha that knows how to load TypeScript already', async () => {
      write('tsconfig.json', '{}');
      write('.mocharc.yml', 'require: ts-node/register');
      const { test, command } = await initAs({ devDependencies: MOCHA });
      expect(command).to.equal(`npx mocha ${test}`);
    });

    for (const name of ['tests', '__tests__']) {
      it(`beside the others in ${name}/`, async () => {
        write(`${name}/other.test.js`, '');
        expect((await initAs({})).test).to.equal(`${name}/highlevel-webhooks.test.js`);
      });
    }
  });

  describe('overwrites nothing', () => {
    it('of what is there, and says what it left', async () => {
      const theirs = {
        'package.json': '{}',
        'scenarios/first.yaml': 'mine',
        'test/highlevel-webhooks.test.js': 'mine too',
      };
      for (const [path, text] of Object.entries(theirs)) write(path, text);
      const { exitCode, stdout } = await init();
      expect(exitCode).to.equal(0);
      expect(readAll()).to.include(theirs);
      expect(stdout).to.match(/^left +scenarios\/first\.yaml +is there already$/m);
      expect(stdout).to.match(/^left +test\/highlevel-webhooks\.test\.js +is there already$/m);
      expect(stdout).to.match(/^wrote +highlevel-mock\.config\.yaml /m);
    });

    for (const name of ['highlevel-mock.config.ts', 'highlevel-mock.config.json']) {
      it(`of a config in another form: ${name}`, async () => {
        write(name, '{}');
        const { stdout } = await init();
        expect(stdout).to.match(new RegExp(`^left +${name.replaceAll('.', '\\.')} `, 'm'));
        expect(Object.keys(readAll())).to.not.include('highlevel-mock.config.yaml');
      });
    }

    it('the second time, when it writes nothing and says so', async () => {
      writeManifest({ devDependencies: { vitest: '^4' } });
      await init();
      const before = readAll();
      const { exitCode, stdout } = await init();
      expect(exitCode).to.equal(0);
      expect(stdout).to.include('Nothing to write: all of it is there already.');
      expect(stdout).to.not.match(/^(wrote|added)/m);
      expect(readAll()).to.deep.equal(before);
    });

    it('where a link leads to a file that is not there', async () => {
      symlinkSync(join(folder, 'elsewhere.yaml'), join(folder, 'highlevel-mock.config.yaml'));
      await init();
      expect(Object.keys(readAll())).to.not.include('elsewhere.yaml');
    });
  });

  describe('gives .gitignore its line', () => {
    for (const [what, before, after] of [
      ['at the end', 'node_modules/\n', 'node_modules/\n.highlevel-mock/\n'],
      ['after a last line without an end', 'dist', 'dist\n.highlevel-mock/\n'],
      ['with the line endings of Windows', 'a\r\nb\r\n', 'a\r\nb\r\n.highlevel-mock/\r\n'],
      ['with these, after a last line without an end', 'a\r\nb', 'a\r\nb\r\n.highlevel-mock/\r\n'],
      ['where it is empty', '', '.highlevel-mock/\n'],
    ] as const) {
      it(what, async () => {
        write('.gitignore', before);
        await init();
        expect(read('.gitignore')).to.equal(after);
      });
    }

    for (const line of ['.highlevel-mock/', '.highlevel-mock', '/.highlevel-mock/', '  .highlevel-mock/  ']) {
      it(`unless it has it: "${line}"`, async () => {
        const text = `dist\r\n${line}\r\nlogs`;
        write('.gitignore', text);
        expect((await init()).stdout).to.match(/^left +\.gitignore /m);
        expect(read('.gitignore')).to.equal(text);
      });
    }

    it('though a line about something else resembles it', async () => {
      write('.gitignore', '# .highlevel-mock/\n!.highlevel-mock/\n');
      await init();
      expect(read('.gitignore')).to.equal('# .highlevel-mock/\n!.highlevel-mock/\n.highlevel-mock/\n');
    });
  });

  describe('fails with one clear error', () => {
    async function expectRefusal(finishing: Promise<Finished>, text: string): Promise<void> {
      const { exitCode, stdout, stderr } = await finishing;
      expect({ exitCode, stdout }).to.deep.equal({ exitCode: 2, stdout: '' });
      expect(stderr).to.include(text);
      expect(stderr).to.not.match(/^ +at /m);
    }

    for (const [what, text, reason] of [
      ['no JSON', '{ "name": ', 'Failed to read package.json: '],
      ['no object', '[]', 'Failed to read package.json: it holds no object.'],
    ] as const) {
      it(`when package.json is ${what}, before anything is written`, async () => {
        write('package.json', text);
        await expectRefusal(init(), reason);
        expect(Object.keys(readAll())).to.deep.equal(['package.json']);
      });
    }

    it('when package.json is a folder', async () => {
      mkdirSync(join(folder, 'package.json'));
      await expectRefusal(init(), 'Failed to read package.json: EISDIR');
    });

    it('when a file stands where a folder has to be, says what was written, and goes on once it is gone', async () => {
      write('package.json', '{}');
      write('test', 'no folder');
      await expectRefusal(
        init(),
        'Written before it: scenarios/first.yaml, highlevel-mock.config.yaml, .gitignore.',
      );
      expect(read('test')).to.equal('no folder');
      rmSync(join(folder, 'test'));
      const { exitCode, stdout } = await init();
      expect(exitCode).to.equal(0);
      expect(stdout)
        .to.match(/^wrote +test\//m)
        .and.match(/^left +scenarios\//m);
    });

    it('when not even the first can be written', async () => {
      write('scenarios', 'no folder');
      await expectRefusal(init(), 'Failed to write "scenarios/first.yaml": EEXIST');
      await expectRefusal(init(), 'Nothing was written before it.');
    });

    it('when .gitignore is a folder', async () => {
      mkdirSync(join(folder, '.gitignore'));
      await expectRefusal(init(), 'Failed to write ".gitignore": EISDIR');
    });

    it('when it is given an argument or a flag it has not', async () => {
      await expectRefusal(init('vitest'), 'too many arguments');
      await expectRefusal(init('--force'), "unknown option '--force'");
      expect(readAll()).to.deep.equal({});
    });
  });
});
