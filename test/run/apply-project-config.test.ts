import { expect } from 'chai';
import { applyProjectConfig } from '../../src/run/apply-project-config.ts';
import type { ProjectConfig } from '../../src/run/project-config.ts';
import type { RunOptions } from '../../src/run/run-options.ts';
import { needsRsa, settleRun } from '../../src/run/run-settings.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';

const plain = parseScenario({ version: 1, name: 'plain', steps: [{ emit: 'sms.sent' }] });

/** A choice by the config, the same by a scenario and by a flag, and where the settings have it. */
const CHOICES: readonly {
  readonly config: ProjectConfig;
  readonly scenario: object;
  readonly flag: Omit<RunOptions, 'keys'>;
  readonly settings: readonly [object, object, object];
}[] = [
  {
    config: { seed: 'project' },
    scenario: { seed: 'scenario' },
    flag: { seed: 'flag' },
    settings: [{ seed: 'project' }, { seed: 'scenario' }, { seed: 'flag' }],
  },
  {
    config: { startAt: '2026-01-01T00:00:00Z' },
    scenario: { startsAt: '2026-01-02T00:00:00Z' },
    flag: { startAt: '2026-01-03T00:00:00Z' },
    settings: [startAt('2026-01-01'), startAt('2026-01-02'), startAt('2026-01-03')],
  },
  {
    config: { clock: 'x2' },
    scenario: { clock: 'real' },
    flag: { clock: 'virtual' },
    settings: [{ clock: { times: 2 } }, { clock: 'real' }, { clock: 'virtual' }],
  },
  {
    config: { timestamps: 'story' },
    scenario: { timestamps: 'wall' },
    flag: { timestamps: 'story' },
    settings: [{ timestamps: 'story' }, { timestamps: 'wall' }, { timestamps: 'story' }],
  },
  {
    config: { revision: '2025-05' },
    scenario: { revision: '2025-10' },
    flag: { revision: '2026-01' },
    settings: [{ revision: '2025-05' }, { revision: '2025-10' }, { revision: '2026-01' }],
  },
  {
    config: { sign: 'none' },
    scenario: { sender: { sign: 'both' } },
    flag: { sign: 'legacy' },
    settings: [{ sign: 'none' }, { sign: 'both' }, { sign: 'legacy' }],
  },
  {
    config: { appId: 'a' },
    scenario: { sender: { appId: 'b' } },
    flag: { appId: 'c' },
    settings: [
      { appId: 'a', versionId: 'a' },
      { appId: 'b', versionId: 'b' },
      { appId: 'c', versionId: 'c' },
    ],
  },
  {
    config: { versionId: 'a' },
    scenario: { sender: { versionId: 'b' } },
    flag: { versionId: 'c' },
    settings: [{ versionId: 'a' }, { versionId: 'b' }, { versionId: 'c' }],
  },
  {
    config: { timeout: '1s' },
    scenario: { sender: { timeout: '2s' } },
    flag: { timeout: '3s' },
    settings: [{ timeoutMs: 1000 }, { timeoutMs: 2000 }, { timeoutMs: 3000 }],
  },
  {
    config: { concurrency: 1 },
    scenario: { sender: { concurrency: 2 } },
    flag: { concurrency: 3 },
    settings: [{ concurrency: 1 }, { concurrency: 2 }, { concurrency: 3 }],
  },
  {
    config: { strict: true },
    scenario: { strict: false },
    flag: { strict: true },
    settings: [{ strict: true }, { strict: false }, { strict: true }],
  },
  {
    config: { header: { 'x-team': 'project', 'x-a': '1' } },
    scenario: { sender: { headers: { 'X-Team': 'scenario', 'x-b': '2' } } },
    flag: { header: { 'x-TEAM': 'flag' } },
    settings: [
      { headers: { 'x-team': 'project', 'x-a': '1' } },
      { headers: { 'x-team': 'scenario', 'x-a': '1', 'x-b': '2' } },
      { headers: { 'x-team': 'flag', 'x-a': '1', 'x-b': '2' } },
    ],
  },
];

function startAt(day: string): object {
  return { start: { at: Date.parse(`${day}T00:00:00Z`), utcOffsetMinutes: 0 } };
}

describe('applyProjectConfig()', () => {
  for (const { config, scenario, flag, settings } of CHOICES) {
    it(`lets a flag beat the scenario, which beats the config: ${Object.keys(config)}`, () => {
      const written = parseScenario({
        version: 1,
        name: 'plain',
        steps: [{ emit: 'sms.sent' }],
        ...scenario,
      });
      const settle = (one: typeof plain, options: Omit<RunOptions, 'keys'>) =>
        settleRun(applyProjectConfig(one, config), { options, keysAppId: null });
      expect(settle(plain, {})).to.deep.include(settings[0]);
      expect(settle(written, {})).to.deep.include(settings[1]);
      expect(settle(written, flag)).to.deep.include(settings[2]);
    });
  }

  it('does so for retries too', () => {
    const strict = parseScenario({
      version: 1,
      name: 'plain',
      sender: { retry: 'none' },
      steps: [{ emit: 'sms.sent' }],
    });
    expect(applyProjectConfig(plain, { retry: 'highlevel-2025' }).sender.retry?.name).to.equal(
      'highlevel-2025',
    );
    expect(applyProjectConfig(strict, { retry: 'highlevel-2025' }).sender.retry?.name).to.equal('none');
  });

  it('changes nothing where the config is empty', () => {
    const before = settleRun(plain, {
      options: { seed: 1, runId: 'r', startAt: '2026-01-01T00:00:00Z' },
      keysAppId: null,
    });
    const after = settleRun(applyProjectConfig(plain, {}), {
      options: { seed: 1, runId: 'r', startAt: '2026-01-01T00:00:00Z' },
      keysAppId: null,
    });
    expect(after).to.deep.equal(before);
  });

  it('asks for the RSA key that a mode in the config needs', () => {
    expect(needsRsa(applyProjectConfig(plain, { sign: 'both' }), {})).to.equal(true);
    expect(needsRsa(applyProjectConfig(plain, { sign: 'both' }), { sign: 'ed25519' })).to.equal(false);
  });
});
