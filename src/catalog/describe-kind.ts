import type { KindDefinition, KindField } from '../model/catalog.ts';
import type { Revision } from '../model/revision.ts';
import { CONTRADICTIONS, type Contradiction } from './contradictions.ts';
import { documentedExamples, type KindExample } from './documented-examples.ts';
import { examplesOfKind } from './event-body.ts';
import { eventContradictions } from './event-contradictions.ts';
import { type EventRemark, eventRemarks } from './event-remarks.ts';
import { findEventPageState } from './find-event-page.ts';
import { kindFields } from './kind-fields.ts';
import { assertKindInRevision, findKind } from './kinds.ts';
import { isMessage } from './message-kind.ts';
import { documented } from './provenance.ts';
import { findRevision } from './revisions.ts';

/** All the catalogue knows of a kind in one revision. */
export type DescribedKind = KindDefinition & {
  readonly revision: Revision;
  readonly fields: readonly KindField[];
  readonly examples: readonly KindExample[];
  readonly contradictions: readonly Contradiction[];
  readonly remarks: readonly EventRemark[];
  /** Where its page contradicts itself, as noted when it was read. */
  readonly warnings: readonly string[];
};

/**
 * Describes a kind in one revision.
 *
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_KIND`, `HL_CATALOG_UNKNOWN_REVISION`, `HL_CATALOG_KIND_NOT_IN_REVISION`
 */
export function describeKind(name: string, revisionName: string): DescribedKind {
  const kind = findKind(name);
  const revision = findRevision(revisionName);
  assertKindInRevision(kind, revision);
  const facts = isMessage(kind) ? describeMessage(kind, revision) : describeEvent(kind, revision);
  return { ...kind, revision, fields: kindFields(name, revision), ...facts };
}

type Facts = Pick<DescribedKind, 'examples' | 'contradictions' | 'remarks' | 'warnings'>;

function describeMessage(kind: KindDefinition, revision: Revision): Facts {
  const examples = documentedExamples().filter((one) => one.kind === kind.name && one.revision === revision);
  const contradictions = CONTRADICTIONS.filter(
    (one) =>
      one.revision === revision &&
      examples.some((example) => example.page === one.page && example.heading === one.heading),
  );
  return { examples, contradictions, remarks: [], warnings: [] };
}

function describeEvent(kind: KindDefinition, revision: Revision): Facts {
  const state = findEventPageState(kind.event, revision);
  const examples = examplesOfKind(kind, state).map(({ heading, payload }) => ({
    ...{ page: kind.event, revision: state.revision, heading, payload, kind: kind.name },
    provenance: documented(state.source),
  }));
  const { warnings } = state;
  return {
    examples,
    contradictions: eventContradictions(kind, revision),
    remarks: eventRemarks(kind.event),
    warnings,
  };
}
