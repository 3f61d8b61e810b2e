import { resolve } from 'node:path';
import { expect } from 'chai';
import { nameFile } from '../../src/scenario/name-file.ts';

describe('nameFile()', () => {
  it('names a file below the working directory from there', () => {
    expect(nameFile(resolve('scenarios/clinic.yaml'))).to.equal('scenarios/clinic.yaml');
    expect(nameFile(resolve('..clinic.yaml'))).to.equal('..clinic.yaml');
  });

  it('names a file elsewhere as it was given', () => {
    const outside = resolve('../clinic.yaml');
    expect(nameFile(outside)).to.equal(outside);
    expect(nameFile('../clinic.yaml')).to.equal('../clinic.yaml');
    expect(nameFile('./clinic.yaml')).to.equal('./clinic.yaml');
  });
});
