import type { JsonSchema } from '../model/json.ts';
import { refer } from './schema-values.ts';

/** Definitions of what a step, and a run as a whole, expects. */
export const expectDefinitions: Readonly<Record<string, JsonSchema>> = {
  stepExpect: {
    type: 'object',
    additionalProperties: false,
    properties: {
      status: {
        description: 'The status of the last answer: one, a class, or a list of either.',
        if: { type: 'array' },
        then: {
          type: 'array',
          minItems: 1,
          items: refer('statusPattern'),
          errorMessage: 'must be a list of at least one status',
        },
        else: refer('statusPattern'),
      },
      within: refer('duration', 'How long the last attempt may take.'),
      body: { description: 'What the body of the last answer must contain, as JSON.', tsType: 'JsonValue' },
      attempts: {
        type: 'integer',
        minimum: 1,
        maximum: 10_000,
        description: 'How many attempts it takes exactly.',
        errorMessage: 'must be a whole number from 1 to 10000',
      },
    },
  },
  runExpect: {
    type: 'object',
    additionalProperties: false,
    properties: {
      lost: refer('bound', 'How many deliveries may be lost. Default 0.'),
      rejected: refer('bound', 'How many deliveries may end rejected.'),
      dropped: refer('bound', 'How many events may never be sent.'),
      duplicates: refer('bound', 'How many events may be sent twice.'),
      latency: refer('latencyBounds', 'How long answers may take.'),
    },
  },
  latencyBounds: {
    type: 'object',
    additionalProperties: false,
    properties: {
      p50: refer('duration', 'Half of the answers take no longer.'),
      p90: refer('duration', 'Nine of ten answers take no longer.'),
      p95: refer('duration', '95 of 100 answers take no longer.'),
      p99: refer('duration', '99 of 100 answers take no longer.'),
      max: refer('duration', 'No answer takes longer.'),
    },
  },
};
