import { createDraws, type Draws } from '../seed/draws.ts';

/** Makes the ids a twin gives out: no two alike in one twin, nor in two. */
export type Identities = {
  /** As messages and conversations have, 20 letters and digits. */
  recordId(): string;
  token(): string;
  traceId(): string;
  /** The agency and the location of somebody who logs in before any event has told of them. */
  readonly companyId: string;
  readonly locationId: string;
};

/** Creates them from what tells this twin from others. */
export function createIdentities(twinId: string): Identities {
  let given = 0;
  const next = (): Draws => createDraws('twin', twinId, given++);
  return {
    recordId: () => next().alphanumeric(20),
    token: () => next().hex(40),
    traceId: () => next().uuid(),
    companyId: createDraws('twin-company', twinId).alphanumeric(20),
    locationId: createDraws('twin-location', twinId).alphanumeric(20),
  };
}
