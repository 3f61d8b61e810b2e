import { FAULTS } from '../catalog/faults.ts';
import { KIND_NAMES } from '../catalog/kinds.ts';
import { RETRY_POLICIES } from '../catalog/retry-policies.ts';
import { REVISIONS } from '../catalog/revisions.ts';
import type { JsonSchema } from '../model/json.ts';
import type { Locale, RetryReason } from '../model/scenario.ts';
import { DURATION_PATTERN } from './parse-duration.ts';
import { INSTANT_PATTERN, TIME_OF_DAY_PATTERN } from './parse-instant.ts';

/** What the id of a step looks like: it stands in templates, so it has no dots. */
const STEP_ID_PATTERN = '^[A-Za-z_][A-Za-z0-9_-]*$';

const SHARE_PATTERN = '^(100|\\d{1,2}(\\.\\d{1,6})?)%$';

const LOCALES: readonly Locale[] = ['en', 'de', 'fr', 'es', 'pt_BR', 'ja', 'ar'];
const STATUS_CLASSES: readonly RetryReason[] = ['1xx', '2xx', '3xx', '4xx', '5xx'];

const STATUS: JsonSchema = {
  type: 'integer',
  minimum: 100,
  maximum: 599,
  errorMessage: 'must be a status from 100 to 599',
};

/** Points at a definition of the scenario schema. */
export function refer(definition: string, description?: string): JsonSchema {
  const reference = { $ref: `#/definitions/${definition}` };
  return description === undefined ? reference : { ...reference, description };
}

/** Text of any length but none. */
export function text(description: string): JsonSchema {
  return { type: 'string', minLength: 1, description, errorMessage: 'must be text' };
}

/** Definitions of single values. `errorMessage` is what editors show and what our own problems begin with. */
export const valueDefinitions: Readonly<Record<string, JsonSchema>> = {
  duration: {
    type: 'string',
    pattern: DURATION_PATTERN,
    errorMessage: 'must be a duration such as 250ms, 95s, 3m or 1h',
  },
  instant: {
    type: 'string',
    pattern: INSTANT_PATTERN,
    errorMessage: 'must be an ISO instant with its UTC offset, such as 2026-11-24T09:00:00-05:00',
  },
  moment: {
    type: 'string',
    pattern: `${TIME_OF_DAY_PATTERN}|${INSTANT_PATTERN}`,
    errorMessage: 'must be a time of day such as "10:00", or an ISO instant with its UTC offset',
  },
  phone: {
    type: 'string',
    pattern: '^\\+[1-9]\\d{6,14}$',
    errorMessage: 'must be a phone number in the form "+12125550141"',
  },
  emailAddress: {
    type: 'string',
    pattern: '^[^\\s@<>]+@[^\\s@<>]+$',
    errorMessage: 'must be an e-mail address such as ada@example.com',
  },
  emailAddressText: {
    type: 'string',
    pattern: '^[^\\s@<>]+@[^\\s@<>]+$|\\{\\{',
    errorMessage: 'must be an e-mail address such as desk@example.com, or a template',
  },
  stepId: {
    type: 'string',
    pattern: STEP_ID_PATTERN,
    errorMessage: 'must be the id of a step: letters, digits, "_" and "-", beginning with a letter',
  },
  kind: { type: 'string', enum: KIND_NAMES, errorMessage: 'must be a kind of event' },
  revision: { type: 'string', enum: REVISIONS, errorMessage: 'must be a revision' },
  faultName: { type: 'string', enum: FAULTS.map((fault) => fault.name), errorMessage: 'must be a fault' },
  policyName: { type: 'string', enum: Object.keys(RETRY_POLICIES), errorMessage: 'must be a retry policy' },
  locale: { type: 'string', enum: LOCALES, errorMessage: 'must be a locale' },
  statusPattern: {
    description: 'A status, or a class of statuses.',
    if: { type: 'number' },
    then: STATUS,
    else: {
      type: 'string',
      enum: STATUS_CLASSES,
      errorMessage: 'must be a status such as 200, or a class such as 2xx',
    },
  },
  retryReason: {
    description: 'A status, a class of statuses, or a way not to answer.',
    if: { type: 'number' },
    then: STATUS,
    else: {
      type: 'string',
      enum: [...STATUS_CLASSES, 'timeout', 'unreachable'],
      errorMessage: 'must be a status such as 429, a class such as 5xx, timeout or unreachable',
    },
  },
  answer: {
    description: 'A status to answer with, or a way not to answer.',
    if: { type: 'number' },
    then: { type: 'integer', minimum: 200, maximum: 599, errorMessage: 'must be a status from 200 to 599' },
    else: {
      type: 'string',
      enum: ['timeout', 'reset'],
      errorMessage: 'must be a status such as 500, timeout or reset',
    },
  },
  share: {
    type: 'string',
    pattern: SHARE_PATTERN,
    errorMessage: 'must be a share such as 10%',
  },
  bound: {
    description: 'An upper bound: a count, or a share of all deliveries.',
    if: { type: 'number' },
    then: {
      type: 'integer',
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      errorMessage: 'must be a count, or a share such as 1%',
    },
    else: {
      type: 'string',
      pattern: SHARE_PATTERN,
      errorMessage: 'must be a count, or a share such as 1%',
    },
  },
};
