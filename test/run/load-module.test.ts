import { join } from 'node:path';
import { expect } from 'chai';
import { loadModule } from '../../src/run/load-module.ts';
import { loadScenario } from '../../src/run/load-scenario.ts';
import { runCommand } from '../cli/run-command.ts';
import { createProject, type ScenarioProject } from './scenario-project.ts';

const TREE = "{ version: 1, name: 'told', steps: [{ emit: 'sms.sent' }] }";

/** Modules that are loaded, whatever they leave behind. */
const LOADED: Readonly<Record<string, string>> = {
  'timer.mjs': `setInterval(() => {}, 1_000);\nexport default ${TREE};`,
  'server.mjs': `import { createServer } from 'node:http';\ncreateServer().listen(0, '127.0.0.1');\nexport default ${TREE};`,
  'getter.mjs': `export default { get version() { return 1; }, name: 'told', steps: [{ emit: 'sms.sent' }] };`,
  'proxy.mjs': `export default new Proxy(${TREE}, {});`,
  'prints.mjs': `console.log('hello');\nprocess.send({ hello: 1 });\nexport default ${TREE};`,
};

/** Modules that are refused, and why. */
const REFUSED: Readonly<Record<string, readonly [text: string, reason: RegExp]>> = {
  'exits.mjs': [
    `process.exit(0);\nexport default ${TREE};`,
    /its process ends with code 0 before it has exported/,
  ],
  'killed.mjs': [
    "process.kill(process.pid, 'SIGKILL');",
    /its process is ended by SIGKILL before it has exported/,
  ],
  'pending.mjs': [
    'export default new Promise(() => {});',
    /its process ends with code \d+ before it has exported/,
  ],
  'awaits.mjs': ['await new Promise(() => {});', /its process ends with code \d+ before it has exported/],
  'rejects.mjs': [
    `Promise.reject(new Error('left alone'));\nexport default ${TREE};`,
    /it fails with "left alone"/,
  ],
  'getter-throws.mjs': [
    "export default { version: 1, get name() { throw new Error('no name'); } };",
    /it fails with "no name"/,
  ],
  'proxy-throws.mjs': [
    "export default new Proxy({}, { ownKeys() { throw new Error('no keys'); } });",
    /it fails with "no keys"/,
  ],
  'throws-null.mjs': ['throw null;', /it fails with "null"/],
  'throws-worse.mjs': [
    "throw { toString() { throw new Error('again'); } };",
    /it fails with "something that cannot be described"/,
  ],
  'throws-lines.mjs': ["throw new Error('one\\ntwo');", /it fails with "one two"/],
  'function.mjs': [
    `export default { version: 1, name: 'told', steps: [{ emit: 'sms.sent', text: () => 'x' }] };`,
    /it exports a function at steps\[0\]\.text, which is no data/,
  ],
  'date.mjs': [
    "export default { version: 1, name: 'told', startsAt: new Date(0) };",
    /it exports a Date at startsAt, which is no data/,
  ],
  'namespace.mjs': [
    "import * as self from './namespace.mjs';\nexport { self as default };",
    /it (exports|fails)|its default export/,
  ],
};

/** Modules that are refused once they are read. */
const INVALID: Readonly<Record<string, readonly [text: string, reason: RegExp]>> = {
  'own-default.cjs': [
    `module.exports = ${TREE};\nmodule.exports.default = module.exports;`,
    /default: this object holds itself/,
  ],
  'cycle.mjs': [
    "const steps = [];\nsteps.push({ repeat: 2, steps });\nexport default { version: 1, name: 'told', steps };",
    /this object holds itself/,
  ],
  'deep.mjs': [
    "let steps = [{ emit: 'sms.sent' }];\nfor (let i = 0; i < 1e5; i++) steps = [{ repeat: 2, steps }];\nexport default { version: 1, name: 'told', steps };",
    /nested more than 32 levels deep/,
  ],
  'endless.mjs': [
    "const self = new Proxy({}, { get: () => ({ steps: [self] }), ownKeys: () => ['steps'], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) });\nexport default self;",
    /nested more than|this object holds itself|problem/,
  ],
  'sparse.mjs': [
    "export default { version: 1, name: 'told', steps: new Array(2 ** 32 - 1) };",
    /this is more than 30000 values/,
  ],
};

describe('loadModule()', function () {
  this.timeout(60_000);
  let project: ScenarioProject;
  const file = (name: string): string => join(project.path, name);
  before(() => {
    const texts = { ...REFUSED, ...INVALID };
    project = createProject({
      'package.json': '{}',
      ...LOADED,
      ...Object.fromEntries(Object.entries(texts).map(([name, [text]]) => [name, text])),
      'loops.mjs': 'for (;;);',
      'waits.mjs': 'setInterval(() => {}, 1_000);\nawait new Promise(() => {});',
    });
  });
  after(() => project.remove());

  const failureOf = async (name: string): Promise<Error & { readonly code?: string }> => {
    const failed = await loadScenario(file(name)).then(
      () => new Error('it was loaded'),
      (thrown: Error) => thrown,
    );
    return failed;
  };

  for (const name of Object.keys(LOADED)) {
    it(`loads ${name}`, async () => {
      expect(await loadScenario(file(name))).to.have.property('name', 'told');
    });
  }

  for (const [name, [, reason]] of Object.entries(REFUSED)) {
    it(`refuses ${name} in one line`, async () => {
      const { code, message } = await failureOf(name);
      expect(code).to.equal('HL_SCENARIO_UNREADABLE');
      expect(message)
        .to.match(reason)
        .and.match(/^Failed to load scenario ".*": .*\.$/);
    });
  }

  for (const [name, [, reason]] of Object.entries(INVALID)) {
    it(`refuses what ${name} exports`, async () => {
      const { code, message } = await failureOf(name);
      expect(code).to.equal('HL_SCENARIO_INVALID');
      expect(message).to.match(reason);
    });
  }

  for (const name of ['loops.mjs', 'waits.mjs']) {
    it(`gives up on ${name} when its time is over`, async () => {
      let boundMs = 0;
      const clock = {
        after: (delayMs: number, fn: () => void) => {
          boundMs = delayMs;
          setImmediate(fn);
          return () => {};
        },
      };
      const thrown = await loadModule(file(name), clock).catch((error: Error) => error);
      expect(thrown).to.have.property('message', 'it has exported nothing after 60 s');
      expect(boundMs).to.equal(60_000);
    });
  }

  it('lets no module end the command line with a good exit code', async () => {
    const { exitCode, stdout, stderr } = await runCommand(
      ['run', file('exits.mjs'), '--target', 'http://localhost:1'],
      { workingDirectory: project.path },
    );
    expect({ exitCode, stdout }).to.deep.equal({ exitCode: 2, stdout: '' });
    expect(stderr).to.match(/^Failed to load scenario .*exits\.mjs.*\n$/);
  });
});
