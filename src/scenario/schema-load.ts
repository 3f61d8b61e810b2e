import type { JsonSchema } from '../model/json.ts';
import { RATE_PATTERN } from './parse-stages.ts';
import { refer } from './schema-values.ts';

/** Definitions of a load: how many events arrive when, and of which kinds. */
export const loadDefinitions: Readonly<Record<string, JsonSchema>> = {
  load: {
    type: 'object',
    additionalProperties: false,
    properties: {
      rate: {
        type: 'string',
        pattern: RATE_PATTERN,
        description: 'How many events arrive a second, as in 200/s; goes with duration.',
        errorMessage: 'must be a rate such as 200/s, with three decimals at most',
      },
      duration: refer('duration', 'How long events arrive at that rate.'),
      stages: {
        type: 'string',
        minLength: 1,
        description: 'Rates that change, as in: ramp 0..200/s 30s, hold 200/s 2m, spike 800/s 10s.',
        errorMessage: 'must be stages such as ramp 0..200/s 30s, hold 200/s 2m',
      },
      maxInFlight: {
        type: 'integer',
        minimum: 1,
        maximum: 60_000,
        description: 'How many arrivals may be without an answer; those beyond are dropped. Default 1000.',
        errorMessage: 'must be a whole number from 1 to 60000',
      },
      mix: refer('mix', "Kinds of event and their weights. Default the kinds of the scenario's steps."),
      processed: {
        enum: ['exactly-once'],
        description:
          'How often the receiver is to process each event it accepts; counted by the twin (load --twin).',
        errorMessage: 'must be exactly-once',
      },
      abortWhen: refer('loadBounds', 'Ends the load early, as failed, once one of these is exceeded.'),
    },
  },
  loadBounds: {
    type: 'object',
    additionalProperties: false,
    properties: {
      lost: refer('bound', 'How many deliveries may be lost.'),
      rejected: refer('bound', 'How many deliveries may stand rejected.'),
      unanswered: refer('bound', 'How many deliveries may stand timed out or unreachable.'),
      dropped: refer('bound', 'How many arrivals may be dropped over maxInFlight.'),
      latency: refer('latencyBounds', 'How long answers may take, all of them so far.'),
    },
  },
};
