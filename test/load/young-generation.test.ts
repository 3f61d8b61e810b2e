import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { builtModule, evaluate } from '../package/node-arguments.ts';

/** In a process of its own, as the flag is that of the whole process: what survives makes the young generation grow. */
const SCRIPT = `
import { getHeapSpaceStatistics } from 'node:v8';
import { growYoungGeneration, holdYoungGeneration } from ${JSON.stringify(builtModule('load/young-generation.ts'))};
const young = () => getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size;
const survive = () => {
  for (let round = 0; round < 40; round++) {
    const kept = [];
    for (let count = 0; count < 30_000; count++) kept.push({ count });
  }
};
holdYoungGeneration();
const atStart = young();
survive();
const held = young();
const holdOnceGrown = growYoungGeneration();
survive();
const grown = young();
holdOnceGrown();
survive();
console.log(JSON.stringify({ atStart, held, grown, settled: young() }));
`;

describe('the young generation of a load', () => {
  it('stays as it is when it is held, grows when it may, and stays where it has grown to', () => {
    const args = ['--max-semi-space-size=32', ...evaluate(SCRIPT)];
    const told = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
    // Of its two halves a process that has just started uses one, until the first collection.
    expect(told.held).to.be.at.most(2 * told.atStart);
    expect(told.grown).to.be.above(told.held);
    expect(told.settled).to.equal(told.grown);
  });
});
