import { HttpResponse } from 'msw';
import { ReceiverError } from '../errors/receiver-error.ts';
import type { JsonValue } from '../model/json.ts';
import type { ReceivedDelivery } from '../model/received-delivery.ts';

/** An answer with more to it than a status. */
export type ScriptedAnswer = {
  /** @default 200 */
  readonly status?: number;
  /** How long it takes, in milliseconds. @default 0 */
  readonly delayMs?: number;
  /** Sent as the header `retry-after`, in seconds. */
  readonly retryAfterSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. @default nothing */
  readonly body?: JsonValue;
};

/** What a receiver answers: a status, more than that, a response of your own, or no answer at all. */
export type ReceiverAnswer = number | ScriptedAnswer | Response | 'network-error';

/** How a receiver answers: always the same, by attempt (the last repeats), or as a function says. */
export type AnswerScript =
  | ReceiverAnswer
  | readonly ReceiverAnswer[]
  | ((delivery: ReceivedDelivery) => ReceiverAnswer | Promise<ReceiverAnswer>);

/** An answer made ready. */
export type PreparedAnswer = { readonly response: Response; readonly delayMs: number };

/**
 * Prepares what a script answers to a delivery.
 *
 * @throws {@link ReceiverError} `HL_RECEIVER_OPTION_INVALID` when the script has no answer for it
 */
export async function prepareAnswer(
  script: AnswerScript,
  delivery: ReceivedDelivery,
): Promise<PreparedAnswer> {
  const answer = await pickAnswer(script, delivery);
  if (answer === 'network-error') return { response: HttpResponse.error(), delayMs: 0 };
  // A response can be read once, and a script may give it many times.
  if (answer instanceof Response) return { response: answer.clone(), delayMs: 0 };
  const { status = 200, delayMs = 0, ...rest } = typeof answer === 'number' ? { status: answer } : answer;
  return { response: makeResponse(status, rest), delayMs };
}

/**
 * Asserts that a script can be used.
 *
 * @throws {@link ReceiverError} `HL_RECEIVER_OPTION_INVALID`
 */
export function assertScript(script: AnswerScript): void {
  if (typeof script === 'function') return;
  if (Array.isArray(script) && script.length === 0) throw invalid('the list is empty');
  for (const answer of Array.isArray(script) ? script : [script]) assertAnswer(answer);
}

async function pickAnswer(script: AnswerScript, delivery: ReceivedDelivery): Promise<ReceiverAnswer> {
  if (typeof script === 'function') {
    const answer = await script(delivery);
    assertAnswer(answer);
    return answer;
  }
  if (!Array.isArray(script)) return script as ReceiverAnswer;
  return script[Math.min(delivery.attempt, script.length) - 1] as ReceiverAnswer;
}

function assertAnswer(answer: unknown): void {
  if (answer === 'network-error' || answer instanceof Response) return;
  const status =
    typeof answer === 'object' && answer !== null ? ((answer as ScriptedAnswer).status ?? 200) : answer;
  if (typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599) return;
  throw invalid(`${JSON.stringify(answer) ?? 'undefined'} is no answer`);
}

function makeResponse(
  status: number,
  { retryAfterSeconds, headers, body }: Omit<ScriptedAnswer, 'status' | 'delayMs'>,
): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
      ...headers,
    },
  });
}

function invalid(reason: string): ReceiverError {
  return new ReceiverError(
    'HL_RECEIVER_OPTION_INVALID',
    `Failed to read "respond": ${reason}. Give a status from 200 to 599, { status, delayMs, retryAfterSeconds }, ` +
      'a Response, "network-error", a list of these, or a function that returns one.',
  );
}
