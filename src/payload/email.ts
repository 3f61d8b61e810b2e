import type { Faker } from '@faker-js/faker';
import type { Contact, Location, User } from '../model/payload.ts';
import { fillPhrase, PHRASES } from './fill-phrase.ts';

/** The body of an email as its reader sees it, in both forms. */
export type EmailContent = { readonly html: string; readonly plainText: string };

/** What an email is written about; `inbound` when the contact writes it. */
export type EmailWriting = {
  readonly contact: Contact;
  readonly location: Location;
  readonly faker: Faker;
  readonly inbound: boolean;
};

/** Writes the subject of an email that continues no thread. */
export function writeSubject(writing: EmailWriting): string {
  const { subjects, inboundSubjects } = PHRASES[writing.contact.locale];
  return write(writing.inbound ? inboundSubjects : subjects, writing);
}

/** Writes an email from a user to a contact, or back. */
export function writeEmail(writing: EmailWriting & { readonly user: User }): EmailContent {
  const { contact, user, location, inbound } = writing;
  const { greeting, paragraphs, closings, inboundParagraphs } = PHRASES[contact.locale];
  const lines = [
    fillPhrase(greeting, { ...writing, greeted: inbound ? user : contact }),
    ...(inbound ? [inboundParagraphs] : [paragraphs, closings]).map((phrases) => write(phrases, writing)),
    inbound ? contact.name : `${user.name}\n${location.name}`,
  ];
  return { html: renderHtml(lines), plainText: lines.join('\n\n') };
}

function write(phrases: readonly string[], writing: EmailWriting): string {
  return fillPhrase(writing.faker.helpers.arrayElement(phrases), writing);
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
