/** An event of a load that was not processed once. */
export type EffectExample = {
  /** The `messageId` of its payload; where there is none, the `emailMessageId`. */
  readonly messageId: string;
  /** Null where the payload has none. */
  readonly webhookId: string | null;
  /** How often it was processed. */
  readonly times: number;
  /** What was asked so often, as in `GET /conversations/messages/:id`; null where nothing was. */
  readonly request: string | null;
};

/**
 * How often a receiver processed what it accepted, by what it asked a twin.
 *
 * @remarks An event is processed once each time a request names its message that the twin granted (2xx). Where requests
 * of several kinds name it, as for a message and then its recording, the kind that came most often counts.
 */
export type LoadEffects = {
  /** Accepted events that tell of a message: `once + never + moreThanOnce`. */
  readonly events: number;
  readonly once: number;
  readonly never: number;
  readonly moreThanOnce: number;
  /** Requests that named a message of the load and were granted. */
  readonly requests: number;
  /** Those that were refused, by status; they do not count. */
  readonly refused: Readonly<Record<string, number>>;
  /** Up to five events that were never processed, then up to five that were more than once. */
  readonly examples: readonly EffectExample[];
};

/** What one twin counted, in a form that adds up. */
export type EffectCounts = LoadEffects & {
  /** Whether the receiver had come to rest when it was counted. */
  readonly isSettled: boolean;
};
