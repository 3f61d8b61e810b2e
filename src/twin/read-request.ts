import type { JsonObject, JsonValue } from '../model/json.ts';
import type { TwinRequest } from '../model/twin-request.ts';

/** A request as it came, before it is answered. */
export type ReadRequest = Omit<TwinRequest, 'route' | 'status'>;

/** Reads a request. */
export async function readRequest(request: Request, basePath: string): Promise<ReadRequest> {
  const { pathname, searchParams } = new URL(request.url);
  const path = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname;
  return {
    method: request.method,
    path: path === '' ? '/' : path,
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(request.headers),
    body: readBody(await request.text(), request.headers.get('content-type') ?? ''),
  };
}

/** The fields of a body; null where it has none. */
export function fieldsOf(body: JsonValue): JsonObject | null {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as JsonObject) : null;
}

function readBody(text: string, contentType: string): JsonValue {
  if (text === '') return null;
  if (contentType.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
