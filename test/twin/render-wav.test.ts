import { expect } from 'chai';
import { renderWav } from '../../src/twin/render-wav.ts';

function read(file: Uint8Array) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const word = (at: number): string => Buffer.from(file.subarray(at, at + 4)).toString('latin1');
  return {
    riff: word(0),
    riffSize: view.getUint32(4, true),
    wave: word(8),
    fmt: word(12),
    fmtSize: view.getUint32(16, true),
    format: view.getUint16(20, true),
    channels: view.getUint16(22, true),
    sampleRate: view.getUint32(24, true),
    bytesPerSecond: view.getUint32(28, true),
    blockAlign: view.getUint16(32, true),
    bitsPerSample: view.getUint16(34, true),
    data: word(36),
    dataSize: view.getUint32(40, true),
  };
}

describe('renderWav()', () => {
  it('begins with the canonical 44 bytes of plain PCM', () => {
    expect(read(renderWav(2))).to.deep.equal({
      riff: 'RIFF',
      riffSize: 36 + 16_000,
      wave: 'WAVE',
      fmt: 'fmt ',
      fmtSize: 16,
      format: 1,
      channels: 1,
      sampleRate: 8_000,
      bytesPerSecond: 8_000,
      blockAlign: 1,
      bitsPerSample: 8,
      data: 'data',
      dataSize: 16_000,
    });
  });

  it('is as long as asked', () => {
    for (const seconds of [0, 1, 95, 0.5]) expect(renderWav(seconds).length).to.equal(44 + seconds * 8_000);
  });

  it('pads an odd number of samples to an even length', () => {
    const file = renderWav(1 / 8_000);
    expect(read(file)).to.include({ dataSize: 1, riffSize: 38 });
    expect(file.length).to.equal(46);
  });

  it('plays a soft tone, not silence', () => {
    const samples = renderWav(1).subarray(44);
    expect(Math.max(...samples)).to.equal(136);
    expect(Math.min(...samples)).to.equal(120);
  });

  it('does not fill the memory with a length set by mistake', () => {
    expect(renderWav(1e9).length).to.equal(44 + 14_400 * 8_000);
  });
});
