import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { verifyEnvelope } from '../envelope/verify-envelope.ts';
import type { VerifyingKeys } from '../model/envelope.ts';
import type { ReceiverScript } from '../model/scenario.ts';
import type { Clock } from '../model/world.ts';

type Script = ReceiverScript['answers'][number];

/**
 * Creates the receiver of `demo`, and of a run without a target: it verifies the raw bytes as the documentation asks,
 * answers 401 to what is not signed, 400 to what is not JSON, and otherwise as its script says, or 200.
 */
export function createEmbeddedReceiver(options: {
  readonly publicKeys: VerifyingKeys;
  readonly script: ReceiverScript | undefined;
  readonly clock: Clock;
}): Server {
  const { publicKeys, script, clock } = options;
  const attempts = new Map<string, number>();

  return createServer((request, response) => {
    readBody(request).then(
      (body) => answer(response, judge(request, body)),
      () => response.destroy(),
    );
  });

  function judge(request: IncomingMessage, body: Buffer): Script {
    if (request.method !== 'POST') return 405;
    if (!verifyEnvelope({ body, headers: request.headers, publicKeys }).valid) return 401;
    const payload = parse(body);
    if (payload === null) return 400;
    return script === undefined ? 200 : scripted(script.answers, String(payload.webhookId));
  }

  function scripted(answers: readonly Script[], webhookId: string): Script {
    const attempt = attempts.get(webhookId) ?? 0;
    attempts.set(webhookId, attempt + 1);
    return answers[Math.min(attempt, answers.length - 1)] ?? 200;
  }

  function answer(response: ServerResponse, what: Script): void {
    if (what === 'timeout') return;
    if (what === 'reset') {
      response.socket?.resetAndDestroy();
      return;
    }
    const send = (): void => {
      response.writeHead(what, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ received: what < 300 }));
    };
    if (script === undefined || script.delayMs === 0) send();
    else clock.after(script.delayMs, send);
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parse(body: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(body.toString('utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
}
