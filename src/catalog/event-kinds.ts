import type { KindDefinition } from '../model/catalog.ts';
import type { Revision } from '../model/revision.ts';
import { documented } from './provenance.ts';
import { REVISIONS } from './revisions.ts';

/** What happened, by page, under the heading it is listed under. */
const AREAS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Contacts: {
    ContactCreate: 'A contact was created.',
    ContactUpdate: 'Certain fields of a contact were changed.',
    ContactDelete: 'A contact was deleted.',
    ContactDndUpdate: 'The do-not-disturb settings of a contact were changed.',
    ContactTagUpdate: 'The tags of a contact were changed.',
  },
  Appointments: {
    AppointmentCreate: 'An appointment was booked.',
    AppointmentUpdate: 'An appointment was changed.',
    AppointmentDelete: 'An appointment was deleted.',
  },
  Opportunities: {
    OpportunityCreate: 'An opportunity was created.',
    OpportunityUpdate: 'An opportunity was changed.',
    OpportunityDelete: 'An opportunity was deleted.',
    OpportunityStatusUpdate: 'An opportunity was won, lost, abandoned or opened again.',
    OpportunityStageUpdate: 'An opportunity moved to another stage of its pipeline.',
    OpportunityMonetaryValueUpdate: 'The value of an opportunity was changed.',
    OpportunityAssignedToUpdate: 'An opportunity was given to another user.',
  },
  'Tasks and notes': {
    TaskCreate: 'A task about a contact was created.',
    TaskComplete: 'A task was completed.',
    TaskDelete: 'A task was deleted.',
    NoteCreate: 'A note about a contact was written.',
    NoteUpdate: 'A note was changed.',
    NoteDelete: 'A note was deleted.',
  },
  Conversations: {
    ConversationUnreadWebhook: 'The unread state of a conversation was changed.',
    ConversationUpdate: 'A live chat was merged into the conversation of a contact who became known.',
    CampaignStatusUpdate: 'The status of a campaign changed for a contact.',
    LCEmailStats: "HighLevel's e-mail service reports what became of an e-mail.",
    VoiceAiCallEnd: 'A call with a voice agent ended.',
  },
  Invoices: {
    InvoiceCreate: 'An invoice was drafted.',
    InvoiceUpdate: 'An invoice was changed.',
    InvoiceSent: 'An invoice was sent.',
    InvoicePartiallyPaid: 'A part of an invoice was paid.',
    InvoicePaid: 'An invoice was paid.',
    InvoiceVoid: 'An invoice was declared void.',
    InvoiceDelete: 'An invoice was deleted.',
  },
  'Orders and products': {
    OrderCreate: 'A contact placed an order.',
    OrderStatusUpdate: 'The status of an order changed.',
    ProductCreate: 'A product was created.',
    ProductUpdate: 'A product was changed.',
    ProductDelete: 'A product was deleted.',
    PriceCreate: 'A price of a product was created.',
    PriceUpdate: 'A price of a product was changed.',
    PriceDelete: 'A price of a product was deleted.',
  },
  'Custom objects': {
    ObjectSchemaCreate: 'A kind of custom object was defined.',
    ObjectSchemaUpdate: 'The definition of a custom object was changed.',
    RecordCreate: 'A record of a custom object was created.',
    RecordUpdate: 'A record was changed.',
    RecordDelete: 'A record was deleted.',
    AssociationCreate: 'A way in which objects can be related was defined.',
    AssociationUpdate: 'Such a definition was changed.',
    AssociationDelete: 'Such a definition was deleted.',
    RelationCreate: 'Two records were related.',
    RelationDelete: 'Two records are related no more.',
  },
  'Locations and users': {
    LocationCreate: 'A location was created.',
    LocationUpdate: 'A location was changed.',
    UserCreate: 'A user was created.',
    SaaSPlanCreate: 'An agency created a plan to sell to its locations.',
  },
};

/** The first revision whose pages have it, where that is not the oldest. */
const FIRST_READ: Readonly<Record<string, Revision>> = {
  SaaSPlanCreate: '2025-10',
  VoiceAiCallEnd: '2025-10',
  ConversationUpdate: '2026-08',
};

/**
 * The kinds of the events that are no message: one a page, under the name of the page.
 *
 * @remarks All of them exist in every revision: a page counts from its oldest reading on, and before it too, since
 * nothing says that the event itself is as young as its page.
 */
export const eventKinds: readonly KindDefinition[] = Object.entries(AREAS).flatMap(([area, pages]) =>
  Object.entries(pages).map(([page, summary]) => ({
    name: page,
    event: page,
    area,
    summary,
    channel: 'event',
    direction: null,
    provenance: documented(`${page} page ${FIRST_READ[page] ?? '2025-05'}`),
    revisions: REVISIONS,
  })),
);
