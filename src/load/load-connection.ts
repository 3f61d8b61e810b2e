import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { explainBreak, explainFailure } from '../delivery/explain-failure.ts';
import { type AnswerState, createAnswerReader } from './answer-reader.ts';
import { judgeStatus, type LoadResult, unreachable } from './load-result.ts';

/** A request as it goes over a connection. */
export type CarriedRequest = {
  readonly bytes: Uint8Array;
  /** When it runs out of time, on the monotonic clock. */
  readonly deadlineAt: number;
  /** Called exactly once. */
  readonly settle: (result: LoadResult) => void;
};

/** One connection to a receiver. */
export type LoadConnection = {
  /** Of the request under way; infinite when there is none. */
  readonly deadlineAt: number;
  /** Sends a request, at once or when the connection stands. Only while none is under way. */
  carry(request: CarriedRequest): void;
  /** Closes the connection; a request under way comes to `result`. */
  giveUp(result: LoadResult): void;
};

/** Where a connection goes. */
export type Receiver = {
  readonly url: URL;
  /** How its name is looked up; undefined for Node's own way. */
  readonly lookup: LookupFunction | undefined;
};

/** Whoever hands requests to connections; it is told of a change before the request is settled. */
export type ConnectionOwner = {
  /** The connection can carry another request. */
  regain(connection: LoadConnection): void;
  /** The connection is gone. Told once. */
  lose(connection: LoadConnection): void;
};

/** After so much of an answer its status decides. */
const ANSWER_BYTES = 64 * 1024;
const READ_BYTES = 4 * 1024;

/**
 * Opens a connection.
 *
 * @remarks What comes is read into one buffer: a stream of its own would cost more than all else. A connection is used again only if its answer says so, the whole request had gone out by then,
 * and nothing has come since.
 */
export function openConnection({ url, lookup }: Receiver, owner: ConnectionOwner): LoadConnection {
  const reader = createAnswerReader();
  let request: CarriedRequest | null = null;
  let isLost = false;
  let failure: Error | null = null;

  const socket = openSocket({ url, lookup }, (bytes, end) => {
    // What comes unasked would be taken for the answer to the next request.
    if (request === null) lose();
    else take(reader.read(bytes, end));
  });
  socket.on('error', (error) => {
    failure = error;
  });
  socket.on('end', () => {
    if (request !== null && reader.end() === 'whole') settle(judgeStatus(reader.status), false);
    else breakOff();
  });
  socket.on('close', breakOff);

  const connection: LoadConnection = {
    get deadlineAt() {
      return request === null ? Number.POSITIVE_INFINITY : request.deadlineAt;
    },
    carry: (given) => {
      request = given;
      reader.reset();
      socket.write(given.bytes);
    },
    giveUp: (result) => settle(result, false),
  };
  return connection;

  function take(state: AnswerState): void {
    const { status, problem } = reader;
    if (state === 'whole') settle(judgeStatus(status), reader.isKept && socket.writableLength === 0);
    else if (state === 'broken') settle(unreachable(problem ?? 'answer is not HTTP', status), false);
    else if (reader.bodyBytes > ANSWER_BYTES) settle(judgeStatus(status), false);
  }

  function breakOff(): void {
    if (isLost) return;
    const { status, bodyBytes } = reader;
    if (status !== null) settle(unreachable(explainBreak(failure, bodyBytes), status), false);
    else settle(unreachable(failure === null ? CLOSED : explainFailure(failure), null), false);
  }

  function settle(result: LoadResult, isKept: boolean): void {
    const settled = request;
    request = null;
    if (isKept) owner.regain(connection);
    else lose();
    settled?.settle(result);
  }

  function lose(): void {
    if (isLost) return;
    isLost = true;
    owner.lose(connection);
    socket.destroy();
  }
}

const CLOSED = 'connection closed before an answer';

function openSocket({ url, lookup }: Receiver, onBytes: (bytes: Buffer, end: number) => void): Socket {
  const isSecure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  const options = {
    host,
    port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
    noDelay: true,
    lookup,
    onread: {
      buffer,
      callback: (end: number): boolean => {
        onBytes(buffer, end);
        return true;
      },
    },
  };
  if (!isSecure) return connect(options);
  return connectSecurely({ ...options, ...(isIP(host) === 0 && { servername: host }) });
}
