import type { JsonSchema } from '../model/json.ts';
import { expectDefinitions } from './schema-expect.ts';
import { loadDefinitions } from './schema-load.ts';
import { peopleDefinitions } from './schema-people.ts';
import { sendingDefinitions } from './schema-sending.ts';
import { stepPartDefinitions } from './schema-step-parts.ts';
import { stepDefinitions } from './schema-steps.ts';
import { refer, text, valueDefinitions } from './schema-values.ts';

/**
 * The JSON Schema (draft-07) of a scenario file: what editors complete from, what types are made from, and the
 * first half of what `parseScenario` checks.
 *
 * @remarks `errorMessage` is what VS Code and yaml-language-server show in place of their own words; our own
 * problems begin with it. `tsType` is for the making of types alone.
 */
export const SCENARIO_SCHEMA: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://highlevel-mock.example/scenario.schema.json',
  title: 'Scenario file',
  description:
    'A scenario of highlevel-mock: who takes part, what happens, and what the receiver must make of it.',
  type: 'object',
  errorMessage: 'must be a scenario: a map with version, name and steps',
  additionalProperties: false,
  required: ['version', 'name', 'steps'],
  properties: {
    version: {
      type: 'integer',
      enum: [1],
      description: 'The version of this format: 1.',
      errorMessage: 'must be 1, the version of this format',
    },
    name: text('What reports call the scenario.'),
    description: text('What the scenario is about.'),
    seed: {
      type: ['string', 'integer'],
      minimum: Number.MIN_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
      description:
        'What people and texts are made up from; the same seed makes the same ones. Drawn when left out.',
      errorMessage: 'must be text or a whole number of at most 2^53 - 1 (longer ones in quotes)',
    },
    startsAt: refer('instant', 'When the story begins; its UTC offset is the one of every at. Default now.'),
    clock: {
      type: 'string',
      pattern: '^(virtual|real|x(?=[\\d.]*[1-9])\\d{1,6}(\\.\\d{1,3})?)$',
      description: 'How story time passes: virtual (waits cost nothing), real, or x60 (sixty times as fast).',
      errorMessage: 'must be virtual, real, or a speed such as x60',
    },
    timestamps: {
      type: 'string',
      enum: ['wall', 'story'],
      description: 'Where the timestamp of a payload comes from: the wall clock or story time.',
      errorMessage: 'must be a source of timestamps',
    },
    revision: refer('revision', 'The state of the documentation that events follow. Default latest.'),
    strict: {
      type: 'boolean',
      description: 'Whether a payload that breaks its schema is an error. Default false.',
    },
    locale: refer('locale', 'The language names and texts are made up in. Default en.'),
    locations: {
      type: 'object',
      additionalProperties: refer('location'),
      description: 'Sub-accounts, by a name of your choice.',
    },
    cast: {
      type: 'object',
      additionalProperties: refer('castMember'),
      description:
        'Contacts and groups of them, by a name of your choice. Default one contact named contact.',
      errorMessage: 'must be a map of names to contacts',
    },
    users: {
      type: 'object',
      additionalProperties: refer('user'),
      description: 'Those who work at the locations, by a name of your choice.',
    },
    sender: refer('sender', 'How events are signed and sent.'),
    receiver: refer('receiver', 'How the embedded receiver answers.'),
    faults: refer('disorder', 'Disorder over the whole run: duplicates, dropped, late and reordered events.'),
    expect: refer('runExpect', 'What the run as a whole must come to: upper bounds.'),
    load: refer('load', 'How many events arrive when, for the command load; other commands leave it alone.'),
    steps: refer('steps', 'What happens, in order.'),
  },
  definitions: {
    ...valueDefinitions,
    ...peopleDefinitions,
    ...sendingDefinitions,
    ...expectDefinitions,
    ...loadDefinitions,
    ...stepDefinitions,
    ...stepPartDefinitions,
  },
};
