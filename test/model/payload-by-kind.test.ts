import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { PAYLOAD_TYPES_FILE, renderPayloadTypes } from '../../scripts/build-payload-types.ts';

describe('PayloadByKind', () => {
  it('is what `npm run generate` makes of the catalogue', () => {
    expect(readFileSync(PAYLOAD_TYPES_FILE, 'utf8')).to.equal(renderPayloadTypes());
  });

  it('leaves open what is not in every payload', () => {
    expect(renderPayloadTypes()).to.match(/EmailSentPayload = \{[^}]*readonly subject\?: string;/);
  });
});
