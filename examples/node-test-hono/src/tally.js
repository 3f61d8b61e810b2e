/** How often what happened. In production a table, and so is `seen`. */
export const tally = { calls: 0, voicemails: 0, texts: 0 };
const seen = new Set();

/** Counts an event. */
export function receive({ webhookId, messageType, callStatus }) {
  if (seen.has(webhookId)) return; // HighLevel sends an event at least once
  seen.add(webhookId);
  if (messageType === 'SMS') tally.texts += 1;
  if (messageType !== 'CALL') return;
  // `status` says "completed" of both; only `callStatus` tells a person from a machine.
  if (callStatus === 'voicemail') tally.voicemails += 1;
  if (callStatus === 'completed') tally.calls += 1;
}
