import { type KeyObject, verify } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener } from 'node:http';

// Receivers read what comes as they will; that is what these tests are about.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Webhook = any;

/** What a receiver made of a message. */
export type Work = {
  readonly what: 'call' | 'voicemail' | 'text' | 'email';
  readonly contactId: string;
  readonly seconds?: number;
  readonly recording?: string;
  readonly to?: string;
};

/** What outlives a restart of a receiver. */
export type Store = {
  readonly done: Set<string>;
  readonly works: Work[];
  readonly contacts: Map<string, { readonly email: string | null }>;
  /** How many of the next writes fail, as a database does that is down. */
  failures: number;
};

/** A receiver in its parts. The sound one is made of {@link SOUND}; a bug replaces one part of it. */
export type Parts = {
  readonly limitBytes: number;
  readonly publicKeys: { readonly ed25519: KeyObject; readonly rsa: KeyObject };
  /** Asked before anything else, and told whether the signature is good. */
  readonly begin: (webhook: Webhook, parts: Parts) => Promise<void>;
  readonly isSigned: (raw: Buffer, headers: IncomingHttpHeaders, parts: Parts) => boolean;
  readonly parse: (raw: Buffer) => Webhook;
  readonly isFresh: (webhook: Webhook) => boolean;
  readonly isKnown: (webhook: Webhook) => boolean;
  /** What is answered to what is not for this receiver. */
  readonly unknownStatus: number;
  readonly keyOf: (webhook: Webhook) => string;
  readonly memory: (store: Store) => Set<string>;
  readonly marksFirst: boolean;
  /** Keeps what a webhook says of a contact. */
  readonly remember: (webhook: Webhook, store: Store) => void;
  readonly describe: (webhook: Webhook) => Work | null;
  readonly answersFirst: boolean;
  readonly ask: (path: string) => Promise<void>;
};

/** A receiver that runs. */
export type ReceiverUnderTest = {
  readonly listener: RequestListener;
  readonly store: Store;
  /** Resolves when all work is done. */
  idle(): Promise<void>;
};

const DAY_MS = 86_400_000;
const HEADERS = { version: 'v3', authorization: 'Bearer pit-test' };

export const SOUND: Omit<Parts, 'publicKeys'> = {
  limitBytes: 4_000_000,
  begin: async () => undefined,
  isSigned: (raw, headers, { publicKeys }) =>
    verify(null, raw, publicKeys.ed25519, Buffer.from(String(headers['x-ghl-signature'] ?? ''), 'base64')),
  parse: (raw) => JSON.parse(raw.toString()),
  // HighLevel sends again for hours, with the first timestamp.
  isFresh: ({ timestamp }) =>
    timestamp === undefined || Math.abs(Date.now() - Date.parse(timestamp)) < DAY_MS,
  isKnown: ({ type }) => ['OutboundMessage', 'ContactCreate'].includes(type),
  unknownStatus: 200,
  // One message in one state, whatever webhook tells of it.
  keyOf: ({ messageId, emailMessageId, status, webhookId }) =>
    messageId === undefined ? (emailMessageId ?? webhookId) : `${messageId} ${status}`,
  memory: ({ done }) => done,
  marksFirst: false,
  remember: ({ type, id, email }, { contacts }) => {
    if (type === 'ContactCreate') contacts.set(id, { email });
  },
  describe: describeMessage,
  answersFirst: true,
  ask: async (path) => {
    await fetch(`https://services.leadconnectorhq.com${path}`, { headers: HEADERS });
  },
};

function createStore(): Store {
  return { done: new Set(), works: [], contacts: new Map(), failures: 0 };
}

export function describeMessage(webhook: Webhook): Work | null {
  const { contactId, messageType, callStatus, callDuration, attachments = [], to } = webhook;
  if (messageType === 'VoiceMail') return { what: 'voicemail', contactId };
  if (messageType === 'CALL') {
    if (callStatus !== 'completed' && callStatus !== 'voicemail') return null;
    const what = callStatus === 'voicemail' ? 'voicemail' : 'call';
    return { what, contactId, seconds: Number(callDuration), recording: attachments[0] };
  }
  if (messageType === 'Email') return { what: 'email', contactId, to: [to].flat().join(', ') };
  return messageType === 'SMS' ? { what: 'text', contactId } : null;
}

/** Starts a receiver, or starts one anew with the store of another. */
export function startReceiver(parts: Parts, store: Store = createStore()): ReceiverUnderTest {
  const open = new Set<Promise<void>>();
  const memory = parts.memory(store);

  async function handle(raw: Buffer, headers: IncomingHttpHeaders): Promise<number> {
    if (raw.length > parts.limitBytes) return 413;
    await parts.begin(raw, parts);
    if (!parts.isSigned(raw, headers, parts)) return 401;
    let webhook: Webhook;
    try {
      webhook = parts.parse(raw);
    } catch {
      return 400;
    }
    if (!parts.isFresh(webhook)) return 401;
    if (!parts.isKnown(webhook)) return parts.unknownStatus;
    parts.remember(webhook, store);
    const key = parts.keyOf(webhook);
    if (memory.has(key)) return 200;
    if (parts.marksFirst) memory.add(key);
    if (store.failures > 0) {
      store.failures -= 1;
      return 503;
    }
    const work = parts.describe(webhook);
    if (work !== null) store.works.push(work);
    memory.add(key);
    const working = work === null ? Promise.resolve() : parts.ask(`/contacts/${work.contactId}`);
    if (!parts.answersFirst) await working;
    open.add(working);
    return 200;
  }

  return {
    store,
    listener: async (request, response) => {
      const raw = await read(request);
      if (raw === null) return void response.destroy();
      const status = await handle(raw, request.headers).catch(() => 500);
      response.writeHead(status).end();
    },
    idle: async () => {
      await Promise.all(open);
    },
  };
}

/** Reads a body; null where it broke off. */
async function read(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
}
