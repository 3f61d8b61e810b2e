import { explainUnknownOption } from '../errors/explain-unknown-option.ts';
import { RunError } from '../errors/run-error.ts';
import type { RunOptions } from './run-options.ts';
import type { SendEventOptions } from './send-event.ts';

const RUN_OPTIONS: Readonly<Record<keyof RunOptions, true>> = {
  target: true,
  keys: true,
  seed: true,
  runId: true,
  startAt: true,
  timestamps: true,
  clock: true,
  revision: true,
  sign: true,
  appId: true,
  versionId: true,
  locationId: true,
  header: true,
  set: true,
  retry: true,
  timeout: true,
  concurrency: true,
  strict: true,
  journal: true,
  showSecrets: true,
  maxEvents: true,
  allowHost: true,
  signal: true,
  twin: true,
};

const EVENT_OPTIONS: Readonly<Record<keyof SendEventOptions, true>> = {
  ...RUN_OPTIONS,
  id: true,
  user: true,
  location: true,
  call: true,
  text: true,
  email: true,
  omit: true,
  fault: true,
  expect: true,
};

/**
 * Refuses what is no option of {@link runScenario}.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID`
 */
export function assertRunOptions(options: RunOptions): void {
  refuse('run the scenario', explainUnknownOption(options, RUN_OPTIONS));
}

/**
 * Refuses what is no option of {@link sendEvent}; an event that is only created takes the same, so that both can share them.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID`
 */
export function assertEventOptions(options: Partial<SendEventOptions>): void {
  refuse('make the event', explainUnknownOption(options, EVENT_OPTIONS));
}

function refuse(what: string, reason: string | null): void {
  if (reason !== null) throw new RunError('HL_RUN_OPTION_INVALID', `Failed to ${what}: ${reason}`);
}
