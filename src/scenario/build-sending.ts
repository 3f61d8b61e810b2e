import { findRetryPolicy } from '../catalog/retry-policies.ts';
import type { Disorder, ReceiverScript, RetryPolicy, SenderSpec } from '../model/scenario.ts';
import { dropUndefined } from './drop-undefined.ts';
import type { Retry, ScenarioFile } from './generated/scenario-file.ts';
import { parseDuration } from './parse-duration.ts';

/** The policy whose numbers stand in for those a custom one leaves out. */
const BASE_POLICY = 'highlevel-2026';

/** Normalises what a scenario says about sending. */
export function buildSender(sender: ScenarioFile['sender']): SenderSpec {
  if (sender === undefined) return {};
  const { retry, timeout, ...rest } = sender;
  return dropUndefined({
    ...rest,
    retry: retry === undefined ? undefined : buildRetry(retry),
    timeoutMs: timeout === undefined ? undefined : (parseDuration(timeout) ?? undefined),
  });
}

/** Normalises the script of the embedded receiver; it answers 200 at once unless told otherwise. */
export function buildReceiver(receiver: ScenarioFile['receiver']): ReceiverScript | undefined {
  if (receiver === undefined) return undefined;
  return { answers: receiver.answers ?? [200], delayMs: parseDuration(receiver.delay ?? '0s') ?? 0 };
}

/** Normalises the disorder over a run. */
export function buildDisorder(faults: ScenarioFile['faults']): Disorder | undefined {
  if (faults === undefined) return undefined;
  const { duplicate = '0%', drop = '0%', reorder, delay } = faults;
  return {
    duplicateShare: Number.parseFloat(duplicate) / 100,
    dropShare: Number.parseFloat(drop) / 100,
    reorderWindow: reorder?.window ?? null,
    delayMs: delay === undefined ? null : readDelay(delay),
  };
}

function readDelay(written: string): { readonly min: number; readonly max: number } {
  const [from = '0s', to = from] = written.split('..');
  return { min: parseDuration(from) ?? 0, max: parseDuration(to) ?? 0 };
}

function buildRetry(retry: Retry): RetryPolicy {
  if (typeof retry === 'string') return findRetryPolicy(retry);
  const { base, cap, ...rules } = retry;
  const whole = findRetryPolicy(BASE_POLICY);
  return {
    ...whole,
    ...rules,
    name: 'custom',
    baseMs: base === undefined ? whole.baseMs : (parseDuration(base) ?? whole.baseMs),
    capMs: cap === undefined ? whole.capMs : (parseDuration(cap) ?? whole.capMs),
    spreadMs: 0,
  };
}
