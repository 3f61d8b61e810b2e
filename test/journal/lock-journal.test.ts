import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { isJournalError } from '../../src/errors/journal-error.ts';
import { lockJournal } from '../../src/journal/lock-journal.ts';
import { describeOwner } from '../../src/journal/lock-owner.ts';
import { createManualTime } from '../delivery/fakes.ts';
import { skipWithout } from '../programs.ts';
import { useFolder } from './sample-entries.ts';

describe('lockJournal()', () => {
  const inFolder = useFolder();
  const { clock, advance } = createManualTime();
  let count = 0;
  const newJournal = (): string => {
    count += 1;
    const path = inFolder(`${count}.jsonl`);
    writeFileSync(path, '');
    return path;
  };
  /** A journal whose lock was left by somebody. */
  const leaveLock = (owner: object | string): string => {
    const path = newJournal();
    writeFileSync(`${path}.lock`, typeof owner === 'string' ? owner : JSON.stringify(owner));
    return path;
  };
  const age = (path: string): void => utimesSync(path, new Date(0), new Date(0));
  const refusalOf = (path: string): string => {
    try {
      lockJournal(path, clock).release();
    } catch (error) {
      expect(isJournalError(error) && error.code).to.equal('HL_JOURNAL_IN_USE');
      return (error as Error).message;
    }
    return 'none';
  };
  const expectTaken = (path: string): void => {
    const lock = lockJournal(path, clock);
    expect(JSON.parse(readFileSync(`${path}.lock`, 'utf8'))).to.deep.equal(describeOwner());
    lock.release();
    expect(existsSync(`${path}.lock`)).to.equal(false);
  };

  it('lets one have it at a time, by whatever name', () => {
    const path = newJournal();
    const link = inFolder('link.jsonl');
    symlinkSync(path, link);
    const lock = lockJournal(path, clock);
    for (const name of [path, link]) {
      expect(refusalOf(name)).to.match(
        new RegExp(
          `^Failed to open journal "${name}": process ${process.pid} on \\S+ is writing it\\. Wait until it has ended\\. ` +
            `If it no longer runs, try again in 20 s, or remove ".*${count}\\.jsonl\\.lock"\\.$`,
        ),
      );
    }
    lock.release();
    lock.release();
    expectTaken(path);
  });

  it('takes over the lock of a process that is gone', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    expectTaken(leaveLock({ ...describeOwner(), pid }));
  });

  it('is not fooled by a number that was used again', function () {
    if (describeOwner().startedAt === null) skipWithout(this, 'a system that says when a process started');
    expectTaken(leaveLock({ ...describeOwner(), startedAt: 'long ago' }));
  });

  it('believes an owner that it cannot see, on another machine, for as long as it writes', () => {
    const path = leaveLock({ pid: 1, host: 'elsewhere 4026531836', startedAt: null });
    expect(refusalOf(path)).to.contain('process 1 on elsewhere is writing it.');
    age(`${path}.lock`);
    expectTaken(path);
  });

  it('takes a lock that says nothing for one that is being written, and after a while for none', () => {
    for (const text of ['', '{"pid":', '{"pid":0}', 'null']) {
      const path = leaveLock(text);
      expect(refusalOf(path)).to.contain('another process is writing it.');
      age(`${path}.lock`);
      expectTaken(path);
    }
  });

  it('shows again and again that its owner is alive, and stops when released', async () => {
    const path = newJournal();
    const lock = lockJournal(path, clock);
    for (let beat = 0; beat < 3; beat++) {
      age(`${path}.lock`);
      await advance(2_000);
      expect(statSync(`${path}.lock`).mtimeMs).to.be.above(0);
    }
    lock.release();
    await advance(10_000);
    expect(existsSync(`${path}.lock`)).to.equal(false);
  });

  it('leaves a lock alone that somebody else has taken meanwhile', async () => {
    const path = newJournal();
    const lock = lockJournal(path, clock);
    writeFileSync(`${path}.lock`, 'theirs');
    await advance(2_000);
    lock.release();
    expect(readFileSync(`${path}.lock`, 'utf8')).to.equal('theirs');
  });

  it('goes without a lock where none can be put, and says so', () => {
    // Too long with its ending, whoever the tests run as.
    const path = inFolder(`${'x'.repeat(253)}`);
    writeFileSync(path, '');
    const lock = lockJournal(path, clock);
    expect(lock.problem).to.match(/^.*x could not be locked: .+\. Let nothing else write to it meanwhile\.$/);
    lock.release();
  });
});
