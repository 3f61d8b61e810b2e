import { expect } from 'chai';
import { FAULTS } from '../../src/catalog/faults.ts';
import {
  createTestKeys,
  defineScenario,
  type FaultName,
  type Run,
  type RunOptions,
  runScenario,
  type ScenarioFile,
} from '../../src/index.ts';
import { shippedScenarioNames } from '../../src/run/shipped-scenarios.ts';
import { SDK_RECEIVERS } from './sdk-receivers.ts';

type Word = 'valid' | 'not valid' | 'left alone' | 'not judged';

const SIGNATURE_FAULTS = FAULTS.filter(({ family }) => family === 'signature').map(({ name }) => name);
const BYTES_FAULTS = FAULTS.filter(({ family }) => family === 'bytes').map(({ name }) => name);
const OTHER_FAULTS = FAULTS.filter(({ family }) => family === 'replay' || family === 'shape').map(
  ({ name }) => name,
);

/** What a receiver says of a fault where that is not what the word of the fault's family says. */
const EXCEPTIONS: Readonly<Record<string, Readonly<Partial<Record<FaultName, Word>>>>> = {
  '3.1.0 with a JSON parser': { 'app-foreign': 'left alone' },
  '3.1.0 with rawBody': { 'app-foreign': 'left alone' },
  // It still takes the old signature where there is no new one.
  '2.3.0': { 'app-foreign': 'left alone', 'signature-legacy-only': 'valid' },
};

function expectedOf(receiver: string, fault: FaultName): Word {
  const exception = EXCEPTIONS[receiver]?.[fault];
  if (exception !== undefined) return exception;
  if (SIGNATURE_FAULTS.includes(fault)) return 'not valid';
  // A JSON parser loses the bytes, so that only a receiver that keeps them can judge how they were written.
  if (BYTES_FAULTS.includes(fault)) return receiver.endsWith('rawBody') ? 'valid' : 'not judged';
  return 'valid';
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

  /** Plays a scenario and returns what the receiver said of each delivery, in plan order. */
  async function judge(
    receiver: string,
    scenario: string | ScenarioFile,
    options: RunOptions = {},
  ): Promise<{ readonly run: Run; readonly words: readonly Word[] }> {
    const { app, judged } = (SDK_RECEIVERS[receiver] as (typeof SDK_RECEIVERS)[string])(keys);
    const run = await runScenario(scenario, { target: { listener: app }, keys, concurrency: 1, ...options });
    expect(judged.map(({ body }) => body.toString())).to.deep.equal(
      run.deliveries.map(({ body }) => Buffer.from(body).toString()),
    );
    return { run, words: judged.map(({ isSignatureValid }) => wordOf(isSignatureValid)) };
  }

  function wordOf(isSignatureValid: boolean | undefined): Word {
    if (isSignatureValid === undefined) return 'left alone';
    return isSignatureValid ? 'valid' : 'not valid';
  }

  for (const receiver of Object.keys(SDK_RECEIVERS)) {
    describe(receiver, () => {
      for (const name of shippedScenarioNames()) {
        it(`takes every event of ${name} as its signature is`, async () => {
          const { run, words } = await judge(receiver, name);
          const faults = run.journal.flatMap((entry) => (entry.kind === 'event-planned' ? [entry.fault] : []));
          const expected = run.deliveries.map(({ payload }, at) => {
            if (payload.appId !== keys.appId) return 'left alone';
            return faults[at] == null ? 'valid' : expectedOf(receiver, faults[at] as FaultName);
          });
          expect(words.map((word, at) => (expected[at] === 'not judged' ? 'not judged' : word))).to.deep.equal(
            expected,
          );
          expect(words).to.include('valid');
        });
      }

      it('tells each fault as the table says', async () => {
        const { run, words } = await judge(receiver, everyFault);
        const said = Object.fromEntries(run.deliveries.map(({ stepId }, at) => [stepId, words[at]]));
        const faults = run.deliveries.map(({ stepId }) => stepId as FaultName).slice(1, -1);
        expect(faults).to.have.members(
          FAULTS.filter(({ family }) => ['signature', 'bytes', 'replay', 'shape'].includes(family)).map(
            ({ name }) => name,
          ),
        );
        const judgedFaults = faults.filter((fault) => expectedOf(receiver, fault) !== 'not judged');
        expect(said).to.include({
          first: 'valid',
          ...Object.fromEntries(judgedFaults.map((fault) => [fault, expectedOf(receiver, fault)])),
          last: 'valid',
        });
      });

      it('takes events that carry both signatures', async () => {
        const { words } = await judge(receiver, 'email-thread', { sign: 'both' });
        expect(words).to.deep.equal(['valid', 'valid', 'valid']);
      });

      it('leaves the events of another app alone', async () => {
        const { words } = await judge(receiver, 'answered-call', { appId: '0123456789abcdef01234567' });
        expect(words).to.deep.equal(['left alone']);
      });
    });
  }
});
