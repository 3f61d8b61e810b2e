import { expect } from 'chai';
import fc from 'fast-check';
import { phoneNumber } from '../../src/payload/phone-number.ts';

describe('phoneNumber()', () => {
  it('is +1 NPA 555-01NN, whoever it is for', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.string(), (member, seed) => {
        expect(phoneNumber(member, seed)).to.match(/^\+1[2-4]\d{2}55501\d{2}$/);
      }),
    );
  });

  it('hangs on its parts and the place in the group', () => {
    expect(phoneNumber(3, 'seed', 'crowd')).to.equal(phoneNumber(3, 'seed', 'crowd'));
    expect(phoneNumber(3, 'seed', 'crowd')).to.not.equal(phoneNumber(3, 'seed', 'team'));
  });

  it('repeats none within a group of 9,600, and begins anew after that', () => {
    const numbers = Array.from({ length: 9600 }, (_, member) => phoneNumber(member, 'seed'));
    expect(new Set(numbers).size).to.equal(9600);
    expect(phoneNumber(9600, 'seed')).to.equal(numbers[0]);
  });
});
