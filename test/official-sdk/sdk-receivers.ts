import { HighLevel } from '@gohighlevel/api-client';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { HighLevel as HighLevel2 } from 'ghl-api-client-2';
import type { TestKeys } from '../../src/envelope/create-test-keys.ts';

/** What the SDK's middleware says of one request. */
export type Judged = {
  readonly body: Buffer;
  /** Undefined where it left the request alone. */
  readonly isSignatureValid: boolean | undefined;
  readonly skipped: boolean | undefined;
};

/** An Express app that uses the SDK's middleware as the SDK's own documentation shows it. */
export type SdkReceiver = { readonly app: Express; readonly judged: readonly Judged[] };

type JudgedRequest = {
  readonly isSignatureValid?: boolean;
  readonly skippedSignatureVerification?: boolean;
};

/** The ways a receiver is built on the SDK; each is given the keys of the run. */
export const SDK_RECEIVERS: Readonly<Record<string, (keys: TestKeys) => SdkReceiver>> = {
  '3.1.0 with a JSON parser': (keys) => createReceiver(middleware3(keys), { keepsRawBody: false }),
  '3.1.0 with rawBody': (keys) => createReceiver(middleware3(keys), { keepsRawBody: true }),
  // This one reads its keys and its app from the environment, at each request.
  '2.3.0': (keys) => createReceiver(middleware2(keys), { keepsRawBody: false }),
};

function middleware3({ env }: TestKeys): RequestHandler {
  const sdk = new HighLevel({
    clientId: env.CLIENT_ID,
    clientSecret: 'not-used',
    webhookPublicKey: env.WEBHOOK_SIGNATURE_PUBLIC_KEY,
    logLevel: 'none',
  });
  return sdk.webhooks.subscribe() as RequestHandler;
}

function middleware2({ env }: TestKeys): RequestHandler {
  const sdk = new HighLevel2({ clientId: env.CLIENT_ID, clientSecret: 'not-used', logLevel: 'none' });
  return sdk.webhooks.subscribe() as RequestHandler;
}

function createReceiver(
  middleware: RequestHandler,
  { keepsRawBody }: { readonly keepsRawBody: boolean },
): SdkReceiver {
  const judged: Judged[] = [];
  const bodies = new WeakMap<object, Buffer>();
  const keep = (request: object, _response: object, body: Buffer): void => {
    bodies.set(request, body);
    if (keepsRawBody) Object.assign(request, { rawBody: body });
  };
  const app = express();
  app.use(express.json({ verify: keep }), middleware, (request, response) => {
    const { isSignatureValid, skippedSignatureVerification } = request as JudgedRequest;
    const body = bodies.get(request) ?? Buffer.alloc(0);
    judged.push({ body, isSignatureValid, skipped: skippedSignatureVerification });
    response.sendStatus(200);
  });
  // Without this Express writes what it refuses to the console.
  const refuse: ErrorRequestHandler = (error, _request, response, _next) => {
    response.sendStatus(error.status ?? 500);
  };
  app.use(refuse);
  return { app, judged };
}
