import type { JsonSchema } from '../model/json.ts';
import { form, type Properties } from './schema-step-parts.ts';
import { refer, text } from './schema-values.ts';

/** The keys a step is told apart by, in the order they are looked for. */
export const STEP_FORMS = ['repeat', 'each', 'emit', 'again', 'wait'] as const;

const SET_VALUES: JsonSchema = { type: 'object', tsType: 'SetValues' };

const placement: Properties = {
  at: refer('moment', 'Moves the story to a time of day, in quotes, or to an instant.'),
  after: refer('after', 'Places this event so long after the previous one, or after an earlier step.'),
};

const judged: Properties = {
  id: refer('stepId', 'Names the step, so that others and assertions can refer to it.'),
  set: { ...SET_VALUES, description: 'Values to put into the payload, by path.' },
  fault: refer('fault', 'A deliberate defect.'),
  expect: refer('stepExpect', 'What the receiver must make of it.'),
};

const shaped: Properties = {
  ...judged,
  user: text('The name of the user who acts.'),
  location: text('The name of the location it happens at.'),
  omit: {
    type: 'array',
    items: { ...text('A path into the payload.'), tsType: 'FieldPath' },
    description: 'What to leave out of the payload, by path.',
  },
  revision: refer('revision', 'The state of the documentation this event follows.'),
};

const contents: Properties = {
  call: refer('call', 'What is known of the call.'),
  text: { ...text('The text of the message. May hold templates.'), minLength: 0 },
  email: refer('email', 'What the e-mail says, and to whom.'),
};

const pace: Properties = {
  repeat: {
    type: 'integer',
    minimum: 1,
    maximum: 10_000_000,
    description: 'How many times.',
    errorMessage: 'must be a whole number from 1 to 10000000',
  },
  every: refer('duration', 'The time from one to the next.'),
  over: refer('duration', 'The time all of them are spread over.'),
  spacing: {
    type: 'string',
    enum: ['even', 'poisson'],
    description: 'How they are spread. Default even.',
    errorMessage: 'must be a spacing',
  },
  contact: text('A contact, or a group: then one is drawn each time.'),
};

const steps = refer('steps', 'What happens each time.');

/** Takes the first definition whose key is there. */
function choose(
  forms: readonly (readonly [key: string, definition: string])[],
  otherwise: JsonSchema,
): JsonSchema {
  return forms.reduceRight<JsonSchema>(
    (rest, [key, definition]) => ({ if: { required: [key] }, then: refer(definition), else: rest }),
    otherwise,
  );
}

/** Fails whatever is there, and still tells an editor what could be. */
function refuse(keys: readonly string[], properties: Properties, errorMessage: string): JsonSchema {
  return { type: 'object', properties, anyOf: keys.map((key) => ({ required: [key] })), errorMessage };
}

const starters: Properties = {
  emit: refer('kind', 'Sends an event of this kind.'),
  again: refer('stepId', 'Sends the event of an earlier step once more.'),
  wait: refer('duration', 'Lets story time pass.'),
  each: text('Goes through the steps for each member of a group.'),
  repeat: pace.repeat as JsonSchema,
};

const repeated: Properties = {
  mix: refer('mix', 'Kinds of event and their weights; one is drawn each time.'),
  emit: refer('kind', 'Sends an event of this kind each time.'),
  steps,
};

const emitKeys: Properties = { ...shaped, ...contents };

/** Definitions of the steps of a story. */
export const stepDefinitions: Readonly<Record<string, JsonSchema>> = {
  steps: {
    type: 'array',
    minItems: 1,
    items: refer('step'),
    errorMessage: 'must be a list of at least one step',
  },
  step: {
    description: 'What happens next.',
    type: 'object',
    errorMessage: 'must be a step: a map with one of emit, again, wait, each or repeat',
    ...choose(
      STEP_FORMS.map((key) => [key, `${key}Step`]),
      refuse(
        ['emit', 'again', 'wait', 'each', 'repeat'],
        starters,
        'needs one of emit, again, wait, each or repeat',
      ),
    ),
  },
  emitStep: form(
    ['emit'],
    {
      emit: starters.emit as JsonSchema,
      contact: text('Who it is about: a name from the cast.'),
      ...placement,
      ...emitKeys,
      resends: refer('stepId', 'The id of the failed message that the user sends again here.'),
    },
    'One event.',
  ),
  againStep: form(
    ['again'],
    { again: starters.again as JsonSchema, ...placement, ...judged },
    'The event of an earlier step once more: the same bytes, or with set a new event about the same message.',
  ),
  waitStep: form(['wait'], { wait: starters.wait as JsonSchema }, 'Time that passes.'),
  eachStep: form(
    ['each', 'steps'],
    {
      each: starters.each as JsonSchema,
      every: refer('duration', 'How long after one member the next begins. Default 0s.'),
      steps,
    },
    'The same steps for each member of a group.',
  ),
  repeatStep: {
    description: 'Something many times.',
    ...choose(
      [
        ['mix', 'repeatMixStep'],
        ['steps', 'repeatStepsStep'],
        ['emit', 'repeatEmitStep'],
      ],
      refuse(
        ['mix', 'emit', 'steps'],
        { ...pace, ...repeated },
        'needs one of mix, emit or steps beside repeat',
      ),
    ),
  },
  repeatMixStep: form(
    ['repeat', 'mix'],
    { ...pace, mix: repeated.mix as JsonSchema, ...shaped },
    'Many events of mixed kinds.',
  ),
  repeatEmitStep: form(
    ['repeat', 'emit'],
    { ...pace, emit: repeated.emit as JsonSchema, ...emitKeys },
    'Many events of one kind.',
  ),
  repeatStepsStep: form(['repeat', 'steps'], { ...pace, steps }, 'The same steps many times.'),
};
