import { findRetryPolicy } from '../catalog/retry-policies.ts';
import type { ReceiverScript, RetryPolicy, SenderSpec } from '../model/scenario.ts';
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
