import { answerMessage, describeEmail } from './describe-message.ts';
import type { MessageRecord } from './records.ts';
import { refuse, refuseUnknown } from './refusals.ts';
import { renderWav } from './render-wav.ts';
import { type Answering, type Asked, answerJson, paramOf, type Route, type TwinAnswer } from './route.ts';
import { recordingSeconds, type Sentence, transcribeCall } from './transcribe-call.ts';

/** Reading messages, emails, recordings and transcriptions. */
export const messageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/conversations/messages/email/:id',
    // The specification names no Version header here.
    needs: { version: false, authorization: true },
    answer: (asked, from) => {
      const id = paramOf(asked, 'id');
      const email = from.world.emails.get(id);
      return email === undefined
        ? refuseUnknown('Email message', id)
        : answerJson(describeEmail(email), from);
    },
  },
  {
    method: 'GET',
    path: '/conversations/messages/:messageId/locations/:locationId/recording',
    answer: (asked, from) =>
      withRecorded(asked, from, (message) => ({
        status: 200,
        body: renderWav(recordingSeconds(message)),
        headers: {
          'content-type': 'audio/x-wav',
          'content-disposition': 'attachment; filename=audio.wav',
        },
      })),
  },
  // Unlike in the path of the recording, the location comes first (OpenAPI, 2026-06-19).
  {
    method: 'GET',
    path: '/conversations/locations/:locationId/messages/:messageId/transcription',
    answer: (asked, from) =>
      withRecorded(asked, from, (message) => {
        const sentences = sentencesOf(message, from);
        // The specification has one object; a list is inferred, as each has an index.
        return { status: 200, body: from.shapes === 'documented' ? (sentences[0] ?? null) : sentences };
      }),
  },
  {
    method: 'GET',
    path: '/conversations/locations/:locationId/messages/:messageId/transcription/download',
    answer: (asked, from) =>
      withRecorded(asked, from, (message) => ({
        status: 200,
        body: Buffer.from(
          sentencesOf(message, from)
            .map(({ mediaChannel, transcript }) => `Channel ${mediaChannel}: ${transcript}\n`)
            .join(''),
        ),
        headers: {
          'content-type': 'text/plain',
          'content-disposition': 'attachment; filename=transcription.txt',
        },
      })),
  },
  {
    method: 'GET',
    path: '/conversations/messages/:id',
    answer: (asked, from) => {
      const id = paramOf(asked, 'id');
      const message = from.world.messages.get(id);
      if (message === undefined) return refuseUnknown('Message', id);
      return answerJson(answerMessage(message, from.shapes), from);
    },
  },
];

/** Answers about the recording of a message; where there is none, HighLevel's answer is not known (404 is inferred). */
function withRecorded(
  asked: Asked,
  { world }: Answering,
  answer: (message: MessageRecord) => TwinAnswer,
): TwinAnswer {
  const id = paramOf(asked, 'messageId');
  const message = world.messages.get(id);
  if (message === undefined || message.locationId !== paramOf(asked, 'locationId')) {
    return refuseUnknown('Message', id);
  }
  return message.call?.isRecorded === true ? answer(message) : refuse(404, 'Recording not found');
}

function sentencesOf(message: MessageRecord, { world }: Answering): readonly Sentence[] {
  const user = message.userId ?? world.contacts.get(message.contactId)?.assignedTo ?? '';
  return transcribeCall(message, {
    contact: world.contacts.get(message.contactId)?.contact.firstName ?? 'the caller',
    user: world.users.get(user)?.user.firstName ?? 'the office',
    location: world.locations.get(message.locationId)?.location.name ?? 'the office',
  });
}
