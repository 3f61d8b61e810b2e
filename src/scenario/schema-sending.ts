import type { JsonSchema } from '../model/json.ts';
import { DURATION_RANGE_PATTERN } from './parse-duration.ts';
import { refer, text } from './schema-values.ts';

/** Definitions of how events are sent, and of how the embedded receiver answers them. */
export const sendingDefinitions: Readonly<Record<string, JsonSchema>> = {
  sender: {
    type: 'object',
    additionalProperties: false,
    properties: {
      target: {
        type: 'string',
        pattern: '^https?://',
        description: 'The URL events are posted to.',
        errorMessage: 'must be a URL that begins with http:// or https://',
      },
      sign: {
        type: 'string',
        enum: ['ed25519', 'both', 'legacy', 'none'],
        description: 'Which signature headers are sent. Default ed25519.',
        errorMessage: 'must be a way to sign',
      },
      retry: refer('retry', 'When a failed delivery is tried again. Default highlevel-2026.'),
      timeout: refer('duration', 'How long an answer may take, in wall time. Default 10s.'),
      headers: {
        type: 'object',
        additionalProperties: {
          type: 'string',
          pattern: '^[\\t\\x20-\\x7e\\x80-\\xff]*$',
          errorMessage: 'must be text on one line that a header can carry',
        },
        description: 'Headers to send besides our own.',
      },
      appId: text('The appId of every event.'),
      versionId: text('The versionId of every event. Default the appId.'),
      concurrency: {
        type: 'integer',
        minimum: 1,
        maximum: 1_000,
        description: 'How many requests are in flight at most. Default 8.',
        errorMessage: 'must be a whole number from 1 to 1000',
      },
    },
  },
  retry: {
    description: 'The name of a retry policy, or rules of your own.',
    if: { type: 'object' },
    then: refer('retryRules'),
    else: refer('policyName'),
  },
  retryRules: {
    type: 'object',
    additionalProperties: false,
    properties: {
      on: {
        description:
          'What is tried again: any failure, or a list of statuses, classes, timeout and unreachable.',
        if: { type: 'array' },
        then: { type: 'array', items: refer('retryReason') },
        else: {
          type: 'string',
          enum: ['any'],
          errorMessage: 'must be any, or a list such as [429, 5xx, timeout]',
        },
      },
      max: {
        type: 'integer',
        minimum: 0,
        maximum: 1_000,
        description: 'How many attempts follow the first at most. Default 12.',
        errorMessage: 'must be a whole number from 0 to 1000',
      },
      base: refer('duration', 'The delay before the first retry. Default 10s.'),
      factor: {
        type: 'number',
        minimum: 1,
        maximum: 100,
        description: 'What each delay is multiplied by. Default 2.',
        errorMessage: 'must be a number from 1 to 100',
      },
      cap: refer('duration', 'The longest delay before jitter. Default 1h.'),
      jitter: {
        type: 'number',
        minimum: 0,
        maximum: 1,
        description: 'How far a delay may stray, as a share of it. Default 0.5.',
        errorMessage: 'must be a number from 0 to 1',
      },
      restamp: {
        type: 'boolean',
        description: 'Whether a retry has a new timestamp and signature. Default false.',
      },
    },
  },
  disorder: {
    type: 'object',
    additionalProperties: false,
    properties: {
      duplicate: refer('share', 'How many events come twice, as in 10%; the same bytes, 1 s to 60 s later.'),
      drop: refer('share', 'How many events are never sent, as in 1%.'),
      reorder: {
        type: 'object',
        additionalProperties: false,
        required: ['window'],
        description: 'Lets events of one contact change places.',
        errorMessage: 'must be a window, such as { window: 6 }',
        properties: {
          window: {
            type: 'integer',
            minimum: 2,
            maximum: 1_000,
            description: 'How many events change places among themselves.',
            errorMessage: 'must be a whole number from 2 to 1000',
          },
        },
      },
      delay: {
        type: 'string',
        pattern: DURATION_RANGE_PATTERN,
        description:
          'How much later than it happened an event is sent: a duration, or a range as in 0s..90s.',
        errorMessage: 'must be a duration such as 30s, or a range such as 0s..90s',
      },
    },
  },
  receiver: {
    type: 'object',
    additionalProperties: false,
    properties: {
      answers: {
        type: 'array',
        minItems: 1,
        items: refer('answer'),
        description: 'How the embedded receiver answers, by attempt; the last one repeats.',
        errorMessage: 'must be a list of at least one answer, such as [500, 500, 200]',
      },
      delay: refer('duration', 'How long it takes over an answer, in wall time. Default 0s.'),
    },
  },
};
