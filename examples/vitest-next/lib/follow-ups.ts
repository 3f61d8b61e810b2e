type MessageEvent = {
  readonly webhookId: string;
  readonly messageType?: string;
  readonly callStatus?: string;
  readonly contactId: string;
};

/** What is left to do for a contact. In production a table, with `webhookId` as its key. */
export const followUps = new Map<string, { readonly contactId: string; readonly task: string }>();

/** Handles an event that was answered already; one that comes again changes nothing. */
export async function receive(event: MessageEvent): Promise<void> {
  const { webhookId, messageType, callStatus, contactId } = event;
  if (messageType !== 'CALL' || followUps.has(webhookId)) return;
  // `status` says "completed" of both; only `callStatus` tells a person from a machine.
  const task = callStatus === 'voicemail' ? 'call again' : 'send a summary';
  followUps.set(webhookId, { contactId, task });
}
