import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import type { EventPlanned, JournalEntry } from '../../src/model/journal.ts';
import type { Report } from '../../src/model/report.ts';
import { reportJournal } from '../../src/run/report-journal.ts';
import { commandLine } from '../package/node-arguments.ts';
import { type CountingReceiver, readEntries, sortEntries, startCounting } from './resumable.ts';
import { useFolder } from './run-command.ts';

const KILLS = 20;
const EVENTS = 500;
const CONCURRENCY = 8;

/** 500 events of which some come twice, and some are refused before they are taken. */
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
  this.timeout(240_000);
  const folder = useFolder();
  let receiver: CountingReceiver | null = null;
  let running: ChildProcess | null = null;
  afterEach(async () => {
    running?.kill('SIGKILL');
    await receiver?.close();
  });

  /** Runs a command until its journal has grown to a size, and kills it then; null, or what it printed if it ended. */
  function runUntil(path: string, bytes: number, args: readonly string[]): Promise<string | null> {
    const child = spawn(process.execPath, [...commandLine(), 'run', ...args, '--json'], {
      cwd: folder.path,
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const watching = setInterval(() => {
      if (sizeOf(path) >= bytes) child.kill('SIGKILL');
    }, 1);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        clearInterval(watching);
        if (signal === 'SIGKILL') resolve(null);
        else if (code === 0) resolve(stdout);
        else reject(new Error(`It ended with ${code}: ${stderr}${stdout}`));
      });
    });
  }

  it(`delivers every event in the end; twice come only those that were open at one of ${KILLS} kills`, async () => {
    // Taken at the first, second or third attempt, after 1 to 4 ms.
    const counting = await startCounting(
      (nth, body) => (nth <= body.length % 3 ? 503 : 200),
      () => 1 + Math.random() * 3,
    );
    writeFileSync(folder.file('story.json'), JSON.stringify(STORY));
    receiver = counting;
    let kills = 0;
    for (let journal = 0; kills < KILLS; journal++) {
      const path = folder.file(`${journal}.jsonl`);
      const begin = ['story.json', '--target', counting.url, '--journal', path];
      /** How often each body may have come without a record of it. */
      const open = new Map<string, number>();
      let printed: string | null = null;
      for (let args = begin; printed === null; args = ['--resume', path]) {
        const more = kills < KILLS ? 1 + Math.random() * 240_000 : Number.POSITIVE_INFINITY;
        printed = await runUntil(path, sizeOf(path) + more, args);
        if (printed !== null) break;
        kills += 1;
        for (const event of openIn(readWhole(path))) {
          open.set(bodyOf(event), (open.get(bodyOf(event)) ?? 0) + 1);
        }
      }
      expectDelivered({ path, printed, open });
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
      let unrecorded = 0;
      for (const [body, attemptCount] of recorded) {
        const came = counting.counts.get(body) ?? 0;
        expect(came - attemptCount).to.be.within(0, run.open.get(body) ?? 0);
        unrecorded += came - attemptCount;
      }
      expect(unrecorded).to.be.at.most(CONCURRENCY * KILLS);
      const marked = attempts.filter(({ resumed }) => resumed === true);
      expect(marked.filter(({ deliveryId }) => !idsOpen.has(deliveryId))).to.deep.equal([]);
      if (run.open.size > 0) expect(marked).to.not.be.empty;
    }
  });
});
