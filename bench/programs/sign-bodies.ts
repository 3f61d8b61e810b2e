import { sign } from 'node:crypto';
import { readCorpus } from '../prepare-corpus.ts';
import { measurePerSecond, readJob, tell } from './job.ts';
import { readSigningKey } from './signing-key.ts';

// crypto.sign alone: what no sender that signs can be faster than.

/** More than any cache holds. */
const BODIES = 10_000;

const { count, corpusFile } = readJob();
const key = readSigningKey();
const bodies = (await readCorpus(corpusFile, BODIES)).map(({ body }) => Buffer.from(body));
tell({
  perSecond: measurePerSecond(count, (turn) => sign(null, bodies[turn % bodies.length] as Buffer, key)),
});
