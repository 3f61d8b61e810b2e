import type { JsonSchema } from './json.ts';
import type { Revision } from './revision.ts';

/** How sure a fact about HighLevel is. */
export type Certainty = 'documented' | 'observed' | 'inferred';

/** Where a fact comes from. */
export type Provenance = { readonly certainty: Certainty; readonly source: string };

/** One field of a kind's payload in one revision. */
export type KindField = {
  readonly name: string;
  /** `always`: in every payload; `optional`: only when the event calls for it. */
  readonly presence: 'always' | 'optional';
  /** Its JSON Schema; a `faker` keyword says where its value comes from. */
  readonly schema: JsonSchema;
  readonly provenance: Provenance;
};

/** A documented example, and the kind it shows. */
export type DocumentedExample = {
  readonly page: string;
  readonly revision: Revision;
  readonly heading: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** Which step keys apply to a kind; none of those that fill a message apply to an `event`. */
export type Channel = 'call' | 'voicemail' | 'text' | 'email' | 'comment' | 'event';

/** A kind of event: our name for what happened. */
export type KindDefinition = {
  readonly name: string;
  /** The page name of its event, `OutboundMessage`. */
  readonly event: string;
  /** The heading it is listed under. */
  readonly area: string;
  readonly summary: string;
  readonly channel: Channel;
  /** Who sent the message; null for an event that is none. */
  readonly direction: 'inbound' | 'outbound' | null;
  /** The certainty of the kind as a whole. */
  readonly provenance: Provenance;
  /** The revisions it exists in, oldest first. */
  readonly revisions: readonly Revision[];
  /** Set where HighLevel never sends the old signature, whatever a run is asked to sign with. */
  readonly newSignatureOnly?: true;
};
