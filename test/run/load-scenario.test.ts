import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { isScenarioError } from '../../src/errors/scenario-error.ts';
import { loadScenario, loadScenarios } from '../../src/run/load-scenario.ts';
import { runScenario } from '../../src/run/run-scenario.ts';
import { createProject, type ScenarioProject } from './scenario-project.ts';

const TREE = "{ version: 1, name: 'told', steps: [{ id: 'hello', emit: 'sms.sent' }] }";

const TYPESCRIPT = `
import type { ScenarioFile } from 'highlevel-mock';
import { NAME, type Cast } from './people.ts';
const cast: Cast = { ada: { name: NAME } };
const scenario: ScenarioFile = { version: 1, name: 'told', cast, steps: [{ id: 'hello', emit: 'sms.sent' }] };
export default scenario;
`;

const PEOPLE = `
export type Cast = { readonly ada: { readonly name: string } };
export const NAME: string = 'Ada Okafor';
`;

/** One project of each module system, with files that mean the same in both. */
const SYSTEMS = {
  'an ESM project': '{ "type": "module" }',
  'a CommonJS project': '{ "type": "commonjs" }',
  'a project that names no module system': '{}',
};

describe('loadScenario()', () => {
  for (const [system, manifest] of Object.entries(SYSTEMS)) {
    describe(`in ${system}`, () => {
      let project: ScenarioProject;
      const load = (file: string) => loadScenario(join(project.path, file));

      before(() => {
        project = createProject({
          'package.json': manifest,
          'people.ts': PEOPLE,
          'story.ts': TYPESCRIPT,
          'story.mts': TYPESCRIPT,
          'story.cts': TYPESCRIPT,
          'default.mjs': `export default ${TREE};`,
          'exports.cjs': `module.exports = ${TREE};`,
          'interop.cjs': `Object.defineProperty(exports, '__esModule', { value: true });\nexports.default = ${TREE};`,
          'promise.ts': `export default Promise.resolve(${TREE});`,
          'promise.cjs': `module.exports = Promise.resolve(${TREE});`,
          'throws.ts': "throw new Error('there is no clinic.csv');",
          'text.cjs': "throw 'no more';",
          'rejects.mjs': "export default Promise.reject(new Error('nobody answers'));",
          'broken.ts': 'export default { version: ;',
          'lost.ts': "import { x } from './nowhere.ts';\nexport default x;",
          'named.ts': `export const scenario = ${TREE};`,
          'empty.mjs': '',
          'function.ts': `export default () => (${TREE});`,
          'slip.ts': "export default { version: 1, name: 'told', steps: [{ emit: 'sms.snt' }] };",
        });
      });
      after(() => project.remove());

      for (const file of [
        'story.ts',
        'story.mts',
        'story.cts',
        'default.mjs',
        'exports.cjs',
        'interop.cjs',
        'promise.ts',
        'promise.cjs',
      ]) {
        it(`loads ${file}`, async () => {
          const { name, file: named, steps } = await load(file);
          expect({ name, file: named, id: steps[0]?.id }).to.deep.equal({
            name: 'told',
            file: join(project.path, file),
            id: 'hello',
          });
        });
      }

      it('takes what a module imports from its own project', async () => {
        expect((await load('story.ts')).cast).to.deep.equal([{ name: 'ada', displayName: 'Ada Okafor' }]);
      });

      it('keeps the tree as JSON, so that a journal explains itself', async () => {
        const { text } = await load('story.ts');
        expect(JSON.parse(text)).to.include({ version: 1, name: 'told' });
      });

      const refusals = {
        'throws.ts': 'it fails with "there is no clinic.csv". Mend the module.',
        'text.cjs': 'it fails with "no more". Mend the module.',
        'rejects.mjs': 'it fails with "nobody answers". Mend the module.',
        'broken.ts': 'ERROR: Unexpected ";"". Mend the module.',
        'lost.ts': /it fails with "Cannot find module '[^']*nowhere\.ts'( imported from \S+lost\.ts)?"\./,
        'named.ts': 'Write `export default defineScenario({ … })`.',
        'empty.mjs': 'it has no default export.',
        'function.ts': 'it exports a function, which is no data. Mend the module.',
      };
      for (const [file, reason] of Object.entries(refusals)) {
        it(`says what is wrong with ${file}`, async () => {
          const error = await load(file).catch((thrown: unknown) => thrown);
          expect(error).to.satisfy(isScenarioError).and.have.property('code', 'HL_SCENARIO_UNREADABLE');
          expect(error)
            .to.have.property('message')
            .that.matches(typeof reason === 'string' ? new RegExp(quote(reason)) : reason)
            .and.includes(`Failed to load scenario "${join(project.path, file)}": `)
            .and.not.match(/\n {4}at |namespace=/);
        });
      }

      it('checks the tree like that of a file', async () => {
        const error = await load('slip.ts').catch((thrown: unknown) => thrown);
        expect(error).to.have.property('code', 'HL_SCENARIO_INVALID');
        expect(error).to.have.property('message').that.includes('slip.ts: steps[0].emit: ');
      });
    });
  }

  describe('in a project that has highlevel-mock', () => {
    let project: ScenarioProject;
    before(() => {
      project = createProject({
        'package.json': '{ "type": "module" }',
        'story.ts': `import { defineScenario } from 'highlevel-mock';\nexport default defineScenario(${TREE});`,
      });
    });
    after(() => project.remove());

    it('finds defineScenario there', async () => {
      expect((await loadScenario(join(project.path, 'story.ts'))).name).to.equal('told');
    });

    it('is what runScenario takes a path with', async () => {
      const run = await runScenario(join(project.path, 'story.ts'), {
        target: { fetch: () => new Response() },
      });
      expect(run.delivery('hello').outcome).to.equal('accepted');
    });
  });

  it('loads YAML and JSON files, and shipped scenarios by name', async () => {
    const project = createProject({
      'story.yaml': 'version: 1\nname: told\nsteps: [{ emit: sms.sent }]\n',
      'story.json': '{ "version": 1, "name": "told", "steps": [{ "emit": "sms.sent" }] }',
    });
    const files = ['story.yaml', 'story.json'].map((file) => join(project.path, file));
    const scenarios = await loadScenarios([...files, 'answered-call']);
    project.remove();
    expect(scenarios.map(({ name }) => name)).to.deep.equal(['told', 'told', 'answered-call']);
  });

  it('runs a module once, however often it is asked for', async () => {
    const project = createProject({
      'package.json': '{ "type": "module" }',
      'count.mjs': `import { appendFileSync } from 'node:fs';\nappendFileSync(new URL('./loads', import.meta.url), '.');\nexport default ${TREE};`,
    });
    const path = join(project.path, 'count.mjs');
    await loadScenarios([path, path, path]);
    expect(readFileSync(join(project.path, 'loads'), 'utf8')).to.equal('.');
    project.remove();
  });

  it('says so when there is no such module', async () => {
    const error = await loadScenario('nowhere.ts').catch((thrown: unknown) => thrown);
    expect(error).to.have.property('code', 'HL_SCENARIO_NOT_FOUND');
  });
});

function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
