import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { CLI, CONNECTIONS, TRAFFIC } from './paths.ts';
import { runProgram, SENDER_CORE } from './run-program.ts';

/** Signed events in files, made by `load --prepare`. */
export type Corpus = {
  /** As `load --from` reads it. */
  readonly file: string;
  /** The same events as HTTP requests, as `wrk-replay.lua` reads them. */
  readonly requestsFile: string;
  readonly count: number;
};

/** A line of a corpus, as far as senders need it. */
export type CorpusEvent = { readonly headers: readonly string[]; readonly body: string };

/** The body stands at the end of its line as it is sent; quotes within a value are escaped, so this comes up once. */
const BODY_KEY = ',"body":';

/** Makes a corpus of so many events. */
export async function prepareCorpus(options: {
  readonly name: string;
  readonly count: number;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}): Promise<Corpus> {
  const { name, count, folder, env } = options;
  const file = join(folder, `${name}.jsonl`);
  const requestsFile = join(folder, `${name}.requests`);
  const closed = ['--connections', String(CONNECTIONS), '--as-fast-as-possible', '--events', String(count)];
  const args = [CLI, 'load', TRAFFIC, ...closed, '--prepare', file];
  await runProgram({ command: process.execPath, args, cores: SENDER_CORE, env, folder });
  await writeRequests(file, requestsFile);
  return { file, requestsFile, count };
}

/** Reads the first so many events of a corpus. */
export async function readCorpus(file: string, count: number): Promise<readonly CorpusEvent[]> {
  const events: CorpusEvent[] = [];
  for await (const event of eachEvent(file)) {
    events.push(event);
    if (events.length === count) break;
  }
  return events;
}

/**
 * Renders an event as the request that goes over the wire, behind a line that says how long it is.
 *
 * @remarks Only the path is missing a host: every server takes any.
 */
export function renderRequest({ headers, body }: CorpusEvent): string {
  const length = Buffer.byteLength(body);
  const fields = headers.flatMap((name, at) => (at % 2 === 0 ? `${name}: ${headers[at + 1]}` : []));
  const head = ['POST /webhooks HTTP/1.1', 'host: 127.0.0.1', ...fields, `content-length: ${length}`];
  const request = `${head.join('\r\n')}\r\n\r\n${body}`;
  return `${Buffer.byteLength(request)}\n${request}`;
}

/** Reads an event off its line, the body byte for byte. */
export function readCorpusLine(line: string): CorpusEvent {
  const at = line.indexOf(BODY_KEY);
  const { headers } = JSON.parse(`${line.slice(0, at)}}`) as Pick<CorpusEvent, 'headers'>;
  return { headers, body: line.slice(at + BODY_KEY.length, -1) };
}

async function writeRequests(file: string, requestsFile: string): Promise<void> {
  const out = createWriteStream(requestsFile);
  for await (const event of eachEvent(file)) {
    if (!out.write(renderRequest(event))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

async function* eachEvent(file: string): AsyncGenerator<CorpusEvent> {
  let isHeader = true;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (!isHeader) yield readCorpusLine(line);
    isHeader = false;
  }
}
