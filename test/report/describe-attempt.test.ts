import { expect } from 'chai';
import type { AttemptMade } from '../../src/model/journal.ts';
import { describeAttempt } from '../../src/report/describe-attempt.ts';
import { entriesOf, type PlayedAttempt } from './play-entries.ts';

describe('describeAttempt()', () => {
  const describePlayed = (attempt: PlayedAttempt): string =>
    describeAttempt(entriesOf([{ attempts: [attempt] }])[2] as AttemptMade);

  it('says the status and how the answer begins', () => {
    expect(describePlayed({ status: 204 })).to.equal('204');
    expect(describePlayed({ status: 500, answer: 'database is down' })).to.equal('500 "database is down"');
  });

  it('says why there is no answer', () => {
    expect(describePlayed({ outcome: 'timed-out', latencyMs: 10_000 })).to.equal('timed out after 10 s');
    expect(describePlayed({ error: 'connect ECONNREFUSED 127.0.0.1:3000' })).to.equal(
      'unreachable: connect ECONNREFUSED 127.0.0.1:3000',
    );
    expect(describePlayed({ status: 200, answer: 'par', error: 'the answer broke off' })).to.equal(
      '200 "par": the answer broke off',
    );
  });

  it('cuts a long answer, between characters', () => {
    expect(describePlayed({ status: 500, answer: 'x'.repeat(500) })).to.equal(`500 "${'x'.repeat(120)}…"`);
    expect(describePlayed({ status: 500, answer: 'é'.repeat(500) })).to.equal(`500 "${'é'.repeat(60)}…"`);
    expect(describePlayed({ status: 500, answer: `y${'é'.repeat(500)}` })).to.equal(
      `500 "y${'é'.repeat(59)}…"`,
    );
    expect(describePlayed({ status: 500, answer: '🦷'.repeat(100) })).to.equal(`500 "${'🦷'.repeat(30)}…"`);
    expect(describePlayed({ status: 500, answer: `abc${'🦷'.repeat(100)}` })).to.equal(
      `500 "abc${'🦷'.repeat(29)}…"`,
    );
  });

  it('escapes what a hostile answer holds', () => {
    expect(describePlayed({ status: 500, answer: '\x1b[2J\nPASS' })).to.equal('500 "\\x1b[2J\\nPASS"');
    expect(describePlayed({ status: 500, answer: Uint8Array.of(0xff, 0x41) })).to.equal('500 "\\xffA"');
    expect(describePlayed({ error: 'bad\x1b[1mthing' })).to.equal('unreachable: bad\\x1b[1mthing');
  });
});
