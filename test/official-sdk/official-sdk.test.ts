import { expect } from 'chai';
import { FAULTS } from '../../src/catalog/faults.ts';
import {
  createTestKeys,
  type Delivery,
  defineScenario,
  type FaultName,
  type RunOptions,
  runScenario,
  type ScenarioFile,
} from '../../src/index.ts';
import type { FaultFamily } from '../../src/model/fault.ts';
import { shippedScenarioNames } from '../../src/run/shipped-scenarios.ts';
import { type Judged, SDK_RECEIVERS } from './sdk-receivers.ts';

type Word = 'valid' | 'not valid' | 'left alone';

const named = (family: FaultFamily): readonly FaultName[] =>
  FAULTS.filter((fault) => fault.family === family).map(({ name }) => name);
const SIGNATURE_FAULTS = named('signature');
const BYTES_FAULTS = named('bytes');
const OTHER_FAULTS = [...named('replay'), ...named('shape')];

type JudgedDelivery = {
  readonly delivery: Delivery;
  readonly fault: FaultName | null;
  readonly words: readonly Word[];
};

/** What Express refuses before the SDK sees it, or what the SDK cannot find its app in. */
const NEVER_JUDGED: readonly (FaultName | null)[] = [
  'body-truncated',
  'body-invalid-json',
  'body-oversized',
  'content-type-wrong',
];

/** What a receiver says of a fault where that is not what the fault's family says. */
const EXCEPTIONS: Readonly<Record<string, Readonly<Partial<Record<FaultName, Word>>>>> = {
  '3.1.0 with a JSON parser': { 'app-foreign': 'left alone' },
  '3.1.0 with rawBody': { 'app-foreign': 'left alone' },
  // It still takes the old signature where there is no new one.
  '2.3.0': { 'app-foreign': 'left alone', 'signature-legacy-only': 'valid' },
};

/** What a receiver says of an event for its app; null where that is not held against it. */
function expectedOf(receiver: string, fault: FaultName | null): Word | null {
  const exception = fault === null ? undefined : EXCEPTIONS[receiver]?.[fault];
  if (exception !== undefined) return exception;
  if (fault !== null && SIGNATURE_FAULTS.includes(fault)) return 'not valid';
  // A JSON parser loses the bytes, so that only a receiver that keeps them can judge how they were written.
  const isJudged = fault === null || !BYTES_FAULTS.includes(fault) || receiver.endsWith('rawBody');
  return isJudged ? 'valid' : null;
}

/** Every fault on a step of its own, named for it, between two steps without one. */
const everyFault: ScenarioFile = defineScenario({
  version: 1,
  name: 'every-fault',
  steps: [
    { id: 'first', emit: 'call.answered' },
    ...[...SIGNATURE_FAULTS, ...BYTES_FAULTS, ...OTHER_FAULTS].map((fault) =>
      FAULTS.find(({ name }) => name === fault)?.onlyOnAgain
        ? { id: fault, again: 'first', fault }
        : { id: fault, emit: 'call.answered' as const, fault },
    ),
    { id: 'last', emit: 'sms.sent' },
  ],
});

describe('a receiver built on the official SDK', function () {
  this.timeout(60_000);
  const keys = createTestKeys({ legacy: true });
  const environment = { ...process.env };

  before(() => {
    Object.assign(process.env, keys.env);
  });

  after(() => {
    for (const name of Object.keys(keys.env)) {
      if (environment[name] === undefined) delete process.env[name];
      else process.env[name] = environment[name];
    }
  });

  /** Plays a scenario and returns its deliveries, each with what the receiver said of it, attempt by attempt. */
  async function judge(
    receiver: string,
    scenario: string | ScenarioFile,
    options: RunOptions = {},
  ): Promise<readonly JudgedDelivery[]> {
    const { app, judged } = (SDK_RECEIVERS[receiver] as (typeof SDK_RECEIVERS)[string])(keys);
    const run = await runScenario(scenario, { target: { listener: app }, keys, ...options });
    const faults = new Map(
      run.journal.flatMap((entry) =>
        entry.kind === 'event-planned' ? [[entry.bodyBase64, entry.fault as FaultName | null]] : [],
      ),
    );
    return run.deliveries.map((delivery) => {
      const body = Buffer.from(delivery.body);
      const words = judged.filter((one) => one.body.equals(body)).map(wordOf);
      return { delivery, fault: faults.get(body.toString('base64')) ?? null, words };
    });
  }

  function wordOf({ isSignatureValid }: Judged): Word {
    if (isSignatureValid === undefined) return 'left alone';
    return isSignatureValid ? 'valid' : 'not valid';
  }

  for (const receiver of Object.keys(SDK_RECEIVERS)) {
    describe(receiver, () => {
      for (const name of shippedScenarioNames()) {
        it(`takes every event of ${name} as its signature is`, async () => {
          const deliveries = await judge(receiver, name);
          for (const { delivery, fault, words } of deliveries) {
            const isOurs = delivery.payload.appId === keys.appId;
            const expected = isOurs ? expectedOf(receiver, fault) : 'left alone';
            if (!NEVER_JUDGED.includes(fault)) expect(words, `${delivery.stepId}`).to.not.be.empty;
            if (expected !== null) {
              expect(words, `${delivery.stepId}`).to.deep.equal(words.map(() => expected));
            }
          }
          expect(deliveries.flatMap(({ words }) => words)).to.include('valid');
        });
      }

      it('tells each fault as the table says', async () => {
        const deliveries = await judge(receiver, everyFault);
        const said = Object.fromEntries(deliveries.map(({ delivery, words }) => [delivery.stepId, words[0]]));
        const told = [...SIGNATURE_FAULTS, ...BYTES_FAULTS, ...OTHER_FAULTS].flatMap((fault) => {
          const expected = expectedOf(receiver, fault);
          return expected === null ? [] : [[fault, expected] as const];
        });
        expect(told).to.not.be.empty;
        expect(said).to.include({ first: 'valid', ...Object.fromEntries(told), last: 'valid' });
      });

      it('takes events that carry both signatures', async () => {
        const deliveries = await judge(receiver, 'email-thread', { sign: 'both' });
        expect(deliveries.map(({ words }) => words)).to.deep.equal([['valid'], ['valid'], ['valid']]);
      });

      it('leaves the events of another app alone', async () => {
        const deliveries = await judge(receiver, 'answered-call', { appId: '0123456789abcdef01234567' });
        expect(deliveries.map(({ words }) => words)).to.deep.equal([['left alone']]);
      });
    });
  }
});
