import { expect } from 'chai';
import { kindFields } from '../../src/catalog/kind-fields.ts';
import { kindSchema } from '../../src/catalog/kind-schema.ts';
import { KINDS } from '../../src/catalog/kinds.ts';
import { isMessage } from '../../src/catalog/message-kind.ts';
import { findDifferences } from './find-differences.ts';

const drop = {
  type: 'OutboundMessage',
  locationId: '0d48aEf7q67DAuXUxbpy',
  versionId: '6878cec452e7c8d29d4dd3d9',
  appId: '6878cec452e7c8d29d4dd3d9',
  attachments: ['https://example.com/voicemail.mp3'],
  contactId: 'gb7xwL5aYQC4glDtP1r5',
  conversationId: 'SGDqZrzmwTr5P7aHkt9F',
  dateAdded: '2024-05-08T12:04:55.828Z',
  direction: 'outbound',
  messageType: 'VoiceMail',
  messageTypeId: 10,
  messageTypeString: 'TYPE_VOICEMAIL',
  messageId: 'hhYtaQM2I9ym8qhU9CmM',
  status: 'completed',
  from: '+12125550101',
  to: '+12125550102',
  timestamp: '2024-05-08T12:05:01.000Z',
  webhookId: '881b9415-5d35-4ff1-a667-0545b80b96c0',
};

describe('kindSchema()', () => {
  it('holds the fields in the order sent and requires those that are always there', () => {
    const schema = kindSchema('sms.sent', 'latest');
    const fields = kindFields('sms.sent', 'latest');
    expect(Object.keys(schema.properties as object)).to.deep.equal(fields.map((field) => field.name));
    expect(schema.required).to.include('messageId');
    expect(schema.required).to.not.include('userId');
  });

  it('is the same object each time', () => {
    expect(kindSchema('sms.sent', 'latest')).to.equal(kindSchema('sms.sent', 'latest'));
  });

  it('accepts a payload as it is sent', () => {
    expect(findDifferences(kindSchema('voicemail.drop', 'latest'), drop)).to.deep.equal([]);
  });

  const broken: readonly (readonly [string, string, unknown])[] = [
    ['an id of another length', 'contactId', 'gb7xwL5aYQC4'],
    ['an app id that is not hexadecimal', 'appId', '6878cec452e7c8d29d4dd3dz'],
    ['a webhookId that is not a random UUID', 'webhookId', '881b9415-5d35-1ff1-a667-0545b80b96c0'],
    ['an instant without milliseconds', 'dateAdded', '2024-05-08T12:04:55Z'],
    ['an instant that does not exist', 'timestamp', '2024-02-31T12:04:55.828Z'],
    ['a phone number without its plus', 'to', '12125550102'],
    ['an unknown messageType', 'messageType', 'Fax'],
    ['a field no page lists', 'colour', 'blue'],
  ];
  for (const [what, name, value] of broken) {
    it(`refuses ${what}`, () => {
      const found = findDifferences(kindSchema('voicemail.drop', 'latest'), { ...drop, [name]: value });
      expect(new Set(found.map(({ path }) => path))).to.deep.equal(new Set([`/${name}`]));
    });
  }

  it('says of every value of a message where it comes from: a constant or the story', () => {
    for (const kind of KINDS.filter(isMessage)) {
      for (const revision of kind.revisions) {
        for (const { name, schema } of kindFields(kind.name, revision)) {
          const isConstant = 'const' in schema;
          expect(isConstant, `${kind.name}.${name}`).to.equal(schema.faker === undefined);
          if (!isConstant) expect(schema.faker, `${kind.name}.${name}`).to.match(/^story\.[a-zA-Z]+$/);
        }
      }
    }
  });
});
