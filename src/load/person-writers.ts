import type { KindDefinition } from '../model/catalog.ts';
import type { Payload } from '../model/payload.ts';
import type { Revision } from '../model/revision.ts';
import type { Person } from './people.ts';

/** What the writers of a kind are made for. */
export type WriterScope = {
  readonly kind: KindDefinition;
  readonly revision: Revision;
  readonly appId: string;
  readonly versionId: string;
  /** A payload of this kind as the stage of `run` makes it. */
  readonly sample: Payload;
};

/** Writes the JSON of a field's value; null leaves an optional field out. */
export type PersonWriter = (person: Person) => string | null;

/**
 * Creates the writers of the fields that are the same in all events of a kind to one person, by the name the catalogue
 * gives in `faker: "story.<name>"`.
 */
export function createPersonWriters(scope: WriterScope): Readonly<Record<string, PersonWriter>> {
  const { kind, revision } = scope;
  const inbound = kind.direction === 'inbound';
  const isCustom = kind.name === 'custom.sent';
  const isLiveChat = kind.name === 'live-chat.sent';
  const absent: PersonWriter = () => null;
  return {
    contactId: ({ contactId }) => `"${contactId}"`,
    conversationId: ({ conversationId }) => `"${conversationId}"`,
    locationId: ({ locationId }) => `"${locationId}"`,
    appId: () => JSON.stringify(scope.appId),
    versionId: () => JSON.stringify(scope.versionId),
    from: ({ contactPhone, locationPhone }) => `"${inbound ? contactPhone : locationPhone}"`,
    to: ({ contactPhone, locationPhone }) => `"${inbound ? locationPhone : contactPhone}"`,
    emailFrom: ({ contactMailbox, userMailbox }) => `"${inbound ? contactMailbox : userMailbox}"`,
    emailTo: ({ contactEmail, locationEmail }) => {
      const mailbox = `"${inbound ? locationEmail : contactEmail}"`;
      return revision < '2026' ? `[${mailbox}]` : mailbox;
    },
    conversationProviderId: ({ providerId }) => (isCustom ? `"${providerId}"` : null),
    chatWidgetId: ({ chatWidgetId }) => (isLiveChat ? `"${chatWidgetId}"` : null),
    mentions: () => '[]',
    originalMessageId: absent,
    cc: absent,
    bcc: absent,
    ccList: absent,
    bccList: absent,
    callStatus: absent,
    provider: absent,
  };
}
