import type { DocumentedExample, Provenance } from '../model/catalog.ts';
import type { DocumentedPage, PageExample, PageRevision } from './documented-page.ts';
import { documentedPages, provenanceOfAssumed } from './documented-pages.ts';
import { documented } from './provenance.ts';

/** The kind each example shows, by page and heading. */
const KINDS_SHOWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  OutboundMessage: {
    SMS: 'sms.sent',
    CALL: 'call.answered',
    VoiceMail: 'voicemail.drop',
    InternalComment: 'internal-comment.added',
    'InternalComment 2': 'internal-comment.added',
    Email: 'email.sent',
  },
  InboundMessage: {
    SMS: 'inbound.sms',
    CALL: 'inbound.call.answered',
    'CALL 2': 'inbound.call.voicemail',
    Email: 'inbound.email',
  },
};

/** An example of the documentation, with the kind it shows and how sure it is that its page has it. */
export type KindExample = DocumentedExample & { readonly kind: string; readonly provenance: Provenance };

/** Gives every example of the documentation, by page, then revision, then place on the page. */
export function documentedExamples(): readonly KindExample[] {
  return documentedPages.flatMap((page) =>
    page.revisions.flatMap((state) =>
      state.examples.map((example) => ({
        page: page.page,
        revision: state.revision,
        heading: example.heading,
        payload: example.payload,
        kind: kindShown(page.page, example.heading),
        provenance: provenanceOf(page, state, example),
      })),
    ),
  );
}

function kindShown(page: string, heading: string): string {
  const kind = KINDS_SHOWN[page]?.[heading];
  if (kind === undefined) throw new Error(`Failed to name the kind of example "${heading}" of ${page}.`);
  return kind;
}

function provenanceOf(page: DocumentedPage, state: PageRevision, example: PageExample): Provenance {
  if (!example.assumed) return documented(state.source);
  const text = JSON.stringify(example.payload);
  const isStated = (older: PageRevision): boolean =>
    older.examples.some((candidate) => !candidate.assumed && JSON.stringify(candidate.payload) === text);
  return provenanceOfAssumed({ page, revision: state.revision, isStated });
}
