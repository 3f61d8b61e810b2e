import { getResponse } from 'msw';
import {
  createTestKeys,
  type Delivery,
  type Kind,
  type SendEventOptions,
  sendEvent,
} from '../../src/index.ts';
import type { Twin } from '../../src/twin/create-twin.ts';

const BASE_URL = 'https://services.leadconnectorhq.com';

/** What a client of HighLevel's sends with every call. */
export const HEADERS = { version: '2021-07-28', authorization: 'Bearer pit-test' };

/** One call to the twin. */
export type Call = {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form. */
  readonly form?: Readonly<Record<string, string>>;
};

/** What the twin answered; the body as JSON where it is. */
export type Answered = { readonly status: number; readonly body: Anything; readonly headers: Headers };

// Tests read answers by path; a wrong path fails them.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Anything = any;

const keys = createTestKeys();
const target = { fetch: () => new Response() };

/** Asks a twin, as in `askTwin(twin, 'GET /contacts/abc')`, past any network. */
export async function askTwin(twin: Twin, what: string, call: Call = {}): Promise<Answered> {
  const response = await requestTwin(twin, what, call);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}

/** Asks a twin and gives its response as it is. */
export async function requestTwin(
  twin: Twin,
  what: string,
  { headers = HEADERS, body, form }: Call = {},
): Promise<Response> {
  const [method = 'GET', path = '/'] = what.split(' ');
  const request = new Request(BASE_URL + path, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    body: form !== undefined ? new URLSearchParams(form) : body === undefined ? null : JSON.stringify(body),
  });
  const response = await getResponse([...twin.handlers], request);
  if (response === undefined) throw new Error(`No handler took ${what}.`);
  return response;
}

/** Lets one event happen in the twin's world. */
export function happen(
  twin: Twin,
  kind: Kind,
  fields: Omit<SendEventOptions, 'target'> = {},
): Promise<Delivery> {
  return sendEvent(kind, { target, keys, twin, seed: 7, ...fields });
}
