import { verify } from 'node:crypto';
import Fastify from 'fastify';
import { receive } from './talk-time.js';

export const app = Fastify({ bodyLimit: 1_048_576 });

// The signature is over the bytes as they came, so they stay bytes until it is verified.
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) =>
  done(null, bytes),
);

app.post('/webhooks', async (request, reply) => {
  if (!isGenuine(request.body, request.headers['x-ghl-signature'])) return reply.code(401).send();
  reply.code(200).send(); // first the answer, then the work
  receive(JSON.parse(request.body.toString()));
  return reply;
});

function isGenuine(body, signature) {
  const publicKey = process.env.WEBHOOK_SIGNATURE_PUBLIC_KEY;
  if (!publicKey || !signature) return false;
  return verify(null, body, publicKey, Buffer.from(signature, 'base64'));
}
