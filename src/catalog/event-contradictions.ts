import type { KindDefinition } from '../model/catalog.ts';
import type { Revision } from '../model/revision.ts';
import type { Contradiction } from './contradictions.ts';
import { examplesOfKind } from './event-body.ts';
import { eventType } from './event-type.ts';
import { findEventPageState } from './find-event-page.ts';

/** A place where the examples of some pages differ from what is sent. */
type Difference = Pick<Contradiction, 'path' | 'says' | 'sent' | 'why'> & {
  readonly pages: readonly string[];
};

const NO_TYPE = [
  ...['InvoiceCreate', 'InvoiceUpdate', 'InvoiceSent', 'InvoicePartiallyPaid', 'InvoicePaid', 'InvoiceVoid'],
  ...['InvoiceDelete', 'ProductCreate', 'ProductUpdate', 'ProductDelete', 'PriceCreate', 'RecordCreate'],
  ...['RecordUpdate', 'RecordDelete', 'RelationCreate', 'RelationDelete', 'AssociationCreate'],
  ...['AssociationUpdate', 'AssociationDelete', 'ObjectSchemaCreate', 'ObjectSchemaUpdate', 'VoiceAiCallEnd'],
];

const OTHER_PRICE_PAGES = ['PriceUpdate', 'PriceDelete'];

const EVENT_NAME = 'the name of the event';

const differences: readonly Difference[] = [
  {
    ...{ pages: NO_TYPE, path: '/type', says: null, sent: EVENT_NAME },
    why: 'Every event that was published whole has a type; whether this one really carries it is unknown (inferred).',
  },
  {
    ...{ pages: ['AppointmentUpdate', 'AppointmentDelete'], path: '/type', says: 'AppointmentCreate' },
    ...{ sent: EVENT_NAME, why: 'A copy of the page of AppointmentCreate, as it stands (inferred).' },
  },
  {
    ...{ pages: OTHER_PRICE_PAGES, path: '/type', says: 'one_time', sent: EVENT_NAME },
    why: 'The page shows the type of the price under the name that all events use for their own (inferred).',
  },
  {
    ...{ pages: OTHER_PRICE_PAGES, path: '/priceType', says: null, sent: 'the type of the price, one_time' },
    why: 'The page of PriceCreate calls it so.',
  },
  {
    ...{ pages: ['ContactDndUpdate'], path: '/dndSettings/RCS', says: null, sent: 'the settings of RCS' },
    why: 'Issue #264 shows the channel, behind GMB (observed 2026-03-03).',
  },
];

/** The places where the documented examples of an event differ from what is sent; a test holds them complete and true. */
export function eventContradictions(kind: KindDefinition, revision: Revision): readonly Contradiction[] {
  return examplesOfKind(kind, findEventPageState(kind.event, revision)).flatMap(({ heading }) =>
    differences
      .filter(({ pages }) => pages.includes(kind.event))
      .map(({ path, says, sent, why }) => ({
        ...{ page: kind.event, revision, heading, path, says, why },
        sent: sent === EVENT_NAME ? eventType(kind) : sent,
      })),
  );
}
