import { expect } from 'chai';
import fc from 'fast-check';
import type { JsonValue } from '../../src/model/json.ts';
import { findMismatch, findTextMismatch } from '../../src/report/find-mismatch.ts';

describe('findMismatch()', () => {
  it('finds none where an answer has what is expected, and more', () => {
    expect(findMismatch({ ok: true }, { ok: true, id: 7 })).to.equal(null);
    expect(findMismatch({ items: [{ id: 1 }] }, { items: [{ id: 1, name: 'x' }] })).to.equal(null);
  });

  it('names the first place that differs, and what stands there', () => {
    expect(findMismatch({ call: { status: 'answered' } }, { call: { status: 'busy' } })).to.equal(
      'call.status is "busy"',
    );
    expect(findMismatch({ items: [{ id: 1 }, { id: 2 }] }, { items: [{ id: 1 }, { id: 3 }] })).to.equal(
      'items[1].id is 3',
    );
    expect(findMismatch({ 'a b': 1 }, { 'a b': 2 })).to.equal('["a b"] is 2');
    expect(findMismatch(true, 'true')).to.equal('the answer is "true"');
  });

  it('tells missing from null, and objects from arrays', () => {
    expect(findMismatch({ id: null }, {})).to.equal('id is missing');
    expect(findMismatch({ id: null }, { id: null })).to.equal(null);
    expect(findMismatch({ toString: 1 }, {})).to.equal('toString is missing');
    expect(findMismatch({ a: {} }, { a: [] })).to.equal('a is []');
    expect(findMismatch({ a: [] }, { a: {} })).to.equal('a is {}');
  });

  it('wants arrays of the same length', () => {
    expect(findMismatch({ ids: [1] }, { ids: [1, 2] })).to.equal('ids has length 2, not 1');
  });

  it('cuts long values', () => {
    expect(findMismatch({ a: 1 }, { a: 'x'.repeat(500) })).to.have.lengthOf('a is '.length + 60);
  });

  it('finds none between a value and itself', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as JsonValue;
        expect(findMismatch(json, json)).to.equal(null);
      }),
    );
  });
});

describe('findTextMismatch()', () => {
  it('compares what a text says in JSON', () => {
    expect(findTextMismatch({ ok: true }, '{"ok": true}')).to.equal(null);
    expect(findTextMismatch({ ok: true }, '{"ok": false}')).to.equal('ok is false');
  });

  it('says when a text is empty or no JSON', () => {
    expect(findTextMismatch({ ok: true }, '  ')).to.equal('the answer is empty');
    expect(findTextMismatch({ ok: true }, 'OK')).to.equal('the answer is not JSON: "OK"');
  });
});
