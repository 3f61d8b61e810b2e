import { findKind } from '../catalog/kinds.ts';
import type { Locale } from '../model/scenario.ts';
import { writeEmail, writeSubject } from '../payload/email.ts';
import { writeText } from '../payload/messages.ts';
import { type ChoiceTree, drawOutcome, layOutChoices, type WritingFaker } from './choice-tree.ts';
import type { EventDraws } from './event-draws.ts';
import type { Person } from './people.ts';
import {
  createMarkedSpeakers,
  fillTemplate,
  readTemplate,
  type Speakers,
  type TextTemplate,
} from './text-templates.ts';

/** Draws the texts of messages of one kind, escaped for JSON. */
export type MessageTexts = {
  text(person: Person, draws: EventDraws): string;
  subject(person: Person, draws: EventDraws): string;
  email(person: Person, draws: EventDraws): { readonly html: string; readonly plainText: string };
};

type Writing = Speakers & { readonly faker: WritingFaker };
type EmailTemplate = { readonly html: TextTemplate; readonly plainText: TextTemplate };

/** Prepares the texts of a kind, language by language as they come up, from the functions that `run` writes them with. */
export function prepareTexts(kindName: string): MessageTexts {
  const kind = findKind(kindName);
  const inbound = kind.direction === 'inbound';
  const texts = perLocale((writing) => readTemplate(writeText({ ...writing, kind })));
  const subjects = perLocale((writing) => readTemplate(writeSubject({ ...writing, inbound })));
  const emails = perLocale((writing): EmailTemplate => {
    const { html, plainText } = writeEmail({ ...writing, inbound });
    return { html: readTemplate(html), plainText: readTemplate(plainText) };
  });
  return {
    text: (person, draws) => fillTemplate(drawOutcome(texts(person.locale), draws), person.places.plain),
    subject: (person, draws) =>
      fillTemplate(drawOutcome(subjects(person.locale), draws), person.places.plain),
    email: ({ locale, places }, draws) => {
      const { html, plainText } = drawOutcome(emails(locale), draws);
      return { html: fillTemplate(html, places.html), plainText: fillTemplate(plainText, places.plain) };
    },
  };
}

function perLocale<Outcome>(write: (writing: Writing) => Outcome): (locale: Locale) => ChoiceTree<Outcome> {
  const trees = new Map<Locale, ChoiceTree<Outcome>>();
  return (locale) => {
    let tree = trees.get(locale);
    if (tree === undefined) {
      const speakers = createMarkedSpeakers(locale);
      tree = layOutChoices((faker) => write({ ...speakers, faker }));
      trees.set(locale, tree);
    }
    return tree;
  };
}
