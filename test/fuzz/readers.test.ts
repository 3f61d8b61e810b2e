import { expect } from 'chai';
import { ScenarioError } from '../../src/errors/scenario-error.ts';
import { type Fuzzed, fuzzReader } from './fuzz-reader.ts';
import { openReaders, type Readers } from './readers.ts';

const ROUNDS = 150;
const NAMES = ['yaml', 'journal', 'corpus', 'answer', 'twin'];

describe('the readers of what others wrote', function () {
  this.timeout(120_000);
  let opened: Readers;
  before(async () => {
    opened = await openReaders();
  });
  after(() => opened.close());

  it('are all here', () => {
    expect(Object.keys(opened.readers)).to.deep.equal(NAMES);
  });

  for (const name of NAMES) {
    it(`refuse or read whatever comes: ${name}`, async () => {
      const reader = opened.readers[name];
      if (reader === undefined) throw new Error('There is none.');
      const fuzzed = await fuzzReader(reader, { seed: 1, goesOn: (tried) => tried < ROUNDS });
      expect(fuzzed.tried).to.equal(ROUNDS);
    });
  }
});

describe('fuzzReader()', () => {
  const twice = (tried: number): boolean => tried < 2;
  const samples = [Buffer.from('sample')];
  const fuzz = (read: (bytes: Buffer) => void): Promise<Fuzzed> =>
    fuzzReader({ samples, read }, { seed: 7, goesOn: twice });

  it('counts a refusal, and names the input of a crash', async () => {
    const refuse = (): never => {
      throw new ScenarioError('HL_SCENARIO_INVALID', 'no', []);
    };
    expect(await fuzz(refuse)).to.include({ tried: 2, refused: 2 });
    const crash = (): never => {
      throw new TypeError('oops');
    };
    const error: unknown = await fuzz(crash).catch((thrown: unknown) => thrown);
    expect(String(error)).to.match(/Input 0 of seed 7 crashed the reader: /);
  });

  it('makes the same inputs of the same seed', async () => {
    const inputs: string[][] = [[], []];
    for (const list of inputs) await fuzz((bytes) => void list.push(bytes.toString('hex')));
    expect(inputs[0]).to.deep.equal(inputs[1]);
  });
});
