/// <reference types="node" preserve="true" />
import type { Finding } from '../assertions/finding.ts';
import type { IdentityKey } from '../assertions/judge-receiver.ts';
import type { AskedMethod } from '../assertions/judge-twin.ts';
import type { DeliveryMatch } from '../assertions/match-delivery.ts';
import { VOCABULARY, type Vocabulary } from '../assertions/vocabulary.ts';
import type { Kind } from '../model/generated/payload-by-kind.ts';

export { AssertionMisuse, isAssertionMisuse } from '../errors/assertion-misuse.ts';
export type { AskedMethod, DeliveryMatch, IdentityKey, Kind };

/**
 * What `expect` can do once it is extended, to be added to the types of your test runner.
 *
 * @example
 * declare module 'vitest' {
 *   interface Assertion<T> extends HighlevelMatchers<T> {} // vitest 3 and 4
 * }
 * @example
 * declare module 'vitest' {
 *   interface Matchers<R, T> extends HighlevelMatchers<R> {} // vitest 5
 * }
 */
export interface HighlevelMatchers<Result = void> {
  /** A run: so many deliveries of a kind were accepted. @param times At least one when left out. */
  toHaveDelivered(kind: Kind, times?: number): Result;
  /** A run: every delivery without a fault arrived, in the end. */
  toHaveLostNothing(): Result;
  /** A run: its verdict is `pass`. */
  toHavePassed(): Result;
  /** A delivery: its last attempt was answered 2xx. */
  toBeAccepted(): Result;
  /** A delivery: its last attempt was answered 2xx within so many milliseconds of wall time. */
  toBeAcceptedWithin(ms: number): Result;
  /** A delivery: its last attempt was answered with this status, which is not 2xx. */
  toBeRejectedWith(status: number): Result;
  /** A delivery: it was sent again so many times. @param times At least once when left out. */
  toHaveRetried(times?: number): Result;
  /** A receiver: so many requests match. @param times At least one when left out. */
  toHaveReceived<K extends string = string>(match: DeliveryMatch<K>, times?: number): Result;
  /** A receiver: every request it got was signed as it should be; it got at least one. */
  toHaveOnlyValidSignatures(): Result;
  /** A receiver: of the requests it answered 2xx, no two have the same id; there is at least one. */
  toHaveNoDuplicates(key: IdentityKey): Result;
  /**
   * A twin: it was asked so many times, whatever it answered.
   *
   * @param pathPattern Below the base URL; `:name` stands for any one part, as in `/contacts/:id`.
   * @param times At least once when left out.
   */
  toHaveBeenAsked(method: AskedMethod, pathPattern: `/${string}`, times?: number): Result;
}

/** What a matcher gives vitest and jest. */
export type MatcherResult = { readonly pass: boolean; message(): string };

type Matcher<Given extends readonly unknown[]> = (
  this: { readonly isNot?: boolean },
  subject: unknown,
  ...given: Given
) => MatcherResult;

/**
 * Matchers for vitest and jest, the vocabulary of `highlevel-mock/chai` in their manner.
 *
 * @example
 * expect.extend(highlevelMatchers);
 * expect(run).toHaveDelivered('call.answered');
 * expect(run.delivery('first')).toBeAcceptedWithin(800);
 */
export const highlevelMatchers: {
  readonly [Name in keyof HighlevelMatchers]: Matcher<Parameters<HighlevelMatchers[Name]>>;
} = {
  toHaveDelivered: createMatcher('delivered'),
  toHaveLostNothing: createMatcher('lostNothing'),
  toHavePassed: createMatcher('passed'),
  toBeAccepted: createMatcher('accepted'),
  toBeAcceptedWithin: createMatcher('acceptedWithin'),
  toBeRejectedWith: createMatcher('rejectedWith'),
  toHaveRetried: createMatcher('retried'),
  toHaveReceived: createMatcher('received'),
  toHaveOnlyValidSignatures: createMatcher('onlyValidSignatures'),
  toHaveNoDuplicates: createMatcher('noDuplicates'),
  toHaveBeenAsked: createMatcher('asked'),
};

function createMatcher<Name extends keyof Vocabulary>(name: Name): Matcher<Vocabulary[Name]> {
  const judge = VOCABULARY[name] as (subject: unknown, ...given: Vocabulary[Name]) => Finding;
  return function (subject, ...given) {
    const { verdict, message, negatedMessage } = judge(subject, ...given);
    // Nothing to judge fails either way.
    const pass = verdict === 'void' ? this.isNot === true : verdict === 'holds';
    return { pass, message: () => (pass ? negatedMessage : message) };
  };
}
