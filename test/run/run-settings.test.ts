import { expect } from 'chai';
import type { RunOptions } from '../../src/run/run-options.ts';
import { DRY_RUN, needsRsa, settleRun } from '../../src/run/run-settings.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';

const plain = parseScenario({ version: 1, name: 'plain', steps: [{ emit: 'sms.sent' }] });
const opinionated = parseScenario({
  version: 1,
  name: 'opinionated',
  seed: 'from-file',
  startsAt: '2026-03-10T09:00:00-05:00',
  clock: 'real',
  timestamps: 'story',
  revision: '2025-10',
  strict: true,
  sender: {
    sign: 'both',
    retry: 'highlevel-2025',
    timeout: '3s',
    headers: { 'X-Team': 'file', 'x-kept': 'yes' },
    appId: 'a'.repeat(24),
    versionId: 'b'.repeat(24),
    concurrency: 2,
  },
  steps: [{ emit: 'sms.sent' }],
});

function settle(scenario: typeof plain, options: Omit<RunOptions, 'keys'> = {}) {
  return settleRun(scenario, { options, keysAppId: null });
}

describe('settleRun()', () => {
  it('falls back on the documented defaults', () => {
    expect(settle(plain)).to.deep.include({
      clock: 'virtual',
      timestamps: 'wall',
      revision: 'latest',
      sign: 'ed25519',
      headers: {},
      timeoutMs: 10_000,
      concurrency: 8,
      strict: false,
    });
    expect(settle(plain).retry.name).to.equal('highlevel-2026');
  });

  it('draws a seed and a run id for each real run', () => {
    const [one, other] = [settle(plain), settle(plain)];
    expect(one.seed)
      .to.match(/^[\da-f]{8}$/)
      .and.not.equal(other.seed);
    expect(one.runId)
      .to.match(/^[\da-f]{8}$/)
      .and.not.equal(other.runId);
  });

  it('settles a dry run the same each time', () => {
    const dry = () => settleRun(plain, { options: {}, keysAppId: null, defaults: DRY_RUN });
    expect(dry()).to.deep.equal(dry());
    expect(dry()).to.deep.include({
      seed: '0',
      runId: 'dry-run',
      timestamps: 'story',
      start: { at: Date.parse('2026-01-01T00:00:00.000Z'), utcOffsetMinutes: 0 },
    });
  });

  it('takes what the scenario says over the defaults', () => {
    expect(settle(opinionated)).to.deep.include({
      seed: 'from-file',
      start: { at: Date.parse('2026-03-10T14:00:00Z'), utcOffsetMinutes: -300 },
      clock: 'real',
      timestamps: 'story',
      revision: '2025-10',
      sign: 'both',
      appId: 'a'.repeat(24),
      versionId: 'b'.repeat(24),
      timeoutMs: 3000,
      concurrency: 2,
      strict: true,
    });
    expect(settle(opinionated).retry.name).to.equal('highlevel-2025');
  });

  it('takes what the options say over the scenario', () => {
    const options: RunOptions = {
      seed: 7,
      runId: 'again',
      startAt: '2026-01-02T03:04:05Z',
      clock: 'x60',
      timestamps: 'wall',
      revision: '2026-01',
      sign: 'none',
      appId: 'c'.repeat(24),
      versionId: 'd'.repeat(24),
      timeout: '250ms',
      concurrency: 1,
      strict: false,
      retry: 'none',
    };
    expect(settle(opinionated, options)).to.deep.include({
      seed: '7',
      runId: 'again',
      start: { at: Date.parse('2026-01-02T03:04:05Z'), utcOffsetMinutes: 0 },
      clock: { times: 60 },
      timestamps: 'wall',
      revision: '2026-01',
      sign: 'none',
      appId: 'c'.repeat(24),
      versionId: 'd'.repeat(24),
      timeoutMs: 250,
      concurrency: 1,
      strict: false,
    });
    expect(settle(opinionated, options).retry.name).to.equal('none');
  });

  it('adds headers to those of the scenario, and replaces one of the same name in any case', () => {
    expect(settle(opinionated, { header: { 'x-team': 'flag' } }).headers).to.deep.equal({
      'x-team': 'flag',
      'x-kept': 'yes',
    });
  });

  describe('the app id', () => {
    it('is that beside the keys where nobody says otherwise', () => {
      const settings = settleRun(plain, { options: {}, keysAppId: 'e'.repeat(24) });
      expect(settings).to.include({ appId: 'e'.repeat(24), versionId: 'e'.repeat(24) });
    });

    it('is a fixed one without that, whatever the seed', () => {
      expect(settle(plain, { seed: 1 }).appId).to.match(/^[\da-f]{24}$/);
      expect(settle(plain, { seed: 1 }).appId).to.equal(settle(plain, { seed: 2 }).appId);
    });

    it('is the version id too, unless that is given', () => {
      expect(settle(plain, { appId: 'f'.repeat(24) }).versionId).to.equal('f'.repeat(24));
    });
  });

  const refused: readonly (readonly [string, object, RegExp])[] = [
    ['a seed beyond what a number keeps', { seed: 2 ** 53 }, /--seed: 9007199254740992 .* Give it as text/],
    ['a seed that is no whole number', { seed: 1.5 }, /--seed: 1\.5/],
    ['a start without an offset', { startAt: '2026-01-01T00:00:00' }, /--start-at: "2026-01-01T00:00:00"/],
    ['a day that does not exist', { startAt: '2026-02-30T00:00:00Z' }, /--start-at/],
    ['a clock that stands', { clock: 'x0' }, /--clock: "x0"/],
    ['a clock nobody knows', { clock: 'fast' }, /--clock: "fast".*virtual, real, or x60/],
    ['timestamps nobody knows', { timestamps: 'moon' }, /--timestamps: "moon".*wall, story/],
    ['a signature nobody knows', { sign: 'rsa' }, /--sign: "rsa".*ed25519, both, legacy, none/],
    ['a timeout of nothing', { timeout: 0 }, /--timeout: "0"/],
    ['a timeout without a unit', { timeout: '10' }, /--timeout: "10".*250ms, 10s or 1m/],
    ['a timeout that no timer holds', { timeout: '1000h' }, /--timeout: "1000h"/],
    ['no concurrency', { concurrency: 0 }, /--concurrency: 0 is not a whole number from 1 to 1000/],
    ['half a concurrency', { concurrency: 1.5 }, /--concurrency: 1\.5/],
    ['a header name with a space', { header: { 'x team': 'a' } }, /--header: "x team"/],
    [
      'a header that frames the request',
      { header: { 'Content-Length': '5' } },
      /--header: "Content-Length".*body-truncated/,
    ],
    ['a header that signs it', { header: { 'x-ghl-signature': 'a' } }, /--header: "x-ghl-signature".*--sign/],
    ['a path with an empty name', { set: { 'a..b': 1 } }, /--set: "a\.\.b"/],
    ["a path into an object's machinery", { set: { '__proto__.x': 1 } }, /--set: "__proto__\.x"/],
  ];
  for (const [what, options, message] of refused) {
    it(`refuses ${what}`, () => {
      expect(() => settle(plain, options))
        .to.throw(message)
        .with.property('code', 'HL_RUN_OPTION_INVALID');
    });
  }

  it('refuses a header with a line break, and does not repeat its value', () => {
    expect(() => settle(plain, { header: { authorization: 'hush\r\nx: y' } }))
      .to.throw('"authorization"')
      .with.property('message')
      .that.does.not.include('hush');
  });

  it('refuses a revision and a policy nobody knows, and says what there is', () => {
    expect(() => settle(plain, { revision: '2024' }))
      .to.throw('2025-05, 2025-10, 2026-01, 2026-08, latest')
      .with.property('code', 'HL_CATALOG_UNKNOWN_REVISION');
    expect(() => settle(plain, { retry: 'highlevel-2027' }))
      .to.throw('Did you mean "highlevel-2026"?')
      .with.property('code', 'HL_CATALOG_UNKNOWN_POLICY');
  });
});

describe('needsRsa()', () => {
  const faulty = (fault: 'signature-missing' | 'signature-downgrade') =>
    parseScenario({
      version: 1,
      name: 'faulty',
      cast: { people: { count: 2 } },
      steps: [{ each: 'people', steps: [{ emit: 'sms.sent', fault }] }],
    });

  it('is so with the modes that send the old signature', () => {
    expect(
      (['ed25519', 'both', 'legacy', 'none'] as const).map((sign) => needsRsa(plain, { sign })),
    ).to.deep.equal([false, true, true, false]);
    expect(needsRsa(opinionated, {})).to.equal(true);
    expect(needsRsa(opinionated, { sign: 'ed25519' })).to.equal(false);
  });

  it('is so with a fault that shows the old signature, however deep its step stands', () => {
    expect(needsRsa(faulty('signature-downgrade'), {})).to.equal(true);
    expect(needsRsa(faulty('signature-missing'), {})).to.equal(false);
  });
});
