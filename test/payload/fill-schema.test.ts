import { expect } from 'chai';
import { kindFields } from '../../src/catalog/kind-fields.ts';
import { isPayloadError } from '../../src/errors/payload-error.ts';
import type { JsonValue } from '../../src/model/json.ts';
import { fillSchema } from '../../src/payload/fill-schema.ts';

/** Every value a text message can take from the story, as its own name. */
const values = Object.fromEntries(
  kindFields('sms.sent', 'latest').map(({ schema }) => {
    const name = String(schema.faker ?? '').replace('story.', '');
    return [name, (): JsonValue | undefined => `the ${name}`];
  }),
);

describe('fillSchema()', () => {
  it('takes each value from the story, constants from the schema, in the order of the catalogue', () => {
    const payload = fillSchema('sms.sent', 'latest', values);
    expect(Object.keys(payload)).to.deep.equal(kindFields('sms.sent', 'latest').map((field) => field.name));
    expect(payload).to.include({
      messageType: 'SMS',
      messageTypeId: 2,
      body: 'the text',
      contactId: 'the contactId',
    });
  });

  it('leaves out an optional field the story has no value for', () => {
    const payload = fillSchema('sms.sent', 'latest', { ...values, userId: () => undefined });
    expect(payload).to.not.have.property('userId');
    expect(fillSchema('sms.sent', 'latest', values)).to.have.property('userId');
  });

  it('refuses to leave out a field that is always there', () => {
    let caught: unknown;
    try {
      fillSchema('sms.sent', 'latest', { ...values, messageId: () => undefined });
    } catch (error) {
      caught = error;
    }
    expect(isPayloadError(caught) && caught.code).to.equal('HL_PAYLOAD_UNFILLED');
    expect(String(caught)).to.contain('its field "messageId" has no value in this story');
  });

  it('passes values on as they are, whatever the schema would make of them', () => {
    for (const value of [
      '#{a} {{b}}',
      '',
      null,
      ['a@example.com', 'b@example.com'],
      1.5,
      { a: 1 },
    ] as JsonValue[]) {
      expect(fillSchema('sms.sent', 'latest', { ...values, text: () => value }).body).to.deep.equal(value);
    }
  });

  it('shares nothing between payloads', () => {
    const one = fillSchema('sms.sent', 'latest', values);
    const other = fillSchema('sms.sent', 'latest', { ...values, text: () => 'changed' });
    expect(one.body).to.equal('the text');
    expect(other).to.not.equal(one);
  });
});
