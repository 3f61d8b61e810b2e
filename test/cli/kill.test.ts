import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import type { EventPlanned, JournalEntry } from '../../src/model/journal.ts';
import type { Report } from '../../src/model/report.ts';
import { reportJournal } from '../../src/run/report-journal.ts';
import { createDraw } from '../fuzz/mutate.ts';
import { commandLine } from '../package/node-arguments.ts';
import { type CountingReceiver, readEntries, sortEntries, startCounting } from './resumable.ts';
import { useFolder } from './run-command.ts';

const KILLS = 30;
/** Each third kill comes within so long of the first byte that a process writes to its journal. */
const EARLY_MS = 50;
const SEED = 11;
const EVENTS = 200;
const CONCURRENCY = 8;

/** 200 events of which some come twice, and some are refused before they are taken. */
const STORY = {
  version: 1,
  name: 'long-story',
  startsAt: '2026-03-10T09:00:00Z',
  cast: { ada: {}, crowd: { count: 40 } },
  sender: { concurrency: CONCURRENCY },
  steps: [
    { id: 'first', emit: 'sms.sent', contact: 'ada' },
    { repeat: EVENTS - 3, over: '2h', contact: 'crowd', mix: { 'sms.sent': 3, 'call.answered': 2 } },
    { again: 'first' },
    { again: 'first', after: '1s' },
  ],
};

/** When a process is killed: once its journal has grown by so much, and so long after it began to. */
type Instant = { readonly bytes: number; readonly afterMs: number };
const NEVER: Instant = { bytes: Number.POSITIVE_INFINITY, afterMs: 0 };

const bodyOf = ({ bodyBase64 }: EventPlanned): string => Buffer.from(bodyBase64, 'base64').toString();

/** The whole lines of a journal that may end torn. */
function readWhole(path: string): readonly JournalEntry[] {
  const text = readFileSync(path, 'utf8');
  return readEntries(text.slice(0, text.lastIndexOf('\n')));
}

/** What had been announced and had not ended: all that may come twice. */
function openIn(entries: readonly JournalEntry[]): readonly EventPlanned[] {
  const { planned, attempts, ended } = sortEntries(entries);
  const done = new Set(ended.map(({ deliveryId }) => deliveryId));
  for (const { deliveryId, retryAt } of attempts) if (retryAt === undefined) done.add(deliveryId);
  return planned.filter(({ deliveryId }) => !done.has(deliveryId));
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

describe('a run that is killed again and again', function () {
  this.timeout(600_000);
  const folder = useFolder();
  let receiver: CountingReceiver | null = null;
  const running = new Set<ChildProcess>();
  afterEach(async () => {
    for (const child of running) child.kill('SIGKILL');
    await receiver?.close();
  });

  /** Runs a command and kills it at an instant; null, or what it printed if it ended before. */
  function runUntil(path: string, instant: Instant, args: readonly string[]): Promise<string | null> {
    const child = spawn(process.execPath, [...commandLine(), 'run', ...args, '--json'], {
      cwd: folder.path,
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const before = sizeOf(path);
    let beganAt: number | null = null;
    const watching = setInterval(() => {
      const bytes = sizeOf(path) - before;
      if (bytes > 0) beganAt ??= performance.now();
      if (beganAt === null || bytes < instant.bytes) return;
      if (performance.now() - beganAt >= instant.afterMs) child.kill('SIGKILL');
    }, 1);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        clearInterval(watching);
        running.delete(child);
        if (signal === 'SIGKILL') resolve(null);
        else if (code === 0) resolve(stdout);
        else reject(new Error(`It ended with ${code}: ${stderr}${stdout}`));
      });
    });
  }

  it(`loses nothing at ${KILLS} kills, and only what was in flight comes twice`, async () => {
    // Taken at the first, second or third attempt, after up to 3 ms.
    const draw = createDraw(SEED);
    const counting = await startCounting(
      (nth, body) => (nth <= body.length % 3 ? 503 : 200),
      () => draw(4),
    );
    receiver = counting;
    writeFileSync(folder.file('story.json'), JSON.stringify(STORY));
    const instants = Array.from({ length: KILLS }, (_, place) =>
      place % 3 === 0 ? { bytes: 1, afterMs: draw(EARLY_MS) } : { bytes: 1 + draw(100_000), afterMs: 0 },
    );
    // Two at a time, so that both take half as long where there are two cores.
    await Promise.all(['a', 'b'].map(useUpInstants));

    /** Runs the story anew, killed and resumed until it ends, as long as there is an instant left to be killed at. */
    async function useUpInstants(name: string): Promise<void> {
      for (let nth = 0; instants.length > 0; nth++) {
        const path = folder.file(`${name}${nth}.jsonl`);
        const begin = ['story.json', '--target', counting.url, '--journal', path];
        /** How often each body may have come without a record of it. */
        const open = new Map<string, number>();
        let printed: string | null = null;
        for (let args = begin; printed === null; args = ['--resume', path]) {
          const instant = instants.shift();
          printed = await runUntil(path, instant ?? NEVER, args);
          // A run that had ended by then is no kill: that instant is still to come.
          if (printed !== null && instant !== undefined) instants.push(instant);
          if (printed !== null) break;
          for (const event of openIn(readWhole(path))) {
            open.set(bodyOf(event), (open.get(bodyOf(event)) ?? 0) + 1);
          }
        }
        expectDelivered({ path, printed, open });
      }
    }

    function expectDelivered(run: {
      path: string;
      printed: string;
      open: ReadonlyMap<string, number>;
    }): void {
      const report: Report = JSON.parse(run.printed);
      expect(report.verdict).to.equal('pass');
      expect(report.totals).to.include({ events: EVENTS, deliveries: EVENTS, accepted: EVENTS, lost: 0 });
      const entries = readEntries(readFileSync(run.path, 'utf8'));
      expect(entries.map(({ seq }) => seq)).to.deep.equal(entries.map((_, place) => place));
      expect(reportJournal(run.path).report).to.deep.equal({ ...report, problems: [] });
      const { planned, attempts, ended } = sortEntries(entries);
      expect(new Set(planned.map(({ deliveryId }) => deliveryId))).to.have.property('size', EVENTS);
      expect(planned).to.have.length(EVENTS);
      expect(ended).to.have.length(EVENTS);
      const recorded = new Map<string, number>();
      const idsOpen = new Set<string>();
      for (const event of planned) {
        const own = attempts.filter(({ deliveryId }) => deliveryId === event.deliveryId);
        expect(own.map(({ number }) => number)).to.deep.equal(own.map((_, place) => place + 1));
        for (const { bodyBase64 } of own) expect(bodyBase64).to.equal(event.bodyBase64);
        recorded.set(bodyOf(event), (recorded.get(bodyOf(event)) ?? 0) + own.length);
        if (run.open.has(bodyOf(event))) idsOpen.add(event.deliveryId);
      }
      const extra = [...recorded].map(([body, attemptCount]) => ({
        body,
        requestCount: (counting.counts.get(body) ?? 0) - attemptCount,
        inFlightCount: run.open.get(body) ?? 0,
      }));
      expect(extra.filter(({ requestCount }) => requestCount < 0)).to.deep.equal(
        [],
        'messages that were lost',
      );
      expect(extra.filter(({ requestCount, inFlightCount }) => requestCount > inFlightCount)).to.deep.equal(
        [],
        'messages that came again without having been in flight',
      );
      expect(extra.reduce((sum, { requestCount }) => sum + requestCount, 0)).to.be.at.most(
        CONCURRENCY * KILLS,
      );
      const marked = attempts.filter(({ resumed }) => resumed === true);
      expect(marked.filter(({ deliveryId }) => !idsOpen.has(deliveryId))).to.deep.equal([]);
      if (run.open.size > 0) expect(marked).to.not.be.empty;
    }
  });
});
