import type { Provenance } from '../model/catalog.ts';
import { documented, inferred, observed } from './provenance.ts';

/** Something to know of an event that its fields do not tell: a contradiction of its page, or of a page and practice. */
export type EventRemark = { readonly text: string; readonly provenance: Provenance };

type Remark = readonly [pages: string, text: string, provenance: Provenance];

const PAGE = documented('its page');

const remarks: readonly Remark[] = [
  [
    'ContactCreate ContactUpdate',
    'attachments is always empty: files of a contact are kept elsewhere, and adding one sends no event.',
    observed('issue #324 (2026-08-25), answer of the maintainers'),
  ],
  [
    'ContactDndUpdate',
    'A change of the inbound settings sends no event, and inboundDndSettings is in none.',
    observed('issue #264 (2026-03-03)'),
  ],
  [
    'TaskCreate',
    'Real events lack contactId and body, which the page shows. Both are sent here; play the real ones with "omit".',
    observed('issue #332 (2026-09-05)'),
  ],
  [
    'NoteCreate NoteUpdate NoteDelete',
    'The user who wrote the note and its title are not sent.',
    observed('issue #312 (2026-08-26), answer of the maintainers'),
  ],
  [
    'OpportunityCreate',
    'Seen without monetaryValue and source, and with an assignedTo of null, where nobody had set them.',
    observed('example of the Webhook Logs Dashboard page, 2025-11-07'),
  ],
  [
    'ConversationUnreadWebhook',
    'The type in the body, ConversationUnreadUpdate, is not the name of the page.',
    PAGE,
  ],
  [
    'SaaSPlanCreate',
    'The type in the body, SaasPlanCreate, is written otherwise than the name of the page.',
    PAGE,
  ],
  [
    'SaaSPlanCreate',
    'The notes on the page call the body an array; its schema and its example, which is followed, show an object.',
    PAGE,
  ],
  [
    'SaaSPlanCreate',
    'type, companyId, appId, versionId, userLimit and contactLimit are in the example and not in the schema.',
    PAGE,
  ],
  [
    'LCEmailStats',
    'webhookPayload.timestamp counts Unix seconds, a whole number; the timestamp of the event is an ISO instant.',
    PAGE,
  ],
  [
    'InvoiceCreate InvoiceUpdate InvoiceSent InvoicePartiallyPaid InvoicePaid InvoiceVoid InvoiceDelete',
    'The example has 24 hexadecimal digits in altId and contactDetails.id. Sent are the ids of location and contact.',
    inferred('the ids of issues #224, #255 and #260'),
  ],
  [
    'InvoiceCreate InvoiceUpdate InvoiceSent InvoicePartiallyPaid InvoicePaid InvoiceVoid InvoiceDelete',
    'The example grants a discount of ten per cent and charges the full price. Sent is no discount, so that sums add up.',
    inferred('arithmetic'),
  ],
  ['OrderCreate OrderStatusUpdate', 'locationId is in the example and not in the schema.', PAGE],
  [
    'ObjectSchemaCreate ObjectSchemaUpdate',
    'id, createdAt and updatedAt are in the example and not in the schema, which also marks its properties ' +
      'required in a way JSON Schema does not know.',
    PAGE,
  ],
  [
    'RecordCreate RecordUpdate RecordDelete',
    'The example names owners and followers by 24 hexadecimal digits. Sent are the ids of users.',
    inferred('users have 20 letters and digits in every published payload'),
  ],
  [
    'UserCreate',
    'A user of the agency has companyId and locations instead of locationId: use "omit" and "set".',
    documented('its second example'),
  ],
  [
    'AppInstall',
    'An installation by the agency has no locationId, userId, isWhitelabelCompany, whitelabelDetails and ' +
      'companyName: use "omit", and installType Company.',
    documented('its third example'),
  ],
  [
    'AppInstall',
    'The schema types trial.trialStartDate as Date, which is no JSON type. Sent is an ISO instant.',
    PAGE,
  ],
  [
    'AppUninstall',
    'An uninstallation by the agency has companyId instead of locationId: use "omit" and "set".',
    documented('its second example'),
  ],
  [
    'ProviderOutboundMessage',
    'Signed in x-ghl-signature alone, whatever --sign says; before 2026 not at all (observed: issue #224).',
    documented('its page of 2026-08'),
  ],
  [
    'ProviderOutboundMessage',
    'type says how the message is to go, not which event this is; there is no appId. Type Custom was seen too (issue #55).',
    PAGE,
  ],
  [
    'ProviderOutboundMessage',
    'The schema types emailTo as string and type as Email/SMS. Sent is a list, as in the example, and one of the two.',
    PAGE,
  ],
];

/** What else is to be known of the event of a page. */
export function eventRemarks(event: string): readonly EventRemark[] {
  return remarks
    .filter(([pages]) => pages.split(' ').includes(event))
    .map(([, text, provenance]) => ({ text, provenance }));
}
