/**
 * What people write in one language. Texts hold `{contact.firstName}` and the other names of `fillPhrase`; they are
 * made to fit any man or woman, and any business.
 */
export type Phrases = {
  /** Working days, as they stand after the words that texts put before `{day}`. */
  readonly days: readonly string[];
  readonly hours: readonly string[];
  /** Short messages from the business to a contact. */
  readonly messages: readonly string[];
  /** Short messages from a contact. */
  readonly replies: readonly string[];
  /** What users write for each other. */
  readonly comments: readonly string[];
  readonly subjects: readonly string[];
  readonly inboundSubjects: readonly string[];
  /** The line an email begins with. */
  readonly greeting: string;
  /** They fit any subject, as that may come from the scenario. */
  readonly paragraphs: readonly string[];
  readonly closings: readonly string[];
  readonly inboundParagraphs: readonly string[];
};
