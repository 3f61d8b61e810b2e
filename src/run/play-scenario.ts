import type { BegunJournal } from '../journal/begin-journal.ts';
import type { SigningKeys, VerifyingKeys } from '../model/envelope.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { Scenario } from '../model/scenario.ts';
import { DEFAULT_MAX_EVENTS } from '../timeline/assert-countable-events.ts';
import { assertShowable } from './assert-showable.ts';
import { createEmbeddedReceiver } from './embedded-receiver.ts';
import { openEndpoint } from './endpoint.ts';
import { type ExecutedRun, executeRun, type WhileSending } from './execute-run.ts';
import { openRecord } from './open-record.ts';
import type { RecordedRun } from './recorded-run.ts';
import { readRecordedSettings } from './recorded-settings.ts';
import type { RunOptions } from './run-options.ts';
import { type RunSettings, settleRun } from './run-settings.ts';
import { systemClock } from './system-clock.ts';

/** The keys of a run, and the app id kept with them. */
export type RunKeys = {
  readonly appId: string | null;
  readonly privateKeys: SigningKeys;
  /** What the embedded receiver verifies with. */
  readonly publicKeys: VerifyingKeys;
  /**
   * Which key is signed with and how the receiver gets to know it, in sentences.
   *
   * @default that of a test
   */
  readonly advice?: string;
};

const ADVICE_IN_TESTS =
  "Events are signed with the run's `keys`: put `keys.env` into the receiver's environment.";

/** A scenario to play, with what the caller chose. */
export type Play = {
  readonly scenario: Scenario;
  readonly options: Omit<RunOptions, 'keys'>;
  readonly keys: RunKeys;
  /** Told everything that happens, in order. */
  readonly consumers: readonly ((entry: JournalEntry) => void)[];
  /** An earlier run to take up again: its settings and its journal are used. */
  readonly recorded?: RecordedRun;
  /** Does the sending, and may do something before and after it. @default does it */
  readonly whileSending?: WhileSending;
  /** Writes the command that repeats the run. */
  readonly repeatCommand?: (settings: RunSettings) => string;
};

/**
 * Plays a scenario from open to close: settings, journal, endpoint, run.
 *
 * @throws {@link RunError} `HL_RUN_TARGET_INVALID` and others, before anything is sent or written
 */
export async function playScenario(play: Play): Promise<ExecutedRun & { readonly settings: RunSettings }> {
  const { scenario, options, keys } = play;
  const recorded = play.recorded ?? null;
  const settings =
    recorded === null
      ? settleRun(scenario, { options, keysAppId: keys.appId })
      : readRecordedSettings(recorded.started, {
          path: recorded.path,
          allowHost: options.allowHost ?? [],
          headers: options.header ?? {},
          maxEvents: options.maxEvents ?? DEFAULT_MAX_EVENTS,
        });
  const target = options.target ?? scenario.sender.target;
  const receiver =
    target ??
    createEmbeddedReceiver({ publicKeys: keys.publicKeys, script: scenario.receiver, clock: systemClock });
  const endpoint = await openEndpoint(receiver, { ...settings, clock: systemClock });
  try {
    assertShowable(scenario, endpoint);
    const journal = openRunJournal(play);
    try {
      const executed = await executeRun({
        scenario,
        settings,
        keys: keys.privateKeys,
        endpoint,
        hasTarget: target !== undefined,
        consumers: journal === null ? play.consumers : [journal.write, ...play.consumers],
        stopSignal: options.signal ?? new AbortController().signal,
        whileSending: play.whileSending ?? ((send) => send()),
        repeatCommand: play.repeatCommand?.(settings) ?? null,
        keyAdvice: settings.sign === 'none' ? 'Events were not signed.' : (keys.advice ?? ADVICE_IN_TESTS),
        recorded,
        problems: [...(recorded?.problems ?? []), ...(journal?.problems ?? [])],
        witness: options.twin ?? null,
      });
      return { ...executed, settings };
    } finally {
      journal?.close();
    }
  } finally {
    await endpoint.close();
  }
}

function openRunJournal({ options, recorded }: Play): BegunJournal | null {
  const path = recorded?.path ?? options.journal;
  if (path === undefined) return null;
  const mode = recorded === undefined ? 'new' : 'append';
  return openRecord(path, { mode, showSecrets: options.showSecrets === true });
}
