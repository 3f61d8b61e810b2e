import { expect } from 'chai';
import { createTwin } from '../../src/twin/create-twin.ts';
import { askTwin, happen } from './ask-twin.ts';

describe('the shapes of a twin', () => {
  it('are those that were seen: a message is wrapped', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'sms.sent');
    const { body } = await askTwin(twin, `GET /conversations/messages/${payload.messageId}`);
    expect(body).to.have.all.keys('message', 'traceId');
    expect(body.message).to.have.property('dateUpdated');
  });

  it('or those of the specification: a message is flat, and its duration a text', async () => {
    const twin = createTwin({ shapes: 'documented' });
    const { payload } = await happen(twin, 'call.answered', { call: { duration: '95s' } });
    const { body } = await askTwin(twin, `GET /conversations/messages/${payload.messageId}`);
    expect(body).to.deep.include({
      id: payload.messageId,
      attachments: [],
      meta: { callDuration: '95', callStatus: 'completed' },
    });
    expect(body).to.not.have.any.keys('message', 'traceId', 'dateUpdated');
  });

  it('nest a page of messages in messages, as was seen', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'email.sent');
    const { body } = await askTwin(twin, `GET /conversations/${payload.conversationId}/messages`);
    expect(body).to.have.all.keys('messages', 'traceId');
    expect(body.messages).to.include({ lastMessageId: payload.threadId, nextPage: false });
    // Bodies of emails are left out there (issue #40).
    expect(body.messages.messages[0]).to.not.have.property('body');
  });

  it('or list them at the top, as documented', async () => {
    const twin = createTwin({ shapes: 'documented' });
    const { payload } = await happen(twin, 'email.sent');
    const { body } = await askTwin(twin, `GET /conversations/${payload.conversationId}/messages`);
    expect(body).to.have.all.keys('lastMessageId', 'nextPage', 'messages');
    expect(body.messages[0]).to.include({ id: payload.threadId, body: payload.body });
  });

  it('give one sentence where the specification has one object', async () => {
    const twin = createTwin({ shapes: 'documented' });
    const { payload } = await happen(twin, 'call.answered');
    const path = `/conversations/locations/${payload.locationId}/messages/${payload.messageId}/transcription`;
    expect((await askTwin(twin, `GET ${path}`)).body).to.include({ sentenceIndex: 0 });
  });
});
