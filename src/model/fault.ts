/** A deliberate defect of one event, named for what the receiver sees. The catalogue says what each does. */
export type FaultName =
  | 'signature-missing'
  | 'signature-na'
  | 'signature-tampered'
  | 'signature-wrong-key'
  | 'signature-garbage'
  | 'signature-legacy-only'
  | 'signature-downgrade'
  | 'bytes-pretty'
  | 'bytes-unicode-escaped'
  | 'bytes-number-form'
  | 'bytes-duplicate-key'
  | 'timestamp-stale'
  | 'timestamp-future'
  | 'timestamp-missing'
  | 'webhook-id-new'
  | 'webhook-id-missing'
  | 'field-unknown'
  | 'message-type-unknown'
  | 'event-unknown'
  | 'app-foreign'
  | 'location-foreign'
  | 'body-truncated'
  | 'body-invalid-json'
  | 'body-oversized'
  | 'body-slow'
  | 'content-type-wrong'
  | 'connection-reset-early'
  | 'connection-reset-late';

/** Which part of the traffic a fault spoils, and with it the stage that applies it. */
export type FaultFamily = 'signature' | 'bytes' | 'replay' | 'shape' | 'wire';

/** A fault as a step asks for it. */
export type Fault = {
  readonly name: FaultName;
  /** How far a timestamp is moved, or how long a slow body takes, in milliseconds. */
  readonly byMs?: number;
  /** How long an oversized body is, in bytes. */
  readonly byBytes?: number;
};
