import { RunError } from '../errors/run-error.ts';
import type { LimitReport, LimitStep, RateOutcome } from '../model/limit-report.ts';
import { systemClock } from '../run/system-clock.ts';
import { TOOL } from '../run/tool.ts';
import { classifyRate } from './classify-rate.ts';
import { judgeLimit } from './judge-limit.ts';
import { type LoadOptions, type LoadSettings, settleLoad } from './load-settings.ts';
import { type LoadRun, runLoad } from './run-load.ts';
import { searchRate } from './search-rate.ts';

/** A search to make: a load whose rate is where it begins. */
export type LimitSearch = LoadRun & {
  /** Is told each step as it ends. */
  readonly onStep?: (step: LimitStep) => void;
};

const STOPPED = { outcome: 'stopped', reason: 'it was stopped' } as const;
/** Between two steps the receiver has as long as a step took, but at most this, to come to rest. */
const LONGEST_PAUSE_MS = 2_000;

/**
 * Finds the highest rate a receiver holds: all bounds, nothing dropped, the generator on time.
 *
 * @remarks Each rate is a load of its own, with a run id of its own: no event comes twice. One at which the generator was
 * late is tried a second time.
 * @throws What {@link runLoad} throws, and {@link RunError} `HL_RUN_OPTION_INVALID` for a load that has no one rate
 */
export async function findLimit({ onStep = () => {}, ...run }: LimitSearch): Promise<LimitReport> {
  const { scenario, options, keys } = run;
  const settings = settleLoad(scenario, { options, keysAppId: keys.appId });
  const { fromPerSecond, durationMs } = readOnlyStage(settings);
  const { seed, runId } = settings.run;
  const startedAt = new Date(systemClock.wallNow()).toISOString();
  const steps: LimitStep[] = [];

  const tryOnce = async (ratePerSecond: number): Promise<RateOutcome> => {
    if (steps.length > 0) await pause(Math.min(durationMs, LONGEST_PAUSE_MS), options.signal);
    if (isStopped(options)) return 'stopped';
    const stepId = `${runId}-${steps.length + 1}`;
    const only = { rate: `${ratePerSecond}/s`, duration: `${durationMs}ms`, seed, runId: stepId };
    const report = await runLoad({ ...run, options: { ...options, ...only } });
    const found = isStopped(options) ? STOPPED : classifyRate(report);
    const step = { runId: stepId, ratePerSecond, ...found, report };
    steps.push(step);
    onStep(step);
    return step.outcome;
  };
  // A machine that had something else to do for a moment is not at its limit.
  const search = await searchRate(fromPerSecond, async (ratePerSecond) => {
    const outcome = await tryOnce(ratePerSecond);
    return outcome === 'late' ? tryOnce(ratePerSecond) : outcome;
  });
  return {
    version: 1,
    tool: TOOL,
    scenario: scenario.name,
    seed,
    runId,
    startedAt,
    ...judgeLimit(search, { steps, hasLatencyBound: settings.expect.latencyMs !== undefined }),
    steps,
  };
}

function readOnlyStage({ model, shard }: LoadSettings) {
  const [stage, ...more] = model.kind === 'open' ? model.stages : [];
  if (
    shard.of === 1 &&
    stage !== undefined &&
    more.length === 0 &&
    stage.fromPerSecond === stage.toPerSecond
  ) {
    return stage;
  }
  const reason = shard.of > 1 ? 'a shard is a part of a load' : 'the load has no single rate to begin with';
  throw new RunError(
    'HL_RUN_OPTION_INVALID',
    `Failed to find the limit: ${reason}. Give --rate 100/s --duration 30s.`,
  );
}

function isStopped({ signal }: LoadOptions): boolean {
  return signal?.aborted === true;
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = systemClock.after(ms, end);
    signal?.addEventListener('abort', end, { once: true });
  });
}
