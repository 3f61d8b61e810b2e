import { Hono } from 'hono';
import { isGenuine } from './is-genuine.js';
import { receive } from './tally.js';

export const app = new Hono();

app.post('/webhooks', async (context) => {
  // Not context.req.json(): the signature is over the bytes as they came.
  const body = await context.req.arrayBuffer();
  if (!(await isGenuine(body, context.req.header('x-ghl-signature')))) return context.body(null, 401);
  // Work that takes longer goes into context.executionCtx.waitUntil() on Cloudflare, or into a queue.
  receive(JSON.parse(new TextDecoder().decode(body)));
  return context.body(null, 200);
});
