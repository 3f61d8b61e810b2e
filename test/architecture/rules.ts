/** What one room of `src/` may import beside its own files. */
type Room = { readonly rooms: readonly string[]; readonly packages: readonly string[] };

/** A part of the outside world, and where it may be touched: files, or folders ending in a slash. */
export type WorldRule = {
  readonly part: string;
  /** Names as they stand in code (`Date.now`, `new Date()`, `process`), or of built-in modules (`node:fs`). */
  readonly names: readonly string[];
  readonly allowed: readonly string[];
};

/** Everything the architecture test holds the source against. */
export type Rules = {
  readonly rooms: Readonly<Record<string, Room>>;
  readonly world: readonly WorldRule[];
};

const GROUND_FLOOR = ['model', 'errors', 'catalog', 'seed'];
const STAGES = ['scenario', 'timeline', 'payload', 'envelope', 'delivery', 'journal', 'report'];

/** A row for every folder of `src/`, from the ground up, and one for `index.ts`. */
const ROOMS: Rules['rooms'] = {
  model: { rooms: [], packages: [] },
  errors: { rooms: ['model'], packages: [] },
  catalog: { rooms: ['model', 'errors'], packages: [] },
  seed: { rooms: ['model', 'errors'], packages: ['pure-rand'] },
  scenario: { rooms: GROUND_FLOOR, packages: ['yaml', 'ajv', 'ajv-formats'] },
  timeline: { rooms: GROUND_FLOOR, packages: ['tinyqueue'] },
  payload: {
    rooms: GROUND_FLOOR,
    // By the name in our `imports`: under its own, CommonJS projects that run TypeScript could not load it.
    packages: ['@faker-js/faker', '#json-schema-faker', 'ajv', 'ajv-formats'],
  },
  envelope: { rooms: GROUND_FLOOR, packages: [] },
  delivery: { rooms: GROUND_FLOOR, packages: ['node-fetch', 'tinyqueue'] },
  journal: { rooms: GROUND_FLOOR, packages: [] },
  report: { rooms: GROUND_FLOOR, packages: ['hdr-histogram-js', 'picocolors', 'uplot'] },
  run: { rooms: [...GROUND_FLOOR, ...STAGES], packages: ['tsx'] },
  // With the twin's routes served by msw's handlers, in process as well as on a port.
  twin: {
    rooms: [...GROUND_FLOOR, 'scenario', 'run'],
    packages: ['msw', 'hono', '@hono/node-server'],
  },
  assertions: { rooms: [...GROUND_FLOOR, 'scenario', 'report', 'run'], packages: [] },
  chai: { rooms: [...GROUND_FLOOR, 'scenario', 'assertions'], packages: ['chai'] },
  matchers: { rooms: [...GROUND_FLOOR, 'scenario', 'assertions'], packages: [] },
  msw: { rooms: [...GROUND_FLOOR, 'envelope', 'run', 'twin', 'assertions'], packages: ['msw'] },
  load: { rooms: [...GROUND_FLOOR, ...STAGES, 'run', 'twin'], packages: ['hdr-histogram-js', 'tinyqueue'] },
  cli: { rooms: [...GROUND_FLOOR, ...STAGES, 'run', 'twin', 'load'], packages: ['commander', 'picocolors'] },
  'index.ts': { rooms: [...GROUND_FLOOR, ...STAGES, 'run'], packages: [] },
};

const WORLD: readonly WorldRule[] = [
  {
    part: 'time',
    names: [
      'Date.now',
      'new Date()',
      'Date()',
      'performance',
      'setTimeout',
      'setInterval',
      'AbortSignal.timeout',
      'node:perf_hooks',
    ],
    allowed: ['run/system-clock.ts'],
  },
  {
    part: 'the event loop',
    names: ['setImmediate', 'queueMicrotask', 'node:timers', 'node:timers/promises'],
    allowed: ['run/system-clock.ts', 'delivery/fetch-transport.ts', 'load/pace.ts', 'run/module-process.ts'],
  },
  {
    part: 'chance',
    names: [
      'Math.random',
      'randomBytes',
      'randomInt',
      'randomUUID',
      'crypto.randomBytes',
      'crypto.randomInt',
      'crypto.randomUUID',
      'crypto.getRandomValues',
    ],
    allowed: ['run/system-clock.ts', 'envelope/generate-keys.ts', 'envelope/private-file.ts'],
  },
  {
    part: 'process',
    names: ['process', 'node:process'],
    allowed: [
      'cli/main.ts',
      'run/system-clock.ts',
      'journal/lock-owner.ts',
      'load/process-usage.ts',
      'load/load-worker.ts',
      'run/module-process.ts',
    ],
  },
  { part: 'other processes', names: ['node:child_process'], allowed: ['run/load-module.ts'] },
  { part: 'console', names: ['console', 'node:console'], allowed: ['cli/main.ts'] },
  {
    part: 'files',
    names: ['node:fs', 'node:fs/promises'],
    allowed: [
      'scenario/read-scenario.ts',
      'envelope/private-file.ts',
      'journal/',
      'run/',
      'report/load-html/read-chart-library.ts',
      'load/corpus.ts',
      'cli/',
    ],
  },
  {
    part: 'sockets',
    names: ['fetch', 'node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dns'],
    allowed: ['delivery/', 'run/', 'load/load-connection.ts', 'load/warm-up.ts', 'cli/'],
  },
];

export const RULES: Rules = { rooms: ROOMS, world: WORLD };
