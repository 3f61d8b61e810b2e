import { KIND_NAMES } from '../catalog/kinds.ts';
import type { JsonSchema } from '../model/json.ts';
import { DURATION_PATTERN } from './parse-duration.ts';
import { refer, text } from './schema-values.ts';

/** The keys of a map and what each may hold. */
export type Properties = Readonly<Record<string, JsonSchema>>;

/** A map of known keys. */
export function form(required: readonly string[], properties: Properties, description: string): JsonSchema {
  return { type: 'object', additionalProperties: false, description, required, properties };
}

/** Definitions of what stands inside steps. */
export const stepPartDefinitions: Readonly<Record<string, JsonSchema>> = {
  mix: {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    errorMessage: 'must be a map of kinds to weights, such as { call.answered: 5, email.sent: 2 }',
    properties: Object.fromEntries(KIND_NAMES.map((kind) => [kind, refer('weight')])),
  },
  weight: { type: 'number', exclusiveMinimum: 0, maximum: 1e9, errorMessage: 'must be a weight above 0' },
  after: {
    description: 'So long after the previous event, or after an earlier step.',
    if: { type: 'object' },
    then: form(
      ['step', 'by'],
      {
        step: refer('stepId', 'The id of an earlier step.'),
        by: refer('duration', 'How long after it.'),
      },
      'So long after an earlier step.',
    ),
    else: {
      type: 'string',
      pattern: DURATION_PATTERN,
      errorMessage: 'must be a duration such as 2m, or { step: <id>, by: 2m }',
    },
  },
  fault: {
    description: 'The name of a fault, or its name and size.',
    if: { type: 'object' },
    then: form(
      ['name'],
      {
        name: refer('faultName', 'Which defect.'),
        by: {
          type: 'string',
          description: 'How far (1h), how long (3s) or how large (1MB), for faults that have a size.',
          errorMessage: 'must be an amount with its unit, such as 1h, 3s or 200kB',
        },
      },
      'A defect and its size.',
    ),
    else: refer('faultName'),
  },
  call: form(
    [],
    {
      duration: refer('duration', 'How long the call took.'),
      recording: { type: 'boolean', description: 'Whether there is a recording.' },
      from: refer('phone', 'The number that called, in quotes.'),
      to: refer('phone', 'The number that was called, in quotes.'),
    },
    'What is known of a call.',
  ),
  email: form(
    [],
    {
      subject: { ...text('The subject. May hold templates.'), minLength: 0 },
      html: { ...text('The body as HTML. May hold templates.'), minLength: 0 },
      cc: { type: 'array', items: refer('emailAddressText'), description: 'Who gets a copy.' },
      bcc: { type: 'array', items: refer('emailAddressText'), description: 'Who gets a copy unseen.' },
      thread: refer('stepId', 'The id of the step whose thread this e-mail continues.'),
    },
    'What an e-mail says, and to whom.',
  ),
};
