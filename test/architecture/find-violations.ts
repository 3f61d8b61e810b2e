import { posix } from 'node:path';
import type { SourceModule } from './read-modules.ts';
import { readUses } from './read-uses.ts';
import type { Rules, WorldRule } from './rules.ts';

/**
 * Holds modules against the rules.
 *
 * @returns One line for each breach, in the order of the modules; empty when all is well.
 */
export function findViolations(modules: readonly SourceModule[], rules: Rules): readonly string[] {
  const rooms = new Set(modules.map((module) => roomOf(module.path)));
  return [
    ...Object.keys(rules.rooms)
      .filter((room) => !rooms.has(room))
      .map((room) => `${room} has a row and no module`),
    ...modules.flatMap((module) => findModuleViolations(module, rules)),
  ];
}

function findModuleViolations(module: SourceModule, rules: Rules): readonly string[] {
  const row = rules.rooms[roomOf(module.path)];
  if (row === undefined) return [`${module.path} stands in a room without a row`];
  const { specifiers, globals } = readUses(module.path, module.text);
  const breaches = specifiers.flatMap((specifier) => {
    if (specifier === null) return ['imports what cannot be read off its text'];
    if (specifier.startsWith('node:')) return [];
    if (!specifier.startsWith('.')) {
      const name = packageOf(specifier);
      return row.packages.includes(name) ? [] : [`imports the package ${name}`];
    }
    const room = roomOf(posix.join(posix.dirname(module.path), specifier));
    return room === roomOf(module.path) || row.rooms.includes(room) ? [] : [`imports the room ${room}`];
  });
  const uses = new Set([...globals, ...specifiers]);
  const touches = rules.world.flatMap((rule) =>
    isAllowed(module.path, rule)
      ? []
      : rule.names.filter((name) => uses.has(name)).map((name) => `touches ${rule.part} (${name})`),
  );
  return [...breaches, ...touches].map((breach) => `${module.path} ${breach}`);
}

/** The room of a path: its first folder, or the file itself at the top; `..` outside of `src/`. */
function roomOf(path: string): string {
  return path.split('/')[0] as string;
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function isAllowed(path: string, rule: WorldRule): boolean {
  return rule.allowed.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));
}
