import type { Faker } from '@faker-js/faker';
import type { Contact, Location, User } from '../model/payload.ts';
import type { Locale } from '../model/scenario.ts';

/** The body of an email as its reader sees it, in both forms. */
export type EmailContent = { readonly html: string; readonly plainText: string };

/** What an email is written about; `inbound` when the contact writes it. */
export type EmailWriting = {
  readonly contact: Contact;
  readonly location: Location;
  readonly faker: Faker;
  readonly inbound: boolean;
};

const SUBJECTS: readonly ((writing: EmailWriting) => string)[] = [
  ({ location }) => `Your visit to ${location.name}`,
  ({ contact }) => `${contact.firstName}, here is the estimate you asked for`,
  () => 'Following up on our call',
  ({ location }) => `Welcome to ${location.name}`,
  () => 'Your appointment is confirmed',
  () => 'A quick question about your order',
];

const INBOUND_SUBJECTS: readonly ((writing: EmailWriting) => string)[] = [
  () => 'Question about my appointment',
  () => 'Estimate',
  ({ location }) => `Opening hours of ${location.name}`,
  () => 'Please call me back',
];

// They fit any subject, as that may come from the scenario.
const PARAGRAPHS: readonly string[] = [
  'Thank you for your time today. I have put everything we spoke about into our system.',
  'Just a short note to keep you up to date. We have what we need from your side and will take it from here.',
  'As promised, here is what happens next: we check the details, and you hear from us within two business days.',
  'I wanted to make sure this did not get lost. Everything is still as we left it.',
];
const CLOSINGS: readonly string[] = [
  'Let me know if you have any questions.',
  'Just reply to this email, or give us a call.',
  'Would a quick call this week work for you?',
];
const INBOUND_PARAGRAPHS: readonly string[] = [
  'Thanks for getting back to me. That works, I only have one question: is parking included?',
  'Sorry for the late answer, it has been a busy week. Could we move this to next Tuesday?',
  'I have read everything and it looks good to me. What do you need from me to go ahead?',
  'I tried to reach you by phone. Could somebody call me back in the afternoon?',
];

const GREETINGS: Readonly<Record<Locale, string>> = {
  en: 'Hi',
  de: 'Hallo',
  fr: 'Bonjour',
  es: 'Hola',
  pt_BR: 'Olá',
  ja: 'こんにちは',
  ar: 'مرحبا',
};

/** Writes the subject of an email that continues no thread. */
export function writeSubject(writing: EmailWriting): string {
  const { contact, faker, inbound } = writing;
  if (contact.locale !== 'en') return faker.lorem.words(4);
  return faker.helpers.arrayElement(inbound ? INBOUND_SUBJECTS : SUBJECTS)(writing);
}

/** Writes an email from a user to a contact, or back. */
export function writeEmail(writing: EmailWriting & { readonly user: User }): EmailContent {
  const { contact, user, location, inbound } = writing;
  const [greeted, signed] = inbound ? [user.firstName, contact.name] : [contact.firstName, user.name];
  const lines = [
    `${GREETINGS[contact.locale]} ${greeted},`,
    ...writeParagraphs(writing),
    inbound ? signed : `${signed}\n${location.name}`,
  ];
  return { html: renderHtml(lines), plainText: lines.join('\n\n') };
}

function writeParagraphs({ contact, faker, inbound }: EmailWriting): readonly string[] {
  if (contact.locale !== 'en') return [faker.lorem.sentences(2), faker.lorem.sentence()];
  if (inbound) return [faker.helpers.arrayElement(INBOUND_PARAGRAPHS)];
  return [faker.helpers.arrayElement(PARAGRAPHS), faker.helpers.arrayElement(CLOSINGS)];
}

// A whole document with a style block, as seen on real traffic (issue #255, 2026-02-16).
function renderHtml(lines: readonly string[]): string {
  const body = lines.map((line) => `<p>${escapeHtml(line).replace(/\n/g, '<br>')}</p>`).join('');
  return (
    '<html><head><style>.ProseMirror p{margin:0 0 12px;font-family:Verdana,Geneva,sans-serif;font-size:11pt}</style></head>' +
    `<body><div class="ProseMirror">${body}</div></body></html>`
  );
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
