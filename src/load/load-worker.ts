import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../run/system-clock.ts';
import { type LoadJob, openSender, type SenderEnd } from './load-sender.ts';
import type { TallyRecord } from './load-tally.ts';
import type { SenderSnapshot } from './sender-snapshot.ts';

/** What a thread is told. */
export type WorkerOrder =
  | { readonly order: 'start'; readonly wallStart: number }
  | { readonly order: 'stop' };

/** What a thread tells. */
export type WorkerNews =
  | { readonly news: 'ready' }
  | { readonly news: 'snapshot'; readonly snapshot: SenderSnapshot }
  | { readonly news: 'ended'; readonly end: SenderEnd }
  /** Its last words: what it has counted as the thread dies, of whatever but a lack of memory. */
  | { readonly news: 'dying'; readonly record: TallyRecord };

const port = parentPort;
if (port !== null) {
  const tell = (news: WorkerNews): void => port.postMessage(news);
  const sender = await openSender(workerData as LoadJob, { clock: systemClock });
  const stop = new AbortController();
  port.on('message', (order: WorkerOrder) => {
    if (order.order === 'stop') {
      stop.abort();
      return;
    }
    const die = (): void => tell({ news: 'dying', record: sender.count() });
    process.once('exit', die);
    const show = (snapshot: SenderSnapshot): void => tell({ news: 'snapshot', snapshot });
    // Should it fail, the thread dies of it, and its parent hears why.
    void sender.run(order.wallStart, stop.signal, show).then((end) => {
      process.off('exit', die);
      tell({ news: 'ended', end });
      port.close();
    });
  });
  tell({ news: 'ready' });
}
