import type { JsonObject } from '../model/json.ts';
import type { Identities } from './identities.ts';
import { refuse } from './refusals.ts';
import { type Answering, type Asked, answerJson, type Route, type TwinAnswer } from './route.ts';
import type { World } from './world.ts';

const SCOPE =
  'contacts.readonly conversations.readonly conversations/message.readonly conversations/message.write';

/** A day but a second (documented example, OpenAPI 2026-06-19). */
const EXPIRES_IN_SECONDS = 86_399;

const LOCATION_TOKEN_PATHS = ['/oauth/locationToken', '/oauth/location-token'];

/** Giving out tokens. Any client and any code is welcome; a refresh token works once, as HighLevel's rotate. */
export const oauthRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/oauth/token',
    needs: { version: false, authorization: false },
    answer: (asked, from) => {
      const problem = findProblem(asked.body ?? {}, from.spentTokens);
      if (problem !== null) return problem;
      const { refresh_token: used, user_type: userType } = asked.body ?? {};
      if (typeof used === 'string') from.spentTokens.add(used);
      return answerJson(grant(from, userType === 'Company' ? 'Company' : 'Location'), from);
    },
  },
  ...LOCATION_TOKEN_PATHS.map((path): Route => ({ method: 'POST', path, answer: answerLocationToken })),
];

// The words are those of the OAuth server library that NestJS services use (inferred).
function findProblem(form: JsonObject, spent: ReadonlySet<string>): TwinAnswer | null {
  const { grant_type: type, code, refresh_token: refreshToken, client_id: id, client_secret: secret } = form;
  const missing = Object.entries({ client_id: id, client_secret: secret, grant_type: type })
    .filter(([, value]) => typeof value !== 'string' || value === '')
    .map(([name]) => `${name} should not be empty`);
  if (missing.length > 0) return refuse(422, missing);
  if (type === 'authorization_code') {
    return typeof code === 'string' ? null : refuseGrant('invalid_request', 'Missing parameter: `code`');
  }
  if (type !== 'refresh_token') {
    return refuseGrant('unsupported_grant_type', 'Unsupported grant type: `grant_type` is invalid');
  }
  if (typeof refreshToken !== 'string') {
    return refuseGrant('invalid_request', 'Missing parameter: `refresh_token`');
  }
  return spent.has(refreshToken)
    ? refuseGrant('invalid_grant', 'Invalid grant: refresh token is invalid')
    : null;
}

function refuseGrant(error: string, description: string): TwinAnswer {
  return { status: 400, body: { error, error_description: description } };
}

function grant({ world, identities }: Answering, userType: 'Company' | 'Location'): JsonObject {
  return {
    access_token: identities.token(),
    token_type: 'Bearer',
    expires_in: EXPIRES_IN_SECONDS,
    refresh_token: identities.token(),
    scope: SCOPE,
    userType,
    companyId: companyOf(world, identities),
    ...(userType === 'Location' && { locationId: locationOf(world, identities) }),
    isBulkInstallation: userType === 'Company',
    userId: [...world.users.keys()][0] ?? identities.companyId,
  };
}

// 201 was seen, the specification says 200.
function answerLocationToken({ body }: Asked, from: Answering): TwinAnswer {
  const { companyId, locationId } = body ?? {};
  const missing = Object.entries({ companyId, locationId })
    .filter(([, value]) => typeof value !== 'string' || value === '')
    .map(([name]) => `${name} should not be empty`);
  if (missing.length > 0) return refuse(422, missing);
  const token = { ...grant(from, 'Location'), locationId: String(locationId), companyId: String(companyId) };
  return answerJson(token, from, from.shapes === 'observed' ? 201 : 200);
}

function companyOf({ locations }: World, identities: Identities): string {
  return [...locations.values()][0]?.companyId ?? identities.companyId;
}

function locationOf({ locations }: World, identities: Identities): string {
  return [...locations.keys()][0] ?? identities.locationId;
}
