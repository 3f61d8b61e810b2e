import { createTestKeys, type Run, runScenario } from '../../src/index.ts';

export const keys = createTestKeys();

/** What a receiver answers, by the step of {@link playDay} it is asked about. */
export type Answers = { readonly call?: number; readonly text?: readonly number[]; readonly forged?: number };

/** Plays a call, a text and a forged text against a receiver that answers as told. */
export async function playDay(answers: Answers = {}): Promise<Run> {
  const { call = 200, text = [200], forged = 401 } = answers;
  let texts = 0;
  const steps = [
    { id: 'call', emit: 'call.answered' as const },
    { id: 'text', emit: 'sms.sent' as const, text: 'Hello' },
    { id: 'forged', emit: 'sms.sent' as const, text: 'Forged', fault: 'signature-missing' as const },
  ];
  const fetch = async (request: Request): Promise<Response> => {
    const payload = (await request.json()) as Readonly<Record<string, unknown>>;
    const status =
      payload.messageType === 'CALL'
        ? call
        : payload.body === 'Forged'
          ? forged
          : text[Math.min(texts++, text.length - 1)];
    return new Response(status === 401 ? 'who are you?' : null, { status: status ?? 200 });
  };
  const options = { target: { fetch }, keys, seed: 7, runId: 'r1' };
  return runScenario({ version: 1, name: 'day', steps }, options);
}
