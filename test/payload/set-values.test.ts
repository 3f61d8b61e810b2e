import { expect } from 'chai';
import fc from 'fast-check';
import { isPayloadError } from '../../src/errors/payload-error.ts';
import type { Payload } from '../../src/model/payload.ts';
import { omitValues, setValues } from '../../src/payload/set-values.ts';

const payload: Payload = {
  type: 'OutboundMessage',
  attachments: ['https://example.com/a', 'https://example.com/b', 'https://example.com/c'],
  meta: { call: { duration: 5, status: 'completed' } },
  timestamp: '2026-03-10T09:00:00.000Z',
  webhookId: 'w',
};

describe('setValues()', () => {
  it('replaces a value where it stands', () => {
    const changed = setValues(payload, { type: 'InboundMessage' });
    expect(Object.entries(changed)[0]).to.deep.equal(['type', 'InboundMessage']);
    expect(Object.keys(changed)).to.deep.equal(Object.keys(payload));
  });

  it('puts new keys before the timestamp, in the order given', () => {
    const changed = setValues(payload, { beta: 1, alpha: 2, 'gamma.delta': 3 });
    expect(Object.keys(changed)).to.deep.equal([
      'type',
      'attachments',
      'meta',
      'beta',
      'alpha',
      'gamma',
      'timestamp',
      'webhookId',
    ]);
    expect(changed.gamma).to.deep.equal({ delta: 3 });
  });

  it('puts new keys at the end where there is no timestamp', () => {
    expect(Object.keys(setValues({ type: 'x' }, { beta: 1 }))).to.deep.equal(['type', 'beta']);
  });

  it('walks objects and lists', () => {
    const changed = setValues(payload, {
      'meta.call.duration': '120',
      'attachments.1': 'https://example.com/z',
    });
    expect(changed.meta).to.deep.equal({ call: { duration: '120', status: 'completed' } });
    expect(changed.attachments).to.deep.equal([
      'https://example.com/a',
      'https://example.com/z',
      'https://example.com/c',
    ]);
  });

  it('makes what is missing on the way: a list for a number, an object for a name', () => {
    expect(setValues({}, { 'people.1.name': 'Ada' })).to.deep.equal({ people: [null, { name: 'Ada' }] });
    expect(setValues({ type: 'x' }, { 'type.0': 1 })).to.deep.equal({ type: [1] });
    expect(setValues({ meta: { a: 1 } }, { 'meta.0': 2 })).to.deep.equal({ meta: { a: 1, 0: 2 } });
    expect(setValues({ list: [1] }, { 'list.first': 2 })).to.deep.equal({ list: { first: 2 } });
  });

  it('takes any value JSON has', () => {
    const values = { a: null, b: [1, { c: true }], d: {}, e: '' };
    expect(setValues({}, values)).to.deep.equal(values);
  });

  it('keeps to the payload: no prototype is touched, inherited names are not walked', () => {
    const changed = setValues(payload, {
      '__proto__.polluted': true,
      'constructor.prototype.polluted': true,
      'meta.__proto__.polluted': true,
      'toString.x': 1,
    });
    expect({}).to.not.have.property('polluted');
    expect(Object.keys(changed)).to.include.members(['__proto__', 'constructor', 'toString']);
    expect(JSON.stringify(changed)).to.contain('"__proto__":{"polluted":true}');
    expect(JSON.stringify(JSON.parse(JSON.stringify(changed)))).to.equal(JSON.stringify(changed));
    expect(Object.getPrototypeOf(changed)).to.equal(Object.prototype);
  });

  it('refuses an index that would fill the memory', () => {
    expect(() => setValues({}, { 'list.10000': 1 })).to.throw('index 10000 is over 9999');
    try {
      setValues({}, { 'list.99999999': 1 });
    } catch (error) {
      expect(isPayloadError(error) && error.code).to.equal('HL_PAYLOAD_INVALID');
    }
    expect(setValues({}, { 'list.9999': 1 }).list).to.have.length(10_000);
  });

  it('leaves the payload it is given as it is', () => {
    const before = structuredClone(payload);
    setValues(payload, { 'meta.call.duration': 1, 'attachments.0': 'x', type: 'y', new: 1 });
    omitValues(payload, ['meta.call.duration', 'attachments.0', 'type']);
    expect(payload).to.deep.equal(before);
  });

  it('stays canonical JSON whatever is set', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('type', 'meta', 'attachments', '__proto__', '1', 'timestamp'),
    );
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(fc.dictionary(path, fc.jsonValue()), fc.array(path), (values, omitted) => {
        const body = JSON.stringify(omitValues(setValues(payload, values as never), omitted));
        expect(JSON.stringify(JSON.parse(body))).to.equal(body);
      }),
    );
  });
});

describe('omitValues()', () => {
  it('takes out keys at any depth', () => {
    expect(omitValues(payload, ['type', 'meta.call.status', 'timestamp'])).to.deep.equal({
      attachments: payload.attachments,
      meta: { call: { duration: 5 } },
      webhookId: 'w',
    });
  });

  it('takes items out of a list, counted as the list was', () => {
    expect(omitValues(payload, ['attachments.0', 'attachments.1']).attachments).to.deep.equal([
      'https://example.com/c',
    ]);
    expect(omitValues(payload, ['attachments.2']).attachments).to.have.length(2);
  });

  it('minds no path that is not there', () => {
    const paths = [
      'nothing',
      'meta.nothing',
      'meta.call.duration.deeper',
      'attachments.9',
      'attachments.-1',
      'attachments.first',
      'attachments.length',
      '__proto__.x',
      'type.0',
    ];
    expect(omitValues(payload, paths)).to.deep.equal(payload);
  });
});
