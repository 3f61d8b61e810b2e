import type { Faker } from '@faker-js/faker';
import type { Contact, User } from '../model/payload.ts';

/** An email as its reader sees it, in both forms. */
export type EmailContent = { readonly subject: string; readonly html: string; readonly plainText: string };

const SUBJECTS: readonly ((contact: Contact) => string)[] = [
  (contact) => `Your visit to ${contact.location.name}`,
  (contact) => `${contact.firstName}, here is the estimate you asked for`,
  () => 'Following up on our call',
  (contact) => `Welcome to ${contact.location.name}`,
  () => 'Your appointment is confirmed',
  () => 'A quick question about your order',
];

/** Writes an email from a user to a contact, or back. */
export function writeEmail(writing: {
  readonly contact: Contact;
  readonly user: User;
  readonly faker: Faker;
  readonly inbound: boolean;
}): EmailContent {
  const { contact, user, faker, inbound } = writing;
  const subject = contact.locale === 'en' ? faker.helpers.arrayElement(SUBJECTS)(contact) : faker.lorem.words(4);
  const paragraphs = [faker.lorem.sentences(2), faker.lorem.sentence()];
  const [greeted, signed] = inbound ? [user.firstName, contact.name] : [contact.firstName, user.name];
  const lines = [`Hi ${greeted},`, ...paragraphs, inbound ? signed : `${signed}\n${contact.location.name}`];
  return { subject, html: renderHtml(lines), plainText: lines.join('\n\n') };
}

/** The text of an HTML document, near to what a mail program shows of it. */
export function htmlToText(html: string): string {
  return html
    .replace(/<style[\s\S]*?<\/style>/gi, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/(p|div|h[1-6]|li|tr)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (_, name: string) => ENTITIES[name] as string)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', amp: '&' };

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
