import { faker } from '@faker-js/faker/locale/en';
import { CALL_SECONDS, pickInTurn, RECORDINGS, type Traffic, type TrafficMaker } from './traffic.ts';

/** Creates a maker of events as one writes it by hand with faker: an object literal for each kind. */
export function createFakerEvents({ people, appId, kinds }: Traffic): TrafficMaker {
  return (turn) => {
    const person = pickInTurn(people, turn);
    const kind = pickInTurn(kinds, turn);
    const now = new Date().toISOString();
    if (kind === 'inbound.sms') {
      return {
        type: 'InboundMessage',
        locationId: person.locationId,
        versionId: appId,
        appId,
        attachments: [],
        body: faker.lorem.sentence(),
        contactId: person.contactId,
        contentType: 'text/plain',
        conversationId: person.conversationId,
        dateAdded: now,
        direction: 'inbound',
        messageType: 'SMS',
        messageTypeId: 2,
        messageTypeString: 'TYPE_SMS',
        messageId: faker.string.alphanumeric(20),
        status: 'delivered',
        from: person.contactPhone,
        to: person.locationPhone,
        timestamp: now,
        webhookId: faker.string.uuid(),
      };
    }
    return {
      type: 'OutboundMessage',
      locationId: person.locationId,
      versionId: appId,
      appId,
      attachments: kind === 'call.busy' ? [] : [`${RECORDINGS}/${faker.string.alphanumeric(20)}.wav`],
      contactId: person.contactId,
      conversationId: person.conversationId,
      dateAdded: now,
      direction: 'outbound',
      messageType: 'CALL',
      messageTypeId: 1,
      messageTypeString: 'TYPE_CALL',
      userId: person.userId,
      messageId: faker.string.alphanumeric(20),
      status: 'completed',
      callDuration: drawDuration(kind),
      callStatus: kind === 'call.busy' ? 'busy' : kind === 'call.voicemail' ? 'voicemail' : 'completed',
      from: person.locationPhone,
      to: person.contactPhone,
      timestamp: now,
      webhookId: faker.string.uuid(),
    };
  };
}

function drawDuration(kind: string): number {
  if (kind === 'call.busy') return 0;
  const [min, max] = kind === 'call.voicemail' ? CALL_SECONDS.voicemail : CALL_SECONDS.answered;
  return faker.number.int({ min, max });
}
