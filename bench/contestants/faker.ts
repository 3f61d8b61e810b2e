import { openBenchEvents } from '../bench-events.ts';
import { contend, countPerSecond } from '../contestant.ts';
import { createFakeValues, KINDS } from '../fake-values.ts';

// faker and JSON.stringify, as anybody would write it.
await contend(async ({ seconds }) => {
  const draw = createFakeValues(await openBenchEvents('none'));
  return countPerSecond((index) => {
    draw.turn();
    const kind = KINDS[index % KINDS.length];
    return JSON.stringify(kind === 'sms.sent' ? writeText() : writeCall(kind === 'call.voicemail'));
  }, seconds);

  function writeCall(isVoicemail: boolean): object {
    return {
      ...head(),
      direction: 'outbound',
      messageType: 'CALL',
      messageTypeId: 1,
      messageTypeString: 'TYPE_CALL',
      userId: draw.userId?.(),
      messageId: draw.messageId?.(),
      status: 'completed',
      callDuration: draw.callDuration?.(),
      callStatus: isVoicemail ? 'voicemail' : 'completed',
      ...tail(),
    };
  }

  function writeText(): object {
    return {
      ...head(),
      body: draw.text?.(),
      contentType: 'text/plain',
      direction: 'outbound',
      messageType: 'SMS',
      messageTypeId: 2,
      messageTypeString: 'TYPE_SMS',
      userId: draw.userId?.(),
      messageId: draw.messageId?.(),
      status: 'delivered',
      source: draw.source?.(),
      ...tail(),
    };
  }

  function head(): object {
    return {
      type: 'OutboundMessage',
      locationId: draw.locationId?.(),
      versionId: draw.versionId?.(),
      appId: draw.appId?.(),
      attachments: draw.attachments?.(),
      contactId: draw.contactId?.(),
      conversationId: draw.conversationId?.(),
      dateAdded: draw.dateAdded?.(),
    };
  }

  function tail(): object {
    return {
      from: draw.from?.(),
      to: draw.to?.(),
      timestamp: draw.timestamp?.(),
      webhookId: draw.webhookId?.(),
    };
  }
});
