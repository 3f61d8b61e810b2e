import { type HttpHandler, http, passthrough } from 'msw';
import { type SetupServer, setupServer } from 'msw/node';
import { explainUnknownOption } from '../errors/explain-unknown-option.ts';
import { MswError } from '../errors/msw-error.ts';
import { isLoopback } from '../run/target-url.ts';
import type { Twin } from '../twin/create-twin.ts';
import type { Receiver } from './create-receiver.ts';

/** What a harness intercepts requests for. */
export type HarnessOptions = {
  readonly receiver?: Receiver;
  readonly twin?: Twin;
  /** Handlers of your own; they come first. */
  readonly handlers?: readonly HttpHandler[];
};

/** The options of MSW's `listen`. */
export type ListenOptions = NonNullable<Parameters<SetupServer['listen']>[0]>;

/** Interception for a test suite that has no `setupServer` of its own. */
export type Harness = {
  /**
   * Begins to intercept. What nothing handles goes through where it stays on this machine, and fails where it does
   * not, unless `onUnhandledRequest` says otherwise.
   *
   * @remarks MSW has one interception a process: where you have a `setupServer`, give it the handlers instead.
   * @throws {@link MswError} `HL_MSW_LISTENING` while another harness listens
   */
  listen(options?: ListenOptions): void;
  /** Forgets what came, and handlers added since. */
  reset(): void;
  /** Ends intercepting. */
  close(): void;
};

/**
 * Creates a harness around one `setupServer`.
 *
 * @throws {@link MswError} `HL_MSW_OPTION_INVALID`
 * @example
 * const harness = createHarness({ twin: createTwin() });
 * before(() => harness.listen());
 * afterEach(() => harness.reset());
 * after(() => harness.close());
 */
export function createHarness(options: HarnessOptions = {}): Harness {
  assertOptions(options);
  const { receiver, twin, handlers = [] } = options;
  const server = setupServer(
    ...handlers,
    ...(receiver?.handlers ?? []),
    ...(twin?.handlers ?? []),
    http.all(
      ({ request }) => isLoopback(new URL(request.url).hostname),
      () => passthrough(),
    ),
  );
  const reset = (): void => {
    server.resetHandlers();
    receiver?.reset();
    twin?.reset();
  };
  return {
    listen: (listening) => {
      takeInterception(server);
      server.listen({ onUnhandledRequest: 'error', ...listening });
    },
    reset,
    close: () => {
      server.close();
      leaveInterception(server);
      reset();
    },
  };
}

const REGISTRY = Symbol.for('highlevel-mock.harness');

/** Which harness of this process listens; all copies of this package share it. */
type Interception = { holder: object | undefined };

function takeInterception(server: object): void {
  const interception = sharedInterception();
  if (interception.holder !== undefined && interception.holder !== server) {
    throw new MswError(
      'HL_MSW_LISTENING',
      'Failed to listen: another harness of this process listens, and MSW has one interception a process. ' +
        'Close that one first, or give one harness all the handlers.',
    );
  }
  interception.holder = server;
}

function leaveInterception(server: object): void {
  const interception = sharedInterception();
  if (interception.holder === server) interception.holder = undefined;
}

function sharedInterception(): Interception {
  const shared = globalThis as unknown as Record<symbol, Interception | undefined>;
  shared[REGISTRY] ??= { holder: undefined };
  return shared[REGISTRY];
}

const OPTIONS: Readonly<Record<keyof HarnessOptions, true>> = { receiver: true, twin: true, handlers: true };

function assertOptions(options: HarnessOptions): void {
  const reason = explainUnknownOption(options, OPTIONS);
  if (reason !== null) throw new MswError('HL_MSW_OPTION_INVALID', `Failed to create the harness: ${reason}`);
}
