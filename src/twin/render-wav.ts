/** Samples a second, as telephones have; one byte each. */
const SAMPLE_RATE = 8_000;

/** The canonical header of a RIFF WAVE file of plain PCM. */
const HEADER_BYTES = 44;

/** Four hours: 115 MB. No call of a test is longer, and a length set by mistake must not fill the memory. */
const LONGEST_SECONDS = 14_400;

const UNSIGNED_ZERO = 128;
const TONE_HZ = 440;
const TONE_HEIGHT = 8;

/**
 * Renders a soft, steady tone as a WAV file: PCM, mono, 8 bit, 8 kHz.
 *
 * @param seconds How long it plays, with fractions; longer than four hours counts as four hours.
 */
export function renderWav(seconds: number): Uint8Array<ArrayBuffer> {
  const samples = Math.round(Math.min(Math.max(seconds, 0), LONGEST_SECONDS) * SAMPLE_RATE);
  // A chunk of odd length is followed by a byte that its size does not count.
  const file = Buffer.alloc(HEADER_BYTES + samples + (samples % 2));
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples, 40);
  file.fill(secondOfTone(), HEADER_BYTES, HEADER_BYTES + samples);
  return file;
}

/** One second; as the tone swings a whole number of times in it, the next second follows without a seam. */
function secondOfTone(): Uint8Array {
  const swing = (sample: number): number => Math.sin((2 * Math.PI * TONE_HZ * sample) / SAMPLE_RATE);
  return Uint8Array.from({ length: SAMPLE_RATE }, (_, sample) =>
    Math.round(UNSIGNED_ZERO + TONE_HEIGHT * swing(sample)),
  );
}
