import type { NextStep } from './next-steps.ts';
import type { StarterFile } from './write-starter.ts';

/** What `init` did. */
export type Started = {
  readonly files: readonly StarterFile[];
  readonly next: readonly NextStep[];
  /** Whether there is a project to write a test for. */
  readonly hasProject: boolean;
};

const WORDS = { written: 'wrote', appended: 'added to', left: 'left' } as const;

/** Renders what `init` did as text. */
export function renderStarter({ files, next, hasProject }: Started): string {
  const rows = files.map(({ path, action, holds }) => [
    WORDS[action],
    path,
    action === 'left' ? 'is there already' : holds,
  ]);
  const isNothing = files.every(({ action }) => action === 'left');
  return [
    ...renderColumns(rows),
    ...(isNothing ? ['', 'Nothing to write: all of it is there already.'] : []),
    ...(hasProject
      ? []
      : ['', 'There is no package.json here, so no test was written. Run init where your package.json is.']),
    '',
    'Next',
    ...renderColumns(next.map(({ command, why }) => [`  ${command}`, why])),
    '',
  ].join('\n');
}

function renderColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
