import { expect } from 'chai';
import { createEvent, createTestKeys, type Kind, verifyEnvelope } from '../../src/index.ts';

const keys = createTestKeys();

describe('createEvent()', () => {
  it('makes an event that verifyEnvelope takes for genuine', () => {
    const event = createEvent('call.voicemail', { keys });
    expect(verifyEnvelope({ ...event, publicKeys: keys.publicKeys })).to.deep.equal({
      valid: true,
      scheme: 'ed25519',
    });
    expect(event).to.include({ kind: 'call.voicemail', event: 'OutboundMessage' });
  });

  it('gives the payload that its bytes say', () => {
    const { payload, body } = createEvent('email.sent', { keys });
    expect(Buffer.from(body).toString()).to.equal(JSON.stringify(payload));
  });

  it('takes the keys of a step', () => {
    const { payload } = createEvent('call.answered', {
      keys,
      call: { duration: '12s' },
      set: { status: 'ringing', 'note.by': 'test' },
      omit: ['userId'],
      revision: '2026-01',
    });
    expect(payload).to.deep.include({ callDuration: 12, status: 'ringing', note: { by: 'test' } });
    expect(payload).to.not.have.property('userId');
  });

  it('takes the options of a run that make an event', () => {
    const { payload, headers } = createEvent('sms.sent', {
      keys,
      appId: '0123456789abcdef01234567',
      header: { 'x-team': 'blue' },
      startAt: '2026-02-03T04:05:06Z',
      timestamps: 'story',
    });
    expect(payload).to.include({ appId: '0123456789abcdef01234567', timestamp: '2026-02-03T04:05:06.000Z' });
    expect(headers).to.include({ 'x-team': 'blue' });
  });

  it('makes the same event of the same seed, run id and start', () => {
    const make = () =>
      createEvent('sms.sent', {
        keys,
        seed: 7,
        runId: 'r',
        startAt: '2026-01-01T00:00:00Z',
        timestamps: 'story',
      });
    expect(make()).to.deep.equal(make());
  });

  it('makes another event each time without a seed', () => {
    const ids = [1, 2, 3].map(() => createEvent('sms.sent', { keys }).payload.webhookId);
    expect(new Set(ids).size).to.equal(3);
  });

  it('applies a fault', () => {
    const { headers } = createEvent('sms.sent', { keys, fault: 'signature-missing' });
    expect(headers).to.not.have.property('x-ghl-signature');
  });

  it('names the app the keys are for', () => {
    expect(createEvent('sms.sent', { keys }).payload.appId).to.equal(keys.appId);
  });

  it('signs with fresh keys when none are given', () => {
    expect(createEvent('sms.sent').headers['x-ghl-signature']).to.have.length(88);
  });

  it('throws for a kind nobody knows, and says which one may be meant', () => {
    expect(() => createEvent('sms.snet' as Kind, { keys }))
      .to.throw('Did you mean "sms.sent"?')
      .with.property('code', 'HL_CATALOG_UNKNOWN_KIND');
  });

  it('throws for a kind its revision does not have, and names the first that has it', () => {
    expect(() => createEvent('internal-comment.added', { keys, revision: '2025-10' })).to.throw('2026-08');
  });

  it('throws for a field that is not for its kind', () => {
    expect(() => createEvent('sms.sent', { keys, call: { duration: '1s' } })).to.throw('"call" is for calls');
  });
});
