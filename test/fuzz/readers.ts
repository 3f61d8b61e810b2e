import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getResponse } from 'msw';
import { createTestKeys, runScenario } from '../../src/index.ts';
import { createAnswerReader } from '../../src/load/answer-reader.ts';
import { openCorpus, readCorpusHeader } from '../../src/load/corpus.ts';
import { prepareCorpus } from '../../src/load/prepare-corpus.ts';
import { createTwin } from '../../src/msw/index.ts';
import { reportJournal } from '../../src/run/report-journal.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import { KEYS, SCENARIO } from '../load/make-events.ts';
import { CLINIC_TUESDAY } from '../scenario/clinic-tuesday.ts';
import type { Reader } from './fuzz-reader.ts';

/** Every reader of what others wrote, by name. */
export type Readers = {
  readonly readers: Readonly<Record<string, Reader>>;
  /** Removes the files they read. */
  close(): void;
};

const ANSWERS = [
  'HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: keep-alive\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n0\r\nx-trailer: 1\r\n\r\n',
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 503 Busy\r\nretry-after: 5\r\n\r\nno',
];
const REQUESTS = [
  'GET /contacts/abc?locationId=x\nversion: 2021-07-28\nauthorization: Bearer t\n\n',
  'POST /conversations/messages\nversion: 2021-07-28\nauthorization: Bearer t\ncontent-type: application/json\n\n' +
    '{"type":"SMS","contactId":"abc","message":"hello"}',
  'POST /oauth/token\ncontent-type: application/x-www-form-urlencoded\n\ngrant_type=refresh_token&client_id=a',
];
const toBuffers = (texts: readonly string[]): readonly Buffer[] => texts.map((text) => Buffer.from(text));

/** Makes the readers and a sound input or more for each. */
export async function openReaders(): Promise<Readers> {
  const folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-fuzz-'));
  const path = join(folder, 'input.jsonl');
  const journal = join(folder, 'journal.jsonl');
  await runScenario('call-to-voicemail', {
    ...{ keys: createTestKeys(), journal, seed: 'fuzz', runId: 'fuzz' },
    target: { fetch: () => new Response('{}') },
  });
  const corpus = join(folder, 'corpus.jsonl');
  const options = { rate: '20/s', duration: '1s', runId: 'fuzz', timestamps: 'story' } as const;
  prepareCorpus(
    { scenario: SCENARIO, options, keys: { appId: null, privateKeys: KEYS.privateKeys } },
    corpus,
  );
  const twin = createTwin();

  const readers: Readers['readers'] = {
    yaml: {
      samples: [Buffer.from(CLINIC_TUESDAY)],
      read: (bytes) => void parseScenario(bytes.toString(), { file: 'fuzz.yaml' }),
    },
    journal: {
      // Without checksums too, so that what lies behind them is reached.
      samples: [
        readFileSync(journal),
        Buffer.from(readFileSync(journal, 'utf8').replaceAll(/,"crc":"\w+"\}$/gm, '}')),
      ],
      read: (bytes) => {
        writeFileSync(path, bytes);
        reportJournal(path);
      },
    },
    corpus: {
      samples: [readFileSync(corpus)],
      read: (bytes) => {
        writeFileSync(path, bytes);
        readCorpusHeader(path);
        const events = openCorpus(path, { of: 1, remainder: 0 });
        while (events.next(0) !== null);
        events.close();
      },
    },
    answer: {
      samples: toBuffers(ANSWERS),
      read: (bytes, draw) => {
        const reader = createAnswerReader();
        let state = 'open';
        for (let at = 0; at < bytes.length && state === 'open'; ) {
          const piece = bytes.subarray(at, at + 1 + draw(30));
          state = reader.read(piece, piece.length);
          at += piece.length;
        }
        if (state === 'open') reader.end();
      },
    },
    twin: {
      samples: toBuffers(REQUESTS),
      read: async (bytes) => {
        const request = readRequest(bytes);
        if (request === null) return;
        const response = await getResponse([...twin.handlers], request);
        await response?.text();
        if (response !== undefined && response.status >= 500)
          throw new Error(`It answered ${response.status}.`);
      },
    },
  };
  return { readers, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A request out of its lines; null for one that no client can send. */
function readRequest(bytes: Buffer): Request | null {
  const [head = '', ...body] = bytes.toString('latin1').split('\n\n');
  const [first = '', ...lines] = head.split('\n');
  const [method = '', path = ''] = first.split(' ');
  const hasBody = method !== 'GET' && method !== 'HEAD';
  try {
    const url = new URL(path, 'https://services.leadconnectorhq.com');
    // MSW matches no path that it cannot decode, and throws.
    decodeURIComponent(url.pathname);
    return new Request(url, {
      method,
      headers: lines.map((line): [string, string] => {
        const at = line.indexOf(':');
        return [line.slice(0, at), line.slice(at + 1)];
      }),
      ...(hasBody && { body: body.join('\n\n') }),
    });
  } catch {
    return null;
  }
}
