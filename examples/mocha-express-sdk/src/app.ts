import express, { type Request } from 'express';
import { highlevel } from './highlevel.ts';
import { receive } from './voicemail-desk.ts';

/** What HighLevel's SDK reads from a request, and what it leaves there. */
type WebhookRequest = Request & { rawBody?: Buffer; isSignatureValid?: boolean };

export const app = express();

app.post(
  '/webhooks',
  // The signature is over the bytes as they came. Without rawBody the SDK would verify JSON made anew.
  express.json({
    limit: '1mb',
    verify: (request: WebhookRequest, _response, bytes) => {
      request.rawBody = bytes;
    },
  }),
  highlevel.webhooks.subscribe(),
  (request: WebhookRequest, response) => {
    // The SDK only says what it found; to refuse is ours. It says nothing of an event for another app.
    if (request.isSignatureValid !== true) return void response.sendStatus(401);
    response.sendStatus(200); // first the answer, then the work
    receive(request.body);
  },
);
