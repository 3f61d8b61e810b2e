import type { Kind } from '../model/generated/payload-by-kind.ts';
import type { Finding } from './finding.ts';
import { judgeAccepted, judgeAcceptedWithin, judgeRejectedWith, judgeRetried } from './judge-delivery.ts';
import {
  type IdentityKey,
  judgeNoDuplicates,
  judgeOnlyValidSignatures,
  judgeReceived,
} from './judge-receiver.ts';
import { judgeDelivered, judgeLostNothing, judgePassed } from './judge-run.ts';
import { type AskedMethod, judgeAsked } from './judge-twin.ts';
import type { DeliveryMatch } from './match-delivery.ts';

/** What every assertion takes besides its subject, by its name in chai. */
export type Vocabulary = {
  delivered: [kind: Kind, times?: number];
  lostNothing: [];
  passed: [];
  accepted: [];
  acceptedWithin: [ms: number];
  rejectedWith: [status: number];
  retried: [times?: number];
  received: [match: DeliveryMatch, times?: number];
  onlyValidSignatures: [];
  noDuplicates: [key: IdentityKey];
  asked: [method: AskedMethod, pathPattern: `/${string}`, times?: number];
};

/** Every assertion, by its name in chai. */
export const VOCABULARY: {
  readonly [Name in keyof Vocabulary]: (subject: unknown, ...given: Vocabulary[Name]) => Finding;
} = {
  delivered: judgeDelivered,
  lostNothing: judgeLostNothing,
  passed: judgePassed,
  accepted: judgeAccepted,
  acceptedWithin: judgeAcceptedWithin,
  rejectedWith: judgeRejectedWith,
  retried: judgeRetried,
  received: judgeReceived,
  onlyValidSignatures: judgeOnlyValidSignatures,
  noDuplicates: judgeNoDuplicates,
  asked: (subject, method, pathPattern, times) => judgeAsked(subject, { method, pathPattern, times }),
};
