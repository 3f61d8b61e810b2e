import { expect } from 'chai';
import { createRunProgress } from '../../src/cli/run-progress.ts';
import type { JournalDraft, JournalEntry } from '../../src/model/journal.ts';
import type { ClockMode } from '../../src/model/scenario.ts';
import { createManualTime } from '../delivery/fakes.ts';

const CLEAR = '\r\x1b[2K';

/** A policy that repeats an attempt that timed out. */
const RETRIED = { max: 12, on: 'any' };

/** A run that a test plays entry by entry, and what stderr says of it. */
function follow({ isTTY = false, columns = 200 }: { readonly isTTY?: boolean; readonly columns?: number }) {
  const time = createManualTime();
  let written = '';
  const stderr = {
    write: (text: string) => {
      written += text;
    },
    flush: async () => {},
    isTTY,
    columns: isTTY ? columns : undefined,
  };
  const progress = createRunProgress({ stderr }, time.clock);
  let consumers = progress.follow('slow');
  const tell = (draft: object): void => {
    const entry = { storyAt: '2026-01-01T00:00:00.000Z', ...draft } as unknown as JournalEntry;
    for (const consume of consumers) consume(entry);
  };
  return {
    time,
    progress,
    next: () => {
      consumers = progress.follow('next');
    },
    start: (options: { readonly clock?: ClockMode; readonly retry?: object } = {}) =>
      tell({
        kind: 'run-started',
        options: {
          ...{ target: 'http://localhost:3000/hooks?token=secret', timeoutMs: 10_000 },
          ...{ clock: options.clock ?? 'virtual', retry: options.retry ?? RETRIED },
        },
      }),
    plan: (deliveryId: string) => tell({ kind: 'event-planned', deliveryId, eventKind: 'sms.sent' }),
    attempt: (deliveryId: string, more: Partial<JournalDraft & { retryAt: string }> = {}) =>
      tell({ kind: 'attempt', deliveryId, eventKind: 'sms.sent', ...more }),
    end: (deliveryId: string) => tell({ kind: 'delivery-ended', deliveryId, outcome: 'accepted' }),
    /** What stderr got since it was last asked. */
    said: () => {
      const said = written;
      written = '';
      return said;
    },
  };
}

const WAITING = 'Waiting for http://localhost:3000/hooks: no answer to sms.sent for 5 s. ';
const RETRIED_LIMIT =
  'An attempt may take 10 s (--timeout), and is made again up to 12 times (--retry none: not at all).';

describe('createRunProgress()', () => {
  describe('on a terminal', () => {
    it('shows what has happened within 100 ms, also when nothing happens after it', async () => {
      const run = follow({ isTTY: true });
      run.start();
      run.said();
      run.plan('a');
      run.plan('b');
      expect(run.said()).to.equal('');
      await run.time.advance(100);
      expect(run.said()).to.equal(
        `${CLEAR}slow: 2 events, 0 attempts, 0 accepted; story 2026-01-01T00:00:00.000Z`,
      );
      await run.time.advance(1_000);
      expect(run.said()).to.equal('');
    });

    it('writes its notice above the line, broken between words', async () => {
      const run = follow({ isTTY: true, columns: 80 });
      run.start();
      run.plan('a');
      await run.time.advance(4_999);
      run.said();
      await run.time.advance(1);
      const [, notice = '', line] = run.said().split(CLEAR);
      expect(notice.replace(/\n(?!$)/g, ' ')).to.equal(`${WAITING}${RETRIED_LIMIT}\n`);
      for (const part of notice.split('\n')) expect(part.length).to.be.below(80);
      expect(line).to.match(/^slow: 1 event, 0 attempts/);
    });

    it('leaves no line and no timer behind', () => {
      const run = follow({ isTTY: true });
      run.start();
      run.plan('a');
      run.said();
      run.progress.close();
      expect(run.said()).to.equal(CLEAR);
      expect(run.time.timerCount()).to.equal(0);
    });
  });

  describe('where no answer comes for 5 s', () => {
    it('says once what is waited for', async () => {
      const run = follow({});
      run.start();
      run.plan('a');
      await run.time.advance(4_999);
      expect(run.said()).to.equal('');
      await run.time.advance(1);
      expect(run.said()).to.equal(`${WAITING}${RETRIED_LIMIT}\n`);
      run.attempt('a', { retryAt: '2026-01-01T00:00:10.000Z' });
      await run.time.advance(60_000);
      run.next();
      run.start();
      run.plan('c');
      await run.time.advance(60_000);
      expect(run.said()).to.equal('');
    });

    it('speaks of no retries where an attempt that times out is the last', async () => {
      for (const retry of [
        { max: 0, on: 'any' },
        { max: 6, on: [429] },
      ]) {
        const run = follow({});
        run.start({ retry });
        run.plan('a');
        await run.time.advance(5_000);
        expect(run.said()).to.equal(`${WAITING}An attempt may take 10 s (--timeout).\n`);
      }
    });

    it('counts from the last attempt that ended', async () => {
      const run = follow({});
      run.start();
      run.plan('a');
      run.plan('b');
      await run.time.advance(4_000);
      run.attempt('a');
      run.end('a');
      await run.time.advance(4_999);
      expect(run.said()).to.equal('');
      await run.time.advance(1);
      expect(run.said()).to.include('no answer');
    });

    it('takes a retry on the virtual clock for one that is under way', async () => {
      const run = follow({});
      run.start();
      run.plan('a');
      run.attempt('a', { retryAt: '2026-01-01T00:00:10.000Z' });
      await run.time.advance(5_000);
      expect(run.said()).to.include('no answer');
    });

    it('does not take the wait for a retry on the real clock, or for the next event, for silence', async () => {
      const run = follow({});
      run.start({ clock: 'real' });
      run.plan('a');
      run.attempt('a', { retryAt: '2026-01-01T00:00:10.000Z' });
      run.plan('b');
      run.attempt('b');
      run.end('b');
      await run.time.advance(60_000);
      expect(run.said()).to.equal('');
    });

    it('names no flags where a run is resumed, which takes none', async () => {
      const run = follow({});
      run.plan('a');
      await run.time.advance(5_000);
      expect(run.said()).to.equal('Waiting for the receiver: no answer to sms.sent for 5 s.\n');
    });
  });
});
