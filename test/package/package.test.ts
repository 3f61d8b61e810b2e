import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import ts from 'typescript';
import { packTarball } from './build-package.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const subpaths = Object.keys(manifest.exports).map((subpath) => join(manifest.name, subpath));
const typedSubpaths = Object.entries<{ readonly types?: string }>(manifest.exports)
  .filter(([, { types }]) => types !== undefined)
  .map(([subpath]) => join(manifest.name, subpath));

/**
 * Lays the packed package and its dependencies into an empty project, as an installation would.
 *
 * @remarks The dependencies are linked from this project's own, so that no registry is asked.
 */
function installInto(project: string): string {
  const home = join(project, 'node_modules', manifest.name);
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', packTarball(), '-C', home, '--strip-components', '1']);
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(project, 'node_modules', name);
    mkdirSync(join(link, '..'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link, 'dir');
  }
  return home;
}

describe('the packed package', function () {
  this.timeout(120_000);
  let project: string;
  let home: string;

  before(() => {
    project = mkdtempSync(join(tmpdir(), 'highlevel-mock-'));
    home = installInto(project);
  });

  after(() => {
    rmSync(project, { recursive: true, force: true });
  });

  function runNode(args: readonly string[]): string {
    return execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8', stdio: 'pipe' });
  }

  for (const subpath of subpaths) {
    it(`gives import '${subpath}' something`, () => {
      const attributes = subpath.endsWith('.json') ? ", { with: { type: 'json' } }" : '';
      const code = `console.log(Object.keys(await import('${subpath}'${attributes})).length)`;
      expect(Number(runNode(['--no-warnings', '--input-type=module', '--eval', code]))).to.be.above(0);
    });

    it(`gives require('${subpath}') something`, () => {
      const code = `console.log(Object.keys(require('${subpath}')).length)`;
      expect(Number(runNode(['--no-warnings', '--input-type=commonjs', '--eval', code]))).to.be.above(0);
    });
  }

  it('brings the types its exports name', () => {
    const types = Object.values<{ readonly types?: string }>(manifest.exports).flatMap(
      ({ types }) => types ?? [],
    );
    expect(types).to.not.be.empty;
    expect(types.filter((path) => !existsSync(join(home, path)))).to.deep.equal([]);
  });

  it('brings types that stand on their own', () => {
    // What a project has that types its tests; chai is a peer.
    for (const name of ['undici-types', '@types/chai', '@types/deep-eql', 'assertion-error']) {
      mkdirSync(join(project, 'node_modules', name, '..'), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name), 'dir');
    }
    writeFileSync(
      join(project, 'user.mts'),
      typedSubpaths
        .map((name, at) => `import * as api${at} from '${name}';\nexport const user${at} = api${at};\n`)
        .join(''),
    );
    const program = ts.createProgram([join(project, 'user.mts')], {
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      strict: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(project, 'node_modules/@types')],
    });
    const problems = ts
      .getPreEmitDiagnostics(program)
      .map((one) => ts.flattenDiagnosticMessageText(one.messageText, ' '));
    expect(problems).to.deep.equal([]);
  });

  it('says which locale it cannot load where modules cannot be required, as in jest, and plays English', () => {
    const code = `
      import { runScenario } from '${manifest.name}';
      const target = { fetch: () => new Response() };
      for (const locale of ['en', 'de']) {
        const scenario = { version: 1, name: 'x', locale, steps: [{ emit: 'sms.sent' }] };
        console.log(await runScenario(scenario, { target }).then(({ verdict }) => verdict, ({ code }) => code));
      }`;
    const flags = ['--no-experimental-require-module', '--no-warnings', '--input-type=module'];
    expect(runNode([...flags, '--eval', code])).to.equal('pass\nHL_PAYLOAD_LOCALE_UNLOADABLE\n');
  });

  it('is built whenever it is packed', () => {
    expect(manifest.scripts.prepack).to.equal('npm run build');
  });

  it('brings the shipped scenarios', () => {
    const shipped = readdirSync(join(ROOT, 'scenarios'));
    expect(shipped).to.not.be.empty;
    expect(readdirSync(join(home, 'scenarios'))).to.have.members(shipped);
  });

  it('brings neither sources nor tests', () => {
    expect(readdirSync(home)).to.not.include.members(['src']).and.not.include.members(['test']);
  });

  for (const [name, path] of Object.entries<string>(manifest.bin)) {
    it(`tells its version as ${name} --version`, () => {
      expect(runNode([join(home, path), '--version']).trim()).to.equal(manifest.version);
    });

    it(`explains itself as ${name} --help`, () => {
      expect(runNode([join(home, path), '--help'])).to.include(name);
    });

    it(`can be started as ${name} by a shell`, () => {
      expect(readFileSync(join(home, path), 'utf8')).to.match(/^#!\/usr\/bin\/env node\n/);
    });
  }

  const systems = { 'an ESM project': '{ "type": "module" }', 'a CommonJS project': '{}' };
  for (const [system, text] of Object.entries(systems)) {
    describe(`in TypeScript, in ${system}`, () => {
      let folder: string;
      const cli = (...args: readonly string[]): string =>
        execFileSync(process.execPath, [join(home, manifest.bin[manifest.name]), ...args], {
          cwd: folder,
          encoding: 'utf8',
          stdio: 'pipe',
        });

      before(() => {
        folder = mkdtempSync(join(project, 'typescript-'));
        const files = { 'package.json': text, 'people.ts': PEOPLE, 'story.ts': STORY, 'use.ts': USE };
        for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
      });

      it('takes a scenario', () => {
        expect(cli('validate', 'story.ts')).to.include('story.ts: valid. 1 event');
        expect(cli('run', 'story.ts', '--dry-run')).to.include('Ada is in.');
      });

      it('takes a config', () => {
        writeFileSync(join(folder, 'highlevel-mock.config.ts'), CONFIG);
        expect(cli('trigger', 'sms.sent', '--dry-run')).to.include('aB3dE5fG7hJ9kL1mN2pQ');
      });

      it('is a library to what tsx runs', () => {
        const args = ['--import', import.meta.resolve('tsx'), join(folder, 'use.ts')];
        expect(runNode(args)).to.equal('OutboundMessage pass\n');
      });
    });
  }
});

const PEOPLE = `
export type Person = { readonly name: string };
export const ada: Person = { name: 'Ada Okafor' };
`;

const STORY = `
import { defineScenario, type ScenarioFile } from 'highlevel-mock';
import { ada, type Person } from './people.ts';
const cast: Record<string, Person> = { ada };
const steps: ScenarioFile['steps'] = [{ emit: 'sms.sent', text: '{{contact.firstName}} is in.' }];
export default defineScenario({ version: 1, name: 'story', cast, steps });
`;

const CONFIG = `
import { defineConfig } from 'highlevel-mock';
export default defineConfig({ locationId: 'aB3dE5fG7hJ9kL1mN2pQ' });
`;

const USE = `
import { createEvent, runScenario } from 'highlevel-mock';
const { payload } = createEvent('sms.sent');
runScenario(process.argv[1].replace('use.ts', 'story.ts'), { target: { fetch: () => new Response() } }).then(({ verdict }) => {
  console.log(payload.type, verdict);
});
`;
