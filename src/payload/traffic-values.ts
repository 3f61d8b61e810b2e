import type { EventScene } from './event-scene.ts';
import type { StoryValues } from './story-values.ts';

const SECOND_MS = 1000;

/** The values of reports about traffic: what became of an e-mail, and how a call with a voice agent went. */
export function createTrafficValues(scene: EventScene): StoryValues {
  const { contact, location, companyId, happenedAt } = scene;
  const seconds = (): number => scene.ownDraws('voice-call-seconds').integer(30, 600);
  const askedAt = (): number => happenedAt - Math.floor(seconds() / 2) * SECOND_MS;
  return {
    unixSeconds: () => Math.floor(happenedAt / SECOND_MS),
    emailRecipients: () => [contact.email],
    emailHeaderId: () => `<${scene.ownDraws('email-header-id').uuid()}@mail.example.com>`,
    emailSize: () => scene.ownDraws('email-size').integer(1200, 48_000),
    emailBounceAddress: () => `bounce-${scene.ownDraws('email-bounce').hex(12)}@mail.example.com`,
    emailTags: () => [`loc_${location.id}`, `com_${companyId}`, 'et_other'],
    voiceCallId: () => scene.ownDraws('voice-call-id').hex(24),
    voiceCallAt: () => new Date(happenedAt - seconds() * SECOND_MS).toISOString(),
    voiceCallSeconds: seconds,
    voiceCallSummary: () => `${contact.firstName} asked about opening hours and was put through to the desk.`,
    voiceCallTranscript: () =>
      `bot: ${location.name}, how can I help? human: Hi, this is ${contact.firstName}.`,
    voiceCallTranslation: () =>
      `bot: ${location.name}, ¿en qué puedo ayudarle? human: Hola, soy ${contact.firstName}.`,
    voiceActionAskedAt: () => new Date(askedAt()).toISOString(),
    voiceActionDoneAt: () => new Date(askedAt() + 2 * SECOND_MS).toISOString(),
  };
}
