import { type HttpHandler, http, passthrough } from 'msw';
import { isOpenedByRun, isTargetOfRun } from '../run/opened-ports.ts';

/**
 * Creates the handlers that let requests to a receiver under test through, so that a suite may refuse whatever
 * nothing handles (`onUnhandledRequest: 'error'`).
 *
 * @remarks A handler that answers nothing leaves the request to the handlers after it, and MSW performs it as it is where
 * none of them answers. So a target given as a URL can still be handled, wherever in the list its handler stands.
 */
export function createPassthroughHandlers(): readonly HttpHandler[] {
  return [
    http.all(
      ({ request }) => isOpenedByRun(new URL(request.url)),
      () => passthrough(),
    ),
    http.post(
      ({ request }) => isTargetOfRun(new URL(request.url)),
      () => undefined,
    ),
  ];
}
