import type { DescribedKind } from '../catalog/describe-kind.ts';
import type { KindDefinition } from '../model/catalog.ts';
import { wrapText } from '../report/text-width.ts';
import { renderFields } from './render-fields.ts';

/** Renders the list of kinds, by area. */
export function renderKindList(kinds: readonly KindDefinition[]): string {
  const width = Math.max(...kinds.map(({ name }) => name.length));
  const lines = [...new Set(kinds.map(({ area }) => area))].flatMap((area) => [
    area,
    ...kinds.filter((kind) => kind.area === area).map((kind) => renderKindLine(kind, width)),
    '',
  ]);
  return `${lines.join('\n')}\nShow one with \`highlevel-mock events show <kind>\`.\n`;
}

function renderKindLine(kind: KindDefinition, width: number): string {
  const { name, summary, provenance, revisions } = kind;
  const since = revisions.length === 5 ? '' : ` Since ${revisions[0]}.`;
  return `  ${name.padEnd(width)}  ${summary}${since}${provenance.certainty === 'documented' ? '' : ` (${provenance.certainty})`}`;
}

/** Renders a kind for a person: what is sent, how sure it is, and where it differs from the documentation. */
export function renderKind(kind: DescribedKind, width: number): string {
  const { fields, sources } = renderFields(kind.fields, width);
  const differences = [
    ...kind.contradictions.map(
      ({ path, says, sent, why }) =>
        `${path}: the page says ${says === null ? 'nothing' : `"${says}"`}, sent is ${sent}. ${why}`,
    ),
    ...kind.remarks.map(({ text, provenance }) => `${text} (${provenance.certainty}: ${provenance.source})`),
  ];
  const examples = kind.examples.map((example) => indent(JSON.stringify(example.payload, null, 2)));
  return [
    `${kind.name} (${kind.event}), revision ${kind.revision}`,
    ...wrapText(kind.summary, width),
    ...wrapText(
      `${kind.provenance.certainty}: ${kind.provenance.source}. Revisions: ${kind.revisions.join(', ')}.`,
      width,
    ),
    '',
    'Fields, in the order sent; ? marks what only some events carry',
    ...fields,
    '',
    'Sources',
    ...sources,
    ...(differences.length === 0
      ? []
      : ['', differencesTitle(kind), ...differences.flatMap((text) => wrapNote(text, width))]),
    ...(examples.length === 0 ? ['', 'No documented example.'] : ['', 'Documented example', ...examples]),
    '',
    `See one with \`highlevel-mock trigger ${kind.name} --dry-run\`.`,
    '',
  ].join('\n');
}

function differencesTitle({ remarks }: DescribedKind): string {
  return remarks.length === 0 ? 'Where the documented example differs' : 'Where the documentation differs';
}

/** Sets a sentence in lines below a title. */
function wrapNote(text: string, width: number): readonly string[] {
  return wrapText(text, width - 4).map((line, index) => `${index === 0 ? '  ' : '    '}${line}`);
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
