import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { isRunError } from '../../src/errors/run-error.ts';
import { readProjectConfig } from '../../src/run/read-project-config.ts';
import { createProject, type ScenarioProject } from './scenario-project.ts';

const PACKAGE = { 'package.json': '{ "type": "module" }' };
const CONFIG = 'highlevel-mock.config';

describe('readProjectConfig()', () => {
  let project: ScenarioProject | null = null;
  afterEach(() => {
    project?.remove();
    project = null;
  });

  /** Reads the config of a project that has these files besides its package.json. */
  async function read(files: Readonly<Record<string, string>>, folder = '') {
    project = createProject({ ...PACKAGE, ...files });
    const { config } = await readProjectConfig({
      workingDirectory: join(project.path, folder),
      userId: null,
    });
    return config;
  }

  const refusalOf = async (files: Readonly<Record<string, string>>, folder?: string): Promise<string> => {
    const error = await read(files, folder).catch((thrown: unknown) => thrown);
    expect(error).to.satisfy(isRunError).and.have.property('code', 'HL_RUN_OPTION_INVALID');
    return (error as Error).message;
  };

  const forms = {
    yaml: 'target: http://localhost:3000/hook\nseed: 7\n',
    yml: '# ours\ntarget: http://localhost:3000/hook\nseed: 7\n',
    json: '{ "target": "http://localhost:3000/hook", "seed": 7 }',
    js: "export default { target: 'http://localhost:3000/hook', seed: 7 };",
    mjs: "export default Promise.resolve({ target: 'http://localhost:3000/hook', seed: 7 });",
    cjs: "module.exports = { target: 'http://localhost:3000/hook', seed: 7 };",
    ts: "import { defineConfig } from 'highlevel-mock';\nexport default defineConfig({ target: 'http://localhost:3000/hook', seed: 7 });",
  };
  for (const [extension, text] of Object.entries(forms)) {
    it(`reads ${CONFIG}.${extension}`, async () => {
      const config = await read({ [`${CONFIG}.${extension}`]: text });
      expect(config).to.deep.equal({ target: 'http://localhost:3000/hook', seed: 7 });
    });
  }

  it('finds it above the working directory', async () => {
    expect(await read({ [`${CONFIG}.json`]: '{ "seed": 1 }', 'a/b/c.txt': '' }, 'a/b')).to.deep.equal({
      seed: 1,
    });
  });

  it('takes the nearest', async () => {
    const files = { [`${CONFIG}.json`]: '{ "seed": 1 }', [`a/${CONFIG}.yaml`]: 'seed: 2', 'a/b/c.txt': '' };
    expect(await read(files, 'a/b')).to.deep.equal({ seed: 2 });
  });

  it('does not look beyond the project', async () => {
    const files = { [`${CONFIG}.json`]: '{ "seed": 1 }', 'inner/package.json': '{}', 'inner/a/b.txt': '' };
    expect(await read(files, 'inner/a')).to.deep.equal({});
  });

  it('looks in the working directory alone where there is no package.json', async () => {
    project = createProject({ [`${CONFIG}.json`]: '{ "seed": 1 }', 'a/b.txt': '' });
    const inner = join(project.path, 'a');
    const missing = { config: {}, file: null };
    expect(await readProjectConfig({ workingDirectory: inner, userId: null })).to.deep.equal(missing);
    const here = { workingDirectory: project.path, userId: null };
    const found = { config: { seed: 1 }, file: `${CONFIG}.json` };
    expect(await readProjectConfig(here)).to.deep.equal(found);
  });

  it('does not load one that belongs to another user', async () => {
    project = createProject({
      ...PACKAGE,
      [`${CONFIG}.js`]: 'globalThis.wasLoaded = true; export default {};',
    });
    // Seen from a user who owns nothing here.
    const path = join(project.path, `${CONFIG}.js`);
    if (process.getuid?.() === 0) chownSync(path, 4_000, 4_000);
    const place = { workingDirectory: project.path, userId: 4_001 };
    const error = await readProjectConfig(place).catch((thrown: unknown) => thrown);
    expect(error).to.satisfy(isRunError).and.have.property('code', 'HL_RUN_FOREIGN_FILE');
    expect((error as Error).message).to.match(
      /^Failed to use ".*config\.js": ".*" belongs to another user \(id \d+\)/,
    );
    expect(globalThis).to.not.have.property('wasLoaded');
  });

  it('refuses a folder or a pipe in its place instead of reading it', async () => {
    expect(await refusalOf({ [`${CONFIG}.yaml/a.txt`]: '' })).to.include('it is not a plain file');
    project?.remove();
    project = createProject(PACKAGE);
    execFileSync('mkfifo', [join(project.path, `${CONFIG}.json`)]);
    const place = { workingDirectory: project.path, userId: null };
    const error = await readProjectConfig(place).catch((thrown: unknown) => thrown);
    expect((error as Error).message).to.include('it is not a plain file');
  });

  it('is empty where there is none', async () => {
    expect(await read({})).to.deep.equal({});
  });

  it('takes key files from beside itself, wherever the command runs', async () => {
    const { key } = await read(
      { [`${CONFIG}.yaml`]: 'key: [keys/a.pem, /etc/b.pem]', 'a/b/c.txt': '' },
      'a/b',
    );
    expect(key).to.deep.equal([join(`${project?.path}`, 'keys/a.pem'), '/etc/b.pem']);
  });

  const refusals: readonly (readonly [string, string, RegExp])[] = [
    ['an unknown key', 'timout: 3s', /has no setting "timout"\. Did you mean "timeout"\? Use target, seed,/],
    ['a key of the scenario', 'sender: {}', /has no setting "sender"\./],
    ['a run id, as each run needs its own', 'runId: x', /has no setting "runId"\./],
    ['a list where text belongs', 'target: [a]', /"target" is a list\. Make it text\./],
    ['text where yes or no belongs', 'strict: yes please', /"strict" is text\. Make it true or false\./],
    ['nothing', 'seed:', /"seed" is null\. Make it text or a number\./],
    ['text where a list belongs', 'key: a.pem', /"key" is text\. Make it a list of texts\./],
    ['a list of numbers', 'allowHost: [1]', /"allowHost" is a list\. Make it a list of texts\./],
    [
      'a header that is a number',
      'header: { x: 1 }',
      /"header" is a map\. Make it a map of names to texts\./,
    ],
    [
      'a header nobody can send',
      'header: { "a b": x }',
      /Failed to read "header" in \S+: "a b" or its value/,
    ],
    ['a path that is none', 'set: { a..b: 1 }', /Failed to read "set" in \S+: "a\.\.b" is no path\./],
    ['an instant without an offset', 'startAt: 2026-01-01', /Failed to read "startAt" in \S+: "2026-01-01"/],
    ['a clock nobody knows', 'clock: fast', /Failed to read "clock" in \S+: "fast" is no clock\./],
    ['a duration that is none', 'timeout: 3 s', /Failed to read "timeout" in \S+: "3 s" is no duration/],
    [
      'a number out of bounds',
      'concurrency: 0',
      /Failed to read "concurrency" in \S+: 0 is not a whole number/,
    ],
    ['a seed beyond what a number keeps', 'seed: 1.5', /Failed to read "seed" in \S+: 1\.5/],
    [
      'a revision nobody knows',
      'revision: "2024"',
      /Failed to read "revision" in \S+: "2024".*2025-05, 2025-10/,
    ],
    ['a policy nobody knows', 'retry: often', /Failed to read "retry" in \S+: "often".*highlevel-2025/],
    ['a mode nobody knows', 'sign: rsa', /Failed to read "sign" in \S+: "rsa".*legacy/],
    ['timestamps nobody knows', 'timestamps: moon', /Failed to read "timestamps" in \S+: "moon"/],
    [
      'a URL in the place of a host',
      'allowHost: ["http://staging.test/"]',
      /Failed to read "allowHost" in \S+: "http:\/\/staging\.test\/" is not a host.*"staging\.test"/,
    ],
    ['no map', '- a', /it holds no map of settings\./],
  ];
  for (const [what, text, message] of refusals) {
    it(`refuses ${what}`, async () => {
      const refusal = await refusalOf({ [`${CONFIG}.yaml`]: text });
      expect(refusal)
        .to.match(message)
        .and.match(/^Failed to read .*highlevel-mock\.config\.yaml: /);
    });
  }

  it('quotes no value that could be a secret', async () => {
    expect(await refusalOf({ [`${CONFIG}.yaml`]: 'header: "authorization: hush"' })).to.not.include('hush');
    expect(await refusalOf({ [`${CONFIG}.yaml`]: 'header: { a: "hush\\n" }' })).to.not.include('hush');
  });

  it('says where YAML or JSON is broken', async () => {
    const message = await refusalOf({ [`${CONFIG}.json`]: '{\n  "seed": 7,,\n}' });
    expect(message).to.match(
      /^Failed to read highlevel-mock\.config\.json: it fails with "line 2, column \d+: /,
    );
  });

  it('says what a module of the project fails with, and names it from where the command runs', async () => {
    const files = { [`${CONFIG}.ts`]: "throw new Error('no such team');", 'a/b.txt': '' };
    expect(await refusalOf(files, 'a')).to.equal(
      'Failed to read ../highlevel-mock.config.ts: it fails with "no such team". Mend that file.',
    );
  });

  it('refuses a module without a default export', async () => {
    expect(await refusalOf({ [`${CONFIG}.mjs`]: 'export const seed = 7;' })).to.match(
      /it holds no map of settings/,
    );
  });
});
