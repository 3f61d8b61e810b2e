import { expect } from 'chai';
import { checkSeal, sealLine } from '../../src/journal/seal-line.ts';

const bytes = (text: string): Buffer => Buffer.from(text);

describe('sealLine()', () => {
  it('ends a line with the CRC-32 of what stands before it', () => {
    // By zlib.crc32 of Python.
    expect(sealLine({ text: 'Zoë' }).toString()).to.equal('{"text":"Zoë","crc":"0e68df7f"}\n');
  });
});

describe('checkSeal()', () => {
  it('knows a line that was sealed, one that was changed since, and one that never was', () => {
    const line = sealLine({ kind: 'attempt', number: 1 }).subarray(0, -1);
    expect(checkSeal(line)).to.equal('intact');
    expect(checkSeal(bytes(line.toString().replace('1', '2')))).to.equal('damaged');
    expect(checkSeal(bytes('{"kind":"attempt","number":1}'))).to.equal('absent');
    expect(checkSeal(bytes(''))).to.equal('absent');
  });

  it('takes a damaged checksum for damage, not for a line without one', () => {
    const text = sealLine({ kind: 'attempt' }).toString().trimEnd();
    expect(checkSeal(bytes(text.replace('"crc"', '"brc"')))).to.equal('damaged');
    expect(checkSeal(bytes(text.replace(/.(?="}$)/, 'x')))).to.equal('damaged');
  });
});
