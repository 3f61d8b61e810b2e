import { expect } from 'chai';
import { tamperBody } from '../../src/envelope/tamper-body.ts';
import { thrownBy } from './thrown-by.ts';

describe('tamperBody()', () => {
  const cases: readonly { readonly it: string; readonly from: string; readonly to: string }[] = [
    { it: 'changes a message id', from: '{"messageId":"ab9"}', to: '{"messageId":"ab0"}' },
    { it: 'turns 0 into 1', from: '{"contactId":"a0"}', to: '{"contactId":"a1"}' },
    {
      it: 'would rather change a contact than app, location or webhook id',
      from: '{"locationId":"l","appId":"a","contactId":"c","webhookId":"w"}',
      to: '{"locationId":"l","appId":"a","contactId":"0","webhookId":"w"}',
    },
    {
      it: 'would rather change a company than an app id',
      from: '{"appId":"a","companyId":"c"}',
      to: '{"appId":"a","companyId":"0"}',
    },
    { it: 'changes an app id if there is nothing else', from: '{"appId":"a"}', to: '{"appId":"0"}' },
    {
      it: 'passes over JSON inside a text',
      from: String.raw`{"body":"{\"contactId\":\"x\"}","contactId":"y"}`,
      to: String.raw`{"body":"{\"contactId\":\"x\"}","contactId":"0"}`,
    },
  ];
  for (const { it: title, from, to } of cases) {
    it(title, () => expect(tamperBody(from)).to.equal(to));
  }

  it('says so when there is no id', () => {
    const error = thrownBy(() => tamperBody('{"messageId":7,"body":"contactId"}'));
    expect(error.code).to.equal('HL_PAYLOAD_INVALID');
    expect(error.message).to.match(/^Failed to apply signature-tampered: the payload has no id/);
  });
});
