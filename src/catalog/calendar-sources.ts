import { type EventSources, pages, recordId, story, storyId } from './event-source.ts';

const LOCAL_DATE_TIME = { format: 'date-time' };

/** Statuses of an appointment (documented: calendars API, OpenAPI of 2026-06-19; the pages show `confirmed` alone). */
const STATUSES = ['new', 'confirmed', 'cancelled', 'showed', 'noshow', 'invalid'];

const appointment: EventSources = {
  'appointment.id': recordId('contact', 'appointment'),
  'appointment.address': story('meetingUrl'),
  'appointment.title': story('appointmentTitle'),
  'appointment.calendarId': recordId('location', 'calendar'),
  'appointment.contactId': storyId('contactId'),
  'appointment.groupId': recordId('location', 'calendar-group'),
  'appointment.assignedUserId': storyId('assignedUserId'),
  'appointment.users[]': storyId('assignedUserId'),
  'appointment.notes': story('appointmentNotes'),
  'appointment.startTime': story('appointmentStart', LOCAL_DATE_TIME),
  'appointment.endTime': story('appointmentEnd', LOCAL_DATE_TIME),
  'appointment.dateAdded': story('localDateAdded', LOCAL_DATE_TIME),
  'appointment.dateUpdated': story('localDateUpdated', LOCAL_DATE_TIME),
};

function withStatus(status: string): EventSources {
  return { 'appointment.appointmentStatus': { enum: STATUSES, default: status } };
}

const task: EventSources = {
  id: recordId('contact', 'task'),
  title: story('taskTitle'),
  body: story('taskBody'),
  dueDate: story('dueDate', { format: 'date-time' }),
};

const note: EventSources = { id: recordId('contact', 'note'), body: story('noteBody') };

/** The sources of the appointment, task and note pages. */
export const calendarSources: Readonly<Record<string, EventSources>> = {
  ...pages(appointment, {
    AppointmentCreate: withStatus('confirmed'),
    AppointmentUpdate: withStatus('showed'),
    AppointmentDelete: withStatus('cancelled'),
  }),
  ...pages(task, { TaskCreate: {}, TaskComplete: {}, TaskDelete: {} }),
  ...pages(note, { NoteCreate: {}, NoteUpdate: { body: story('noteLaterBody') }, NoteDelete: {} }),
};
