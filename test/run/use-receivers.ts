import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { startHttpReceiver, startRawReceiver, type TestReceiver } from '../delivery/receivers.ts';

/** Starts receivers that end with the test that started them, also when it fails. */
export type Receivers = {
  startHttp(listener: RequestListener): Promise<TestReceiver>;
  startRaw(answer: (socket: Socket, request: string) => void): Promise<TestReceiver>;
};

/** Gives the tests of a `describe` their receivers. */
export function useReceivers(): Receivers {
  const open: TestReceiver[] = [];
  const keep = async (starting: Promise<TestReceiver>): Promise<TestReceiver> => {
    const receiver = await starting;
    open.push(receiver);
    return receiver;
  };
  afterEach(async () => {
    for (const receiver of open.splice(0)) await receiver.close();
  });
  return {
    startHttp: (listener) => keep(startHttpReceiver(listener)),
    startRaw: (answer) => keep(startRawReceiver(answer)),
  };
}
