import { escapeText } from '../errors/escape-text.ts';
import { countNoun } from '../report/format-quantity.ts';
import type { ScenarioOutline } from '../run/validate-scenario.ts';

/** Renders what a valid scenario amounts to, with a line for each thing to know before running it. */
export function renderOutline(file: string, outline: ScenarioOutline): string {
  const { events, lengthMs, kinds, problems } = outline;
  const counts = Object.entries(kinds).map(([kind, count]) => `${kind} ×${count}`);
  const length = lengthMs === 0 ? 'at one instant' : `over ${describeLength(lengthMs)}`;
  const lines = [
    `${file}: valid. ${countNoun(events, 'event')} ${length}: ${counts.join(', ')}`,
    ...problems.map((problem) => `  note: ${problem}`),
  ];
  return lines.map((line) => `${escapeText(line)}\n`).join('');
}

function describeLength(lengthMs: number): string {
  const seconds = lengthMs / 1000;
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
