/// <reference types="node" preserve="true" />
import type { use } from 'chai';
import type { Finding } from '../assertions/finding.ts';
import type { IdentityKey } from '../assertions/judge-receiver.ts';
import type { AskedMethod } from '../assertions/judge-twin.ts';
import type { DeliveryMatch } from '../assertions/match-delivery.ts';
import { VOCABULARY } from '../assertions/vocabulary.ts';
import type { Kind } from '../model/generated/payload-by-kind.ts';

export { AssertionMisuse, isAssertionMisuse } from '../errors/assertion-misuse.ts';
export type { AskedMethod, DeliveryMatch, IdentityKey, Kind };

type ChaiPlugin = Parameters<typeof use>[0];

/**
 * Teaches chai to judge runs, deliveries, receivers and twins.
 *
 * @remarks Beside chai-as-promised, whose `rejectedWith` is about promises, let `use` take this one after it.
 * @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED` from an assertion that is about something else;
 * {@link CatalogError} from `delivered`, for a kind there is none of
 * @example
 * use(highlevelChai);
 * expect(run).to.have.delivered('call.answered');
 * expect(run.delivery('first')).to.be.acceptedWithin(800);
 * expect(twin).to.have.been.asked('GET', '/contacts/:id');
 */
export const highlevelChai: ChaiPlugin = ({ Assertion }, { flag }) => {
  for (const [name, judge] of Object.entries(VOCABULARY)) {
    const assert = function (this: Chai.AssertionStatic, ...given: unknown[]): void {
      const finding = (judge as (subject: unknown, ...given: unknown[]) => Finding)(this._obj, ...given);
      // Nothing to judge fails either way.
      const holds = finding.verdict === 'void' ? flag(this, 'negate') === true : finding.verdict === 'holds';
      this.assert(holds, finding.message, finding.negatedMessage, undefined);
    };
    if (name in Assertion.prototype) {
      // A plugin that is about promises may have this word too.
      Assertion.overwriteMethod(
        name,
        (before: typeof assert) =>
          function (this: Chai.AssertionStatic, ...given: unknown[]) {
            (this._obj instanceof Promise ? before : assert).apply(this, given);
          },
      );
    } else if (WITHOUT_ARGUMENTS.includes(name)) {
      // So that it is judged also where the parentheses were forgotten.
      Assertion.addChainableMethod(name, () => undefined, assert);
    } else {
      Assertion.addMethod(name, assert);
    }
  }
};

/** The words that take nothing, which are easily written without parentheses, as chai's own `ok` is. */
const WITHOUT_ARGUMENTS: readonly string[] = ['lostNothing', 'passed', 'accepted', 'onlyValidSignatures'];

declare global {
  // biome-ignore lint/style/noNamespace: this is how chai's own types are added to
  namespace Chai {
    interface Assertion {
      /** A run: so many deliveries of a kind were accepted. @param times At least one when left out. */
      delivered(kind: Kind, times?: number): Assertion;
      /** A run: every delivery without a fault arrived, in the end. */
      lostNothing(): Assertion;
      /** A run: its verdict is `pass`. */
      passed(): Assertion;
      /** A delivery: its last attempt was answered 2xx. */
      accepted(): Assertion;
      /** A delivery: its last attempt was answered 2xx within so many milliseconds of wall time. */
      acceptedWithin(ms: number): Assertion;
      /** A delivery: its last attempt was answered with this status, which is not 2xx. */
      rejectedWith(status: number): Assertion;
      /** A delivery: it was sent again so many times. @param times At least once when left out. */
      retried(times?: number): Assertion;
      /** A receiver: so many requests match. @param times At least one when left out. */
      received<K extends string = string>(match: DeliveryMatch<K>, times?: number): Assertion;
      /** A receiver: every request it got was signed as it should be; it got at least one. */
      onlyValidSignatures(): Assertion;
      /** A receiver: of the requests it answered 2xx, no two have the same id; there is at least one. */
      noDuplicates(key: IdentityKey): Assertion;
      /**
       * A twin: it was asked so many times, whatever it answered.
       *
       * @param pathPattern Below the base URL; `:name` stands for any one part, as in `/contacts/:id`.
       * @param times At least once when left out.
       */
      asked(method: AskedMethod, pathPattern: `/${string}`, times?: number): Assertion;
    }
  }
}
