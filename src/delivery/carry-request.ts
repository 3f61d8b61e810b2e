import type { Readable } from 'node:stream';
import type { AttemptResult } from '../model/delivery.ts';
import type { Clock, OutgoingRequest } from '../model/world.ts';
import { type GivenUp, startDeadline } from './deadline.ts';
import { explainBreak, explainFailure } from './explain-failure.ts';
import { type IncomingBody, readBody } from './read-body.ts';

/** An answer of which status and headers are there and the body may follow. */
export type OpenedAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Null when there is none. */
  readonly body: Readable | null;
};

/** What carrying one request takes. */
export type CarryOptions = {
  readonly clock: Clock;
  readonly request: OutgoingRequest;
  /** Sends the request and waits for the head of its answer; heeds the signal if it can. */
  open(signal: AbortSignal): Promise<OpenedAnswer>;
};

/**
 * Carries one request and turns whatever comes of it into a result.
 *
 * @remarks The limit on an answer's size, the timeout and the wording of failures are the same for every
 * transport, so they stand here. An answer that breaks off counts as no answer (HighLevel's HTTP client would
 * raise an error, inferred), with its status and what was read kept.
 *
 * @returns Always a result: never rejects.
 */
export async function carryRequest({ clock, request, open }: CarryOptions): Promise<AttemptResult> {
  if (request.signal.aborted)
    return { outcome: 'unreachable', latencyMs: 0, error: explainGivenUp('stopped', request) };
  const startedAt = clock.monotonicMs();
  const deadline = startDeadline({ clock, timeoutMs: request.timeoutMs, signal: request.signal });
  let opened: OpenedAnswer | null = null;
  let body: IncomingBody | null = null;
  const came = (): Pick<AttemptResult, 'status' | 'answer' | 'latencyMs'> => ({
    ...(opened && { status: opened.status }),
    ...(opened && { answer: { headers: opened.headers, body: body?.bytes() ?? new Uint8Array() } }),
    latencyMs: clock.monotonicMs() - startedAt,
  });
  try {
    opened = await Promise.race([open(deadline.signal), deadline.passed]);
    if (opened.body !== null) {
      body = readBody(opened.body);
      await Promise.race([body.done, deadline.passed]);
    }
    return { outcome: isAccepted(opened.status) ? 'accepted' : 'rejected', ...came() };
  } catch (error) {
    const givenUp = deadline.givenUp();
    if (givenUp === null) return { outcome: 'unreachable', ...came(), error: explain(error, opened, body) };
    const outcome = givenUp === 'timeout' ? 'timed-out' : 'unreachable';
    return { outcome, ...came(), error: explainGivenUp(givenUp, request, opened) };
  } finally {
    deadline.clear();
    opened?.body?.destroy();
  }
}

function isAccepted(status: number): boolean {
  return status >= 200 && status < 300;
}

function explain(error: unknown, opened: OpenedAnswer | null, body: IncomingBody | null): string {
  return opened === null ? explainFailure(error) : explainBreak(error, body?.bytes().byteLength ?? 0);
}

function explainGivenUp(why: GivenUp, request: OutgoingRequest, opened: OpenedAnswer | null = null): string {
  if (why === 'stopped') return 'given up because the run was stopped';
  return `${opened === null ? 'no answer' : 'answer not finished'} within ${request.timeoutMs} ms`;
}
