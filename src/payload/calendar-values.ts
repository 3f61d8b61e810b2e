import { thingOf } from '../catalog/things.ts';
import type { EventScene } from './event-scene.ts';
import { formatLocalTime, localInstant } from './local-time.ts';
import type { StoryValues } from './story-values.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const VISITS = ['First visit', 'Consultation', 'Estimate', 'Follow-up', 'Walk-through'];
const WISHES = ['Prefers the side entrance.', 'Will bring the old paperwork.', 'Please call ahead.', ''];

/**
 * The values that say when things were made and when they are due, and what appointments, tasks and notes
 * say.
 *
 * @remarks What is due hangs on the beginning of the story, not on the event, so that every event about one
 * appointment or task names the same time. Something is as old as the event of the story that created it; what none
 * created counts as made when the story began.
 */
export function createCalendarValues(scene: EventScene): StoryValues {
  const { contact, location, user, startsAt, happenedAt } = scene;
  const draws = (field: string) => scene.draws(contact.id, field);
  const addedAt = (): number => {
    const thing = thingOf(scene.kind);
    return thing === null ? happenedAt : bornAt(thing.name);
  };
  const bornAt = (entity: string): number => {
    const create = `${entity}Create`;
    return scene.kind === create ? happenedAt : (scene.firstAt(create) ?? startsAt);
  };
  const local = (at: number): string => formatLocalTime(at, location.timezone);
  const appointmentAt = (): number =>
    localInstant(startsAt, {
      timezone: location.timezone,
      days: draws('appointment-day').integer(1, 9),
      minuteOfDay: 9 * 60 + 30 * draws('appointment-time').integer(0, 14),
    });
  const visit = (): string => draws('appointment-title').pick(VISITS);

  return {
    contactAdded: () => iso(bornAt('Contact')),
    dateAdded: () => iso(addedAt()),
    dateUpdated: () => iso(happenedAt),
    localDateAdded: () => local(addedAt()),
    localDateUpdated: () => local(happenedAt),
    appointmentTitle: () => `${visit()} with ${contact.name}`,
    appointmentStart: () => local(appointmentAt()),
    appointmentEnd: () => local(appointmentAt() + HOUR_MS / 2),
    appointmentNotes: () => draws('appointment-notes').pick(WISHES),
    meetingUrl: () => `https://meet.example.com/${draws('meeting').alphanumeric(10)}`,
    taskTitle: () => `Call ${contact.firstName} back`,
    taskBody: () => `${contact.name} asked for an estimate. ${user.firstName} to call.`,
    dueDate: () => iso(Math.floor(startsAt / HOUR_MS) * HOUR_MS + draws('due').integer(1, 5) * DAY_MS),
    noteBody: () => `${contact.firstName} prefers to be called in the afternoon.`,
    noteLaterBody: () => `${contact.firstName} prefers to be called before noon.`,
    issueDay: () => iso(startsAt).slice(0, 10),
    dueDay: () => iso(startsAt + 14 * DAY_MS).slice(0, 10),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
