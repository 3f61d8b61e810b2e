import { expect } from 'chai';
import fc from 'fast-check';
import { didYouMean, findNearMiss } from '../../src/errors/near-miss.ts';

const KINDS = ['call.answered', 'call.voicemail', 'voicemail.drop', 'sms.sent', 'email.sent'];

describe('findNearMiss()', () => {
  const slips: readonly (readonly [written: string, meant: string, slip: string])[] = [
    ['call.answerd', 'call.answered', 'a letter is missing'],
    ['calll.answered', 'call.answered', 'a letter is doubled'],
    ['call.anwsered', 'call.answered', 'two letters are swapped'],
    ['call-answered', 'call.answered', 'a letter is wrong'],
    ['SMS.Sent', 'sms.sent', 'the case is wrong'],
    ['voicemail.dorp', 'voicemail.drop', 'it is near two candidates'],
  ];
  for (const [written, meant, slip] of slips) {
    it(`finds what was meant when ${slip}`, () => expect(findNearMiss(written, KINDS)).to.equal(meant));
  }

  it('finds nothing where nothing is near', () => {
    expect(findNearMiss('fax.received', KINDS)).to.equal(null);
    expect(findNearMiss('', KINDS)).to.equal(null);
    expect(findNearMiss('sms.sent', [])).to.equal(null);
  });

  it('forgives one slip in a short word', () => {
    expect(findNearMiss('at', ['to', 'ad'])).to.equal('ad');
    expect(findNearMiss('xy', ['to'])).to.equal(null);
  });

  it('counts a swap of neighbours once, so that it beats two other slips', () => {
    expect(findNearMiss('abdc', ['abxx', 'abcd'])).to.equal('abcd');
  });

  it('finds a word in any list that has it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), fc.nat(), (words, n) => {
        const word = words[n % words.length] as string;
        expect(findNearMiss(word, words)?.toLowerCase()).to.equal(word.toLowerCase());
      }),
    );
  });
});

describe('didYouMean()', () => {
  it('is a question to append to a message, or nothing', () => {
    expect(didYouMean('sms.snet', KINDS)).to.equal(' Did you mean "sms.sent"?');
    expect(didYouMean('fax', KINDS)).to.equal('');
  });
});
