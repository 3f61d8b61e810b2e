import { receive } from '../../../lib/follow-ups';
import { isGenuine } from '../../../lib/is-genuine';

/** Webhooks of HighLevel, as a route handler of Next.js. */
export async function POST(request: Request): Promise<Response> {
  // Not request.json(): the signature is over the bytes as they came.
  const body = Buffer.from(await request.arrayBuffer());
  if (!isGenuine(body, request.headers.get('x-ghl-signature'))) return new Response(null, { status: 401 });
  // Nobody waits for this. Where functions stop with their answer, as on Vercel, wrap it in after() of next/server.
  void receive(JSON.parse(body.toString()));
  return new Response(null, { status: 200 });
}
