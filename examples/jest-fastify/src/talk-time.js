/** Seconds talked, by user. In production a table, and so is `seen`. */
export const talkTime = new Map();
const seen = new Set();

/** Counts a call that a person answered. */
export function receive({ webhookId, messageType, callStatus, callDuration, userId }) {
  if (seen.has(webhookId)) return; // HighLevel sends an event at least once
  seen.add(webhookId);
  // `status` says "completed" of a voicemail too; only `callStatus` tells a person from a machine.
  if (messageType !== 'CALL' || callStatus !== 'completed') return;
  talkTime.set(userId, (talkTime.get(userId) ?? 0) + callDuration);
}
