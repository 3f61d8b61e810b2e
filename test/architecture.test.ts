import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { findViolations } from './architecture/find-violations.ts';
import { readModules, type SourceModule } from './architecture/read-modules.ts';
import { RULES, type Rules } from './architecture/rules.ts';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));
const modules = readModules(SRC);

/** A made-up tree in which every row of the table has a module, and these modules beside them. */
function tree(files: Readonly<Record<string, string>>): readonly SourceModule[] {
  const fillers = Object.keys(RULES.rooms).map((room) => (room.endsWith('.ts') ? room : `${room}/filler.ts`));
  return [
    ...fillers.map((path) => ({ path, text: 'export const filler = 1;' })),
    ...Object.entries(files).map(([path, text]) => ({ path, text })),
  ];
}

function violations(files: Readonly<Record<string, string>>): readonly string[] {
  return findViolations(tree(files), RULES);
}

describe('the source tree', () => {
  it('keeps the rules of its rooms', () => {
    expect(findViolations(modules, RULES)).to.deep.equal([]);
  });

  it('has a row for every folder, and one for index.ts', () => {
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const rooms = folders.map((folder) => folder.name);
    expect(Object.keys(RULES.rooms)).to.have.members([...rooms, 'index.ts']);
  });

  it('names only places that exist where it lets the outside world in', () => {
    const places = RULES.world.flatMap((rule) => rule.allowed);
    const missing = places.filter((place) => !modules.some((module) => module.path.startsWith(place)));
    expect(missing).to.deep.equal([]);
  });

  it('imports no package that users would have to install themselves, but for the peers', () => {
    const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    const packages = Object.values(RULES.rooms).flatMap((room) => room.packages);
    const named = packages.map((name) => (name.startsWith('#') ? manifest.imports[name].import : name));
    expect({ ...manifest.dependencies, ...manifest.peerDependencies }).to.include.keys(...named);
  });

  it('is described room by room, in the same order, in docs/architecture.md', () => {
    const page = readFileSync(new URL('../docs/architecture.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `([a-z-]+\/|index\.ts)` \|[^|]*\|([^|]*)\|$/gm)];
    const described = rows.map(([, room, packages]) => ({
      room: room?.replace('/', ''),
      packages: [...(packages ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    }));
    const table = Object.entries(RULES.rooms).map(([room, { packages }]) => ({ room, packages }));
    expect(described).to.deep.equal(table);
  });
});

describe('findViolations()', () => {
  it('finds nothing in a tree that keeps the rules', () => {
    const files = {
      'payload/make.ts':
        "import type { Clock } from '../model/world.ts';\nimport { Faker } from '@faker-js/faker';",
      'run/play.ts': "import { make } from '../payload/make.ts';\nimport { readFileSync } from 'node:fs';",
      'cli/main.ts': "import { play } from '../run/play.ts';\nprocess.exitCode = 1;",
    };
    expect(violations(files)).to.deep.equal([]);
  });

  it('says so when it was given no modules', () => {
    expect(findViolations([], RULES)).to.include('model has a row and no module');
  });

  it('finds a folder without a row, and a file beside the rooms', () => {
    expect(violations({ 'utils/pad.ts': '', 'pad.ts': '' })).to.deep.equal([
      'utils/pad.ts stands in a room without a row',
      'pad.ts stands in a room without a row',
    ]);
  });

  describe('imports between rooms', () => {
    const breaches = [
      ['rule 1: model imports nothing', 'model/a.ts', '../errors/codes.ts', 'errors'],
      ['rule 1: errors import only model', 'errors/a.ts', '../catalog/kinds.ts', 'catalog'],
      ['rule 1: the catalogue draws nothing', 'catalog/a.ts', '../seed/draws.ts', 'seed'],
      ['rule 1: seed knows no catalogue', 'seed/a.ts', '../catalog/kinds.ts', 'catalog'],
      ['rule 2: a stage imports no other stage', 'payload/a.ts', '../timeline/plan-timeline.ts', 'timeline'],
      ['rule 2: not even a later one', 'scenario/a.ts', '../report/verdict.ts', 'report'],
      ['rule 2: a stage does not know run', 'journal/a.ts', '../run/play.ts', 'run'],
      ['rule 3: nobody imports cli', 'run/a.ts', '../cli/main.ts', 'cli'],
      ['rule 3: nobody imports index.ts', 'cli/a.ts', '../index.ts', 'index.ts'],
      ['the walls: nothing comes from outside of src', 'cli/b.ts', '../../test/reporter.ts', '..'],
    ] as const;
    for (const [rule, path, specifier, room] of breaches) {
      it(`finds a breach of ${rule}`, () => {
        const text = `import { x } from '${specifier}';`;
        expect(violations({ [path]: text })).to.deep.equal([`${path} imports the room ${room}`]);
      });
    }
  });

  describe('ways to import', () => {
    const ways = [
      "import { x } from '../timeline/x.ts';",
      "import type { X } from '../timeline/x.ts';",
      "import '../timeline/x.ts';",
      "export { x } from '../timeline/x.ts';",
      "export * from '../timeline/x.ts';",
      "export const x = await import('../timeline/x.ts');",
      "export type X = import('../timeline/x.ts').X;",
      "const load = createRequire(import.meta.url);\nload('../timeline/x.ts');",
      "createRequire(import.meta.url)('../timeline/x.ts');",
      "require.resolve('../timeline/x.ts');",
    ];
    for (const text of ways) {
      it(`sees ${text.split('\n').at(-1)}`, () => {
        expect(violations({ 'payload/a.ts': text })).to.deep.equal([
          'payload/a.ts imports the room timeline',
        ]);
      });
    }

    it('reads a package off the start of a template', () => {
      const text = 'const { [x]: y } = await import(`@faker-js/faker/locale/${x}`);';
      expect(violations({ 'payload/a.ts': text })).to.deep.equal([]);
      expect(violations({ 'report/a.ts': text })).to.deep.equal([
        'report/a.ts imports the package @faker-js/faker',
      ]);
    });

    it('takes no import on trust that it cannot read', () => {
      expect(violations({ 'run/a.ts': 'export const x = await import(path);' })).to.deep.equal([
        'run/a.ts imports what cannot be read off its text',
      ]);
    });
  });

  describe('packages (rule 4)', () => {
    const owners = Object.entries(RULES.rooms).flatMap(([room, row]) =>
      row.packages.map((name) => ({ room, name })),
    );
    for (const name of new Set(owners.map((owner) => owner.name))) {
      it(`lets ${name} into the rooms of its rows and no other`, () => {
        for (const room of Object.keys(RULES.rooms).filter((key) => key !== 'index.ts')) {
          const found = violations({ [`${room}/a.ts`]: `import x from '${name}';` });
          const owned = owners.some((owner) => owner.room === room && owner.name === name);
          expect(found, room).to.deep.equal(owned ? [] : [`${room}/a.ts imports the package ${name}`]);
        }
      });
    }

    it('sees through a path into a package', () => {
      expect(violations({ 'scenario/a.ts': "import x from 'pure-rand/types';" })).to.deep.equal([
        'scenario/a.ts imports the package pure-rand',
      ]);
    });

    it('finds a package that no row has', () => {
      expect(violations({ 'run/a.ts': "import _ from 'lodash';" })).to.deep.equal([
        'run/a.ts imports the package lodash',
      ]);
    });
  });

  describe('the outside world (rule 5)', () => {
    const touches = [
      ['export const at = Date.now();', 'time (Date.now)'],
      ['export const read = Date.now;', 'time (Date.now)'],
      ['export const at = globalThis.Date.now();', 'time (Date.now)'],
      ['export const at = new Date();', 'time (new Date())'],
      ['export const text = Date();', 'time (Date())'],
      ['setTimeout(() => {}, 5);', 'time (setTimeout)'],
      ['globalThis.setTimeout(() => {}, 5);', 'time (setTimeout)'],
      ['export const world = { setInterval };', 'time (setInterval)'],
      ['export const at = performance.now();', 'time (performance)'],
      ['export const signal = AbortSignal.timeout(5);', 'time (AbortSignal.timeout)'],
      ["import { scheduler } from 'node:timers/promises';", 'the event loop (node:timers/promises)'],
      ['export const draw = Math.random();', 'chance (Math.random)'],
      ["import { randomUUID as id } from 'node:crypto';", 'chance (randomUUID)'],
      ['export const id = crypto.randomUUID();', 'chance (crypto.randomUUID)'],
      ['export const home = process.env.HOME;', 'process (process)'],
      ["import { env } from 'node:process';", 'process (node:process)'],
      ["console.log('x');", 'console (console)'],
      ["import { readFileSync } from 'node:fs';", 'files (node:fs)'],
      ["import { readFileSync } from 'fs';", 'files (node:fs)'],
      ["import { readFile } from 'node:fs/promises';", 'files (node:fs/promises)'],
      ["import http from 'node:http';", 'sockets (node:http)'],
      ["export const answer = await fetch('http://localhost');", 'sockets (fetch)'],
    ] as const;
    for (const [text, touch] of touches) {
      it(`finds ${text}`, () => {
        expect(violations({ 'timeline/a.ts': text })).to.deep.equal([`timeline/a.ts touches ${touch}`]);
      });
    }

    it('lets each part in where its row says, and nowhere near', () => {
      const rules: Rules = {
        rooms: { run: { rooms: [], packages: [] } },
        world: [{ part: 'time', names: ['Date.now'], allowed: ['run/world.ts'] }],
      };
      const text = 'export const now = () => Date.now();';
      expect(findViolations([{ path: 'run/world.ts', text }], rules)).to.deep.equal([]);
      expect(findViolations([{ path: 'run/world-tour.ts', text }], rules)).to.deep.equal([
        'run/world-tour.ts touches time (Date.now)',
      ]);
    });

    it('leaves alone what only looks like it', () => {
      const text = [
        'export const at = new Date(5).toISOString();',
        'export type Cancel = ReturnType<typeof setTimeout>;',
        'export const stage = { process: 1, fetch: () => 2, console: 3 };',
        'export const sum = stage.process + stage.console + stage.fetch();',
        'export interface Target { fetch(): void; process: string }',
        '// Date.now, Math.random and process.env are not used here',
      ].join('\n');
      expect(violations({ 'timeline/a.ts': text })).to.deep.equal([]);
    });
  });
});
