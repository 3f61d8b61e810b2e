import { parseArgs } from 'node:util';
import { fuzzReader } from './fuzz-reader.ts';
import { openReaders } from './readers.ts';

/** What a reader may take for one input, and what all of them may hold. */
const SLOWEST_MS = 10_000;
const MAX_RSS_MIB = 1_024;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    reader: { type: 'string' },
  },
});
const { readers, close } = await openReaders();
try {
  for (const [name, reader] of Object.entries(readers)) {
    if (values.reader !== undefined && values.reader !== name) continue;
    const until = performance.now() + Number(values.seconds) * 1_000;
    const { tried, refused, slowestMs, maxRssMiB } = await fuzzReader(reader, {
      ...{ seed: Number(values.seed), first: Number(values.first) },
      goesOn: () => performance.now() < until,
    });
    const line = `${name}: ${tried} inputs, ${refused} refused, slowest ${slowestMs.toFixed(0)} ms, ${maxRssMiB.toFixed(0)} MiB`;
    process.stdout.write(`${line}\n`);
    if (slowestMs > SLOWEST_MS || maxRssMiB > MAX_RSS_MIB) process.exitCode = 1;
  }
} finally {
  close();
}
