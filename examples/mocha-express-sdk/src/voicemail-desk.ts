import { highlevel } from './highlevel.ts';

type MessageEvent = {
  readonly webhookId: string;
  readonly messageType?: string;
  readonly callStatus?: string;
  readonly contactId: string;
};

/** Who is to be called back. In production a table, and so are `seen` and `jobs`. */
export const callbacks: string[] = [];
const seen = new Set<string>();
const jobs = new Set<Promise<void>>();

/** Begins the work for an event that was answered already. */
export function receive(event: MessageEvent): void {
  if (seen.has(event.webhookId)) return; // HighLevel sends an event at least once
  seen.add(event.webhookId);
  const job = handle(event).catch((error) => console.error(error));
  jobs.add(job);
  void job.finally(() => jobs.delete(job));
}

/** Resolves when all the work begun so far is done. */
export async function settled(): Promise<void> {
  await Promise.all(jobs);
}

async function handle({ messageType, callStatus, contactId }: MessageEvent): Promise<void> {
  // `status` says "completed" of both; only `callStatus` tells a person from a machine.
  if (messageType !== 'CALL' || callStatus !== 'voicemail') return;
  const { contact } = await highlevel.contacts.getContact({ contactId });
  callbacks.push(`${contact?.firstName} ${contact?.lastName}, ${contact?.phone}`);
}
