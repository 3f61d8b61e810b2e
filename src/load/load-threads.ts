import { Worker } from 'node:worker_threads';
import type { LoadJob, SenderEnd } from './load-sender.ts';
import type { LoadWatch } from './load-watch.ts';
import type { WorkerNews, WorkerOrder } from './load-worker.ts';

/** Senders of one load, each in a thread of its own. */
export type LoadThreads = {
  /** Starts all of them at one instant. @returns What each came to, null for one that broke down. */
  run(
    wallStart: number,
    stopSignal: AbortSignal,
    show: LoadWatch['take'],
  ): Promise<readonly (SenderEnd | null)[]>;
  /** Ends those that were never started, or are not over: an open thread keeps the process alive. */
  close(): Promise<void>;
};

type Thread = { readonly worker: Worker; readonly ended: Promise<SenderEnd | null> };

/**
 * Opens threads that send parts of a load.
 *
 * @throws Whatever a thread fails with before it is ready.
 */
export async function openThreads(jobs: readonly LoadJob[]): Promise<LoadThreads> {
  const threads = await Promise.all(jobs.map(openThread));
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
        // One that ended early, by a bound of its own, ends the others.
        void ended.then((end) => {
          if (end === null || end.isInterrupted) stop();
        });
      }
      const ends = await Promise.all(threads.map(({ ended }) => ended));
      stopSignal.removeEventListener('abort', stop);
      return ends;
    },
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

async function openThread(job: LoadJob): Promise<Thread> {
  const worker = startWorker(job);
  const thread: Thread = {
    worker,
    ended: new Promise((resolve) => {
      worker.on('message', (news: WorkerNews) => {
        if (news.news === 'ended') resolve(news.end);
      });
      worker.on('exit', () => resolve(null));
    }),
  };
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  // From here on a thread that breaks down is a part of the load that is missing.
  worker.on('error', () => undefined);
  return thread;
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
