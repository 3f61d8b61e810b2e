import { createDraws } from '../seed/draws.ts';
import type { MessageRecord } from './records.ts';

/**
 * One sentence of a call.
 *
 * @remarks Fields as in GetMessageTranscriptionResponseDto (OpenAPI, 2026-06-19); times are documented as
 * milliseconds. Which channel is whose is not documented: here 1 is the user and 2 the contact.
 */
export type Sentence = {
  readonly mediaChannel: number;
  readonly sentenceIndex: number;
  readonly startTime: number;
  readonly endTime: number;
  readonly transcript: string;
  readonly confidence: number;
};

/** Who speaks in a call. */
export type Speakers = { readonly contact: string; readonly user: string; readonly location: string };

/** About how long one sentence takes, in milliseconds. */
const SENTENCE_MS = 6_000;

const MOST_SENTENCES = 200;

const TALK: readonly ((who: Speakers) => readonly [channel: number, text: string])[] = [
  ({ user, location }) => [1, `Hello, this is ${user} from ${location}.`],
  ({ contact }) => [2, `Hi, ${contact} speaking.`],
  () => [1, 'I am calling about the request you sent us. Is now a good time?'],
  () => [2, 'Yes, I have a few minutes.'],
  () => [1, 'Let me go through the details with you.'],
  () => [2, 'All right, that matches what I wrote down.'],
  () => [1, 'What would suit you better, the morning or the afternoon?'],
  () => [2, 'The morning, if that can be arranged.'],
];

const VOICEMAIL: typeof TALK = [
  ({ user, location }) => [1, `Hello, this is ${user} from ${location}.`],
  ({ contact }) => [1, `I have a message for ${contact}.`],
  () => [1, 'Please call us back when you have a moment.'],
];

const INBOUND_VOICEMAIL: typeof TALK = [
  ({ contact }) => [2, `Hi, this is ${contact}.`],
  () => [2, 'I tried to reach you. Please call me back.'],
];

/**
 * How long the recording of a call is, in seconds: as long as the call.
 *
 * @returns For a voicemail whose event told no length, one that hangs on the message's id.
 */
export function recordingSeconds({ id, call }: MessageRecord): number {
  return call?.duration ?? createDraws('recording-length', id).integer(8, 40);
}

/** Writes down what was said in a recorded call; it fills the call's length and is the same each time. */
export function transcribeCall(message: MessageRecord, who: Speakers): readonly Sentence[] {
  const lengthMs = Math.round(recordingSeconds(message) * 1_000);
  const count = Math.min(Math.max(1, Math.floor(lengthMs / SENTENCE_MS)), MOST_SENTENCES);
  const lines = linesOf(message);
  return Array.from({ length: count }, (_, index) => {
    const [mediaChannel, transcript] = (lines[index % lines.length] as (typeof lines)[number])(who);
    return {
      mediaChannel,
      sentenceIndex: index,
      startTime: Math.round((lengthMs * index) / count),
      endTime: Math.round((lengthMs * (index + 1)) / count),
      transcript,
      confidence: createDraws('confidence', message.id, index).integer(80, 99) / 100,
    };
  });
}

function linesOf({ call, messageType, direction }: MessageRecord): typeof TALK {
  if (messageType === 'TYPE_CALL' && call?.status !== 'voicemail') return TALK;
  return direction === 'inbound' ? INBOUND_VOICEMAIL : VOICEMAIL;
}
