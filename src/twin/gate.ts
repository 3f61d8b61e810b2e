import { refuseAtGate } from './refusals.ts';
import type { Route, TwinAnswer } from './route.ts';

/** The API versions there are (documented: the OpenAPI files, and `v3`; 2023-02-21 is what the official SDK sends). */
const VERSIONS = ['2021-04-15', '2021-07-28', '2023-02-21', 'v3'];

/**
 * Looks at the headers every call needs.
 *
 * @remarks Observed (2026-08): without `Version` 401 and this text. A version there is none of is answered 400 in one
 * report and 401 in another; the text is the same. `Invalid JWT` was seen for a token that was refused (issue #213);
 * for none at all it is inferred. Any token passes.
 * @returns A refusal, or null when the request may pass.
 */
export function checkHeaders(headers: Headers, { needs }: Pick<Route, 'needs'>): TwinAnswer | null {
  const version = headers.get('version');
  if (needs?.version !== false) {
    if (version === null) return refuseAtGate(401, 'version header was not found.');
    if (!VERSIONS.includes(version)) return refuseAtGate(400, 'version header is invalid');
  }
  if (needs?.authorization !== false && !/^Bearer \S+$/i.test(headers.get('authorization') ?? '')) {
    return refuseAtGate(401, 'Invalid JWT');
  }
  return null;
}
