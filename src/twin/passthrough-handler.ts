import { type HttpHandler, http, passthrough } from 'msw';
import { isOpenedByRun } from '../run/opened-ports.ts';

/**
 * Creates the handler that lets requests to a receiver under test through, so that a suite may refuse whatever
 * nothing handles (`onUnhandledRequest: 'error'`).
 */
export function createPassthroughHandler(): HttpHandler {
  return http.all(
    ({ request }) => isOpenedByRun(new URL(request.url)),
    () => passthrough(),
  );
}
