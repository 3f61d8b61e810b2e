import { expect } from 'chai';
import { FAULTS } from '../../src/catalog/faults.ts';
import type { FaultName } from '../../src/model/fault.ts';
import type { Payload } from '../../src/model/payload.ts';
import { tellEvent, tellStory } from './tell-story.ts';

const HOUR_MS = 3_600_000;

const sound = tellEvent({ id: 'one', emit: 'sms.sent' });
const spoilt = (fault: FaultName | object, step: object = {}): Payload =>
  tellEvent({ id: 'one', emit: 'sms.sent', fault, ...step });
const movedBy = (payload: Payload): number =>
  Date.parse(String(payload.timestamp)) - Date.parse(String(sound.timestamp));

/** What differs from the sound payload, by key; a key that is gone is undefined. */
function differences(payload: Payload): Record<string, unknown> {
  const keys = new Set([...Object.keys(sound), ...Object.keys(payload)]);
  const changed = [...keys].filter((key) => JSON.stringify(sound[key]) !== JSON.stringify(payload[key]));
  return Object.fromEntries(changed.map((key) => [key, payload[key]]));
}

describe('spoilPayload()', () => {
  it('moves a stale timestamp back, by an hour or by what is asked', () => {
    expect(Object.keys(differences(spoilt('timestamp-stale')))).to.deep.equal(['timestamp']);
    expect(movedBy(spoilt('timestamp-stale'))).to.equal(-HOUR_MS);
    expect(movedBy(spoilt({ name: 'timestamp-stale', by: '6m' }))).to.equal(-360_000);
  });

  it('moves a future timestamp ahead', () => {
    expect(movedBy(spoilt('timestamp-future'))).to.equal(HOUR_MS);
    expect(movedBy(spoilt({ name: 'timestamp-future', by: '48h' }))).to.equal(48 * HOUR_MS);
  });

  it('has nothing to move where the step omits the timestamp or sets another', () => {
    expect(spoilt('timestamp-stale', { omit: ['timestamp'] })).to.not.have.property('timestamp');
    expect(spoilt('timestamp-stale', { set: { timestamp: 'yesterday' } }).timestamp).to.equal('yesterday');
  });

  it('leaves out timestamp or webhookId', () => {
    expect(differences(spoilt('timestamp-missing'))).to.deep.equal({ timestamp: undefined });
    expect(differences(spoilt('webhook-id-missing'))).to.deep.equal({ webhookId: undefined });
  });

  it('repeats a message under a new webhookId', () => {
    const [first, again] = tellStory({
      steps: [
        { id: 'one', emit: 'sms.sent' },
        { again: 'one', fault: 'webhook-id-new' },
      ],
    }).payloads as [Payload, Payload];
    expect({ ...again, timestamp: null, webhookId: null }).to.deep.equal({
      ...first,
      timestamp: null,
      webhookId: null,
    });
    expect(again.webhookId).to.not.equal(first.webhookId);
    expect(again.webhookId).to.match(/^[0-9a-f-]{36}$/);
  });

  it('adds a field that no revision has, before the timestamp', () => {
    const payload = spoilt('field-unknown');
    const [added = '', ...others] = Object.keys(differences(payload));
    expect(others).to.deep.equal([]);
    expect(sound).to.not.have.property(added);
    expect(Object.keys(payload).slice(-3)).to.deep.equal([added, 'timestamp', 'webhookId']);
  });

  it('names a message type that no revision has, in every field that tells it', () => {
    expect(Object.keys(differences(spoilt('message-type-unknown')))).to.deep.equal([
      'messageType',
      'messageTypeId',
      'messageTypeString',
    ]);
    const old = tellEvent({ emit: 'sms.sent', fault: 'message-type-unknown', revision: '2025-05' });
    expect(old).to.not.have.any.keys('messageTypeId', 'messageTypeString');
  });

  it('names an event type that no revision has', () => {
    const { type, ...others } = differences(spoilt('event-unknown'));
    expect(type).to.be.a('string');
    expect(others).to.deep.equal({});
  });

  it('comes from another app, or of another location', () => {
    const { appId, versionId, ...others } = differences(spoilt('app-foreign'));
    expect(appId).to.match(/^[0-9a-f]{24}$/);
    expect(versionId).to.equal(appId);
    expect(others).to.deep.equal({});
    expect(differences(spoilt('location-foreign')).locationId).to.match(/^[A-Za-z0-9]{20}$/);
  });

  it('lengthens the text of an oversized body to the byte, and nothing else', () => {
    const { body, ...others } = differences(spoilt('body-oversized', { text: 'wörds' }));
    expect(others).to.deep.equal({});
    expect(body).to.match(/^wördsx+$/);
    expect(Buffer.byteLength(JSON.stringify(spoilt('body-oversized')))).to.equal(1_000_000);
    expect(tellEvent({ emit: 'call.answered', fault: 'body-oversized' })).to.have.property(
      'addedByHighLevelLater',
    );
  });

  it('spoils what the step set', () => {
    expect(spoilt('location-foreign', { set: { locationId: 'mine' } }).locationId).to.not.equal('mine');
  });

  it('spoils the same way each time, and another way in another run', () => {
    expect(spoilt('app-foreign')).to.deep.equal(spoilt('app-foreign'));
    const step = { id: 'one', emit: 'sms.sent', fault: 'app-foreign' };
    expect(tellEvent(step, { runId: 'other' }).appId).to.not.equal(tellEvent(step).appId);
  });

  it('leaves the payload alone when the fault is one of signature, bytes or wire', () => {
    const others = FAULTS.filter(
      ({ name, family }) => family !== 'replay' && family !== 'shape' && name !== 'body-oversized',
    );
    expect(others).to.not.have.length(0);
    for (const { name } of others) expect(differences(spoilt(name)), name).to.deep.equal({});
  });

  it('changes something for every fault of replay and shape', () => {
    for (const { name, family, onlyOnAgain } of FAULTS) {
      if (onlyOnAgain || (family !== 'replay' && family !== 'shape')) continue;
      expect(differences(spoilt(name)), name).to.not.deep.equal({});
    }
  });
});
