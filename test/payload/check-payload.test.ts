import { expect } from 'chai';
import { checkPayload } from '../../src/payload/check-payload.ts';
import { omitValues, setValues } from '../../src/payload/set-values.ts';
import { tellEvent } from './tell-story.ts';

const payload = tellEvent({ emit: 'email.sent', email: { cc: ['a@example.com', 'b@example.com'] } });
const problems = (changed: typeof payload): readonly string[] =>
  checkPayload(changed, 'email.sent', 'latest');

describe('checkPayload()', () => {
  it('finds nothing wrong with a payload as it is made', () => {
    expect(problems(payload)).to.deep.equal([]);
  });

  it('names what is wrong, field by field', () => {
    const changed = omitValues(setValues(payload, { colour: 'blue', 'ccList.1': 'nobody', contactId: 7 }), [
      'threadId',
    ]);
    expect(problems(changed)).to.have.members([
      'the payload has an unknown field "colour"',
      'the payload must have the field "threadId"',
      'ccList.1 must match format "email"',
      'contactId must be string',
      ...problems(changed).filter((one) => one.startsWith('contactId must match pattern')),
    ]);
  });

  it('says which values a field may have', () => {
    expect(problems(setValues(payload, { source: 'pigeon', direction: 'inbound' }))).to.have.members([
      'source must be one of "workflow", "bulk_actions", "campaign", "api", "app"',
      'direction must be "outbound"',
    ]);
  });

  it('goes by the revision', () => {
    expect(checkPayload(payload, 'email.sent', '2025-10')).to.include(
      'the payload has an unknown field "ccList"',
    );
  });
});
