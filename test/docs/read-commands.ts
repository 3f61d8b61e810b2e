import type { Block } from './read-blocks.ts';

/** A command a page shows, and the output it shows for it; null where it shows none. */
export type ShownCommand = { readonly line: string; readonly shown: string | null };

/** Reads the commands of a `console` block: lines after `$ `, each followed by what it prints. */
export function readConsole({ text, page, line }: Block): readonly ShownCommand[] {
  const [before, ...parts] = `\n${text}`.split(/\n\$ /);
  if (before?.trim() !== '') throw new Error(`${page}:${line}: the block does not begin with "$ ".`);
  return parts.map((part) => {
    const [, command = '', shown = ''] = /^((?:.*\\\n)*.*)\n?([\s\S]*)$/.exec(part) ?? [];
    return { line: command, shown: shown.trim() === '' ? null : shown };
  });
}

/** Reads the commands of a `sh` block: one a line or more, joined by `&&`, without output. */
export function readShell({ text }: Block): readonly string[] {
  return text
    .replace(/(^|\s)#.*$/gm, '')
    .split(/\n|&&/)
    .map((command) => command.trim())
    .filter((command) => command !== '');
}
