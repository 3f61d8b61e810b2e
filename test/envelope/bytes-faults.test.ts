import { expect } from 'chai';
import fc from 'fast-check';
import { signEnvelope } from '../../src/envelope/sign-envelope.ts';
import { testKeys } from '../../src/envelope/test-keys.ts';
import { verifyEnvelope } from '../../src/envelope/verify-envelope.ts';
import { isPayloadError } from '../../src/errors/payload-error.ts';
import type { Payload } from '../../src/model/payload.ts';
import { publicTestKeys } from './public-test-keys.ts';
import { samplePayload } from './sample-payload.ts';
import { thrownBy } from './thrown-by.ts';

const FAULTS = ['bytes-pretty', 'bytes-unicode-escaped', 'bytes-number-form', 'bytes-duplicate-key'] as const;
type BytesFault = (typeof FAULTS)[number];

const keys = { ed25519: testKeys.ed25519() };
const publicKeys = publicTestKeys();

function write(name: BytesFault, payload: Payload): string {
  return Buffer.from(signEnvelope(payload, { keys, sign: 'none', fault: { name } }).body).toString();
}

describe('signEnvelope() with a fault of the bytes', () => {
  for (const name of FAULTS) {
    it(`signs the bytes of ${name} so that only re-serialising breaks them`, () => {
      const { body, headers } = signEnvelope(samplePayload, { keys, fault: { name } });
      const reserialised = JSON.stringify(JSON.parse(Buffer.from(body).toString()));
      expect(verifyEnvelope({ body, headers, publicKeys }).valid).to.equal(true);
      expect(verifyEnvelope({ body: reserialised, headers, publicKeys }).valid).to.equal(false);
    });

    it(`writes other bytes of the same meaning with ${name}, whatever the payload`, () => {
      const values = fc.jsonValue({ noUnicodeString: false });
      const payloads = fc.dictionary(fc.string({ unit: 'binary' }), values, { maxKeys: 6 });
      fc.assert(
        fc.property(payloads, fc.string({ unit: 'binary' }), (some, text) => {
          const payload = { ...some, amount: 95, text: `a${text}` } as Payload;
          const written = write(name, payload);
          expect(written).to.not.equal(JSON.stringify(payload));
          expect(JSON.stringify(JSON.parse(written))).to.equal(JSON.stringify(payload));
        }),
      );
    });
  }

  it('bytes-pretty indents by two spaces', () => {
    expect(write('bytes-pretty', { a: { b: 1 } })).to.equal('{\n  "a": {\n    "b": 1\n  }\n}');
  });

  it('bytes-unicode-escaped escapes what is beyond ASCII and what other serialisers escape', () => {
    expect(write('bytes-unicode-escaped', { 'é/': '<a&b>\'+: "x" \\ \n👋' })).to.equal(
      String.raw`{"\u00E9\u002F":"\u003Ca\u0026b\u003E\u0027\u002B\u003A \"x\" \\ \n\uD83D\uDC4B"}`,
    );
  });

  it('bytes-unicode-escaped escapes letters and digits when there is nothing else to escape', () => {
    expect(write('bytes-unicode-escaped', { a: 'b\n1' })).to.equal(String.raw`{"\u0061":"\u0062\n\u0031"}`);
  });

  it('bytes-number-form adds a zero behind the point, but never inside texts', () => {
    const payload = { '1': 95, text: 'call 95, \\"95', list: [-1, 0.5, 1e21, 5e-7, true] };
    expect(write('bytes-number-form', payload)).to.equal(
      String.raw`{"1":95.0,"text":"call 95, \\\"95","list":[-1.0,0.50,1.0e+21,5.0e-7,true]}`,
    );
  });

  it('bytes-duplicate-key repeats the first key and its value at the end', () => {
    expect(write('bytes-duplicate-key', { type: 'T', a: [1] })).to.equal('{"type":"T","a":[1],"type":"T"}');
  });

  it('bytes-number-form says so when there is no number', () => {
    const error = thrownBy(() => write('bytes-number-form', { type: 'T', text: '95' }));
    expect(isPayloadError(error)).to.equal(true);
    expect(error.code).to.equal('HL_PAYLOAD_INVALID');
    expect(error.message).to.match(/^Failed to apply bytes-number-form: the payload has no number/);
  });

  for (const name of FAULTS) {
    it(`${name} says so when the payload is empty`, () => {
      expect(thrownBy(() => write(name, {})).code).to.equal('HL_PAYLOAD_INVALID');
    });
  }
});
