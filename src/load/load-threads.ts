import { Worker } from 'node:worker_threads';
import type { ErrorCode } from '../errors/codes.ts';
import { HarnessError } from '../errors/harness-error.ts';
import { endBrokenSender } from './broken-sender.ts';
import type { LoadJob, SenderEnd } from './load-sender.ts';
import type { TallyRecord } from './load-tally.ts';
import type { LoadWatch } from './load-watch.ts';
import type { WorkerNews, WorkerOrder } from './load-worker.ts';

/** Senders of one load, each in a thread of its own. */
export type LoadThreads = {
  /** Starts all of them at one instant. @returns What each came to, also where its thread died. */
  run(wallStart: number, stopSignal: AbortSignal, show: LoadWatch['take']): Promise<readonly SenderEnd[]>;
  /** Ends those that were never started, or are not over: an open thread keeps the process alive. */
  close(): Promise<void>;
};

type Thread = { readonly worker: Worker; readonly ended: Promise<SenderEnd> };

/**
 * Opens threads that send parts of a load.
 *
 * @throws Whatever a thread fails with before it is ready; the others are closed then.
 */
export async function openThreads(jobs: readonly LoadJob[]): Promise<LoadThreads> {
  const opened = await Promise.allSettled(jobs.map(openThread));
  const threads = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const close = async (): Promise<void> => {
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  };
  const failed = opened.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    await close();
    throw failed.reason;
  }
  return {
    run: async (wallStart, stopSignal, show) => {
      const order = (given: WorkerOrder): void => {
        for (const { worker } of threads) worker.postMessage(given);
      };
      const stop = (): void => order({ order: 'stop' });
      stopSignal.addEventListener('abort', stop, { once: true });
      for (const [sender, { worker }] of threads.entries()) {
        worker.on('message', (news: WorkerNews) => {
          if (news.news === 'snapshot') show(sender, news.snapshot);
        });
      }
      order({ order: 'start', wallStart });
      if (stopSignal.aborted) stop();
      for (const { ended } of threads) {
        // One that ended early, by a bound of its own or because it died, ends the others.
        void ended.then(({ broken, isInterrupted }) => {
          if (broken !== null || isInterrupted) stop();
        });
      }
      const ends = await Promise.all(threads.map(({ ended }) => ended));
      stopSignal.removeEventListener('abort', stop);
      return ends;
    },
    close,
  };
}

async function openThread(job: LoadJob): Promise<Thread> {
  const worker = startWorker(job);
  let error: Error | null = null;
  let record: TallyRecord | null = null;
  let isLastWord = false;
  worker.on('error', (thrown: Error) => {
    error = thrown;
  });
  const ended = new Promise<SenderEnd>((resolve) => {
    worker.on('message', (news: WorkerNews) => {
      if (news.news === 'ended') resolve(news.end);
      if (news.news === 'snapshot') record = news.snapshot.record ?? record;
      if (news.news === 'dying') {
        record = news.record;
        isLastWord = true;
      }
    });
    worker.on('exit', (exitCode) => resolve(endBrokenSender({ error, exitCode, record, isLastWord })));
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('exit', (exitCode) => {
      reject(adopt(error) ?? new Error(`A sender ended with exit code ${exitCode} before it was ready.`));
    });
  });
  return { worker, ended };
}

/** Built, the module is JavaScript; from source, a thread does not have the loader of its parent and takes its own. */
function startWorker(job: LoadJob): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./load-worker.js', import.meta.url), { workerData: job });
  }
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const module = JSON.stringify(new URL('./load-worker.ts', import.meta.url).href);
  const code = `import(${loader}).then(({ register }) => { register(); return import(${module}); });`;
  return new Worker(code, { eval: true, execArgv: [], workerData: job });
}

/** Across threads an error keeps its code, but not its class, by which one of ours is told from a defect. */
function adopt(error: (Error & { readonly code?: unknown }) | null): Error | null {
  if (typeof error?.code !== 'string' || !error.code.startsWith('HL_')) return error;
  return new HarnessError(error.code as ErrorCode, error.message);
}
