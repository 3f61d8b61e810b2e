import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { KIND_NAMES } from '../../src/catalog/kinds.ts';
import { runCommand, useFolder } from './run-command.ts';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const shipped = readdirSync(SCENARIOS).map((file) => file.replace('.yaml', ''));

/** What a command prints that must succeed without a word on stderr. */
async function print(...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(args);
  expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: '' });
  return stdout;
}

describe('demo', function () {
  this.timeout(60_000);

  it('plays every shipped scenario against a receiver of its own, and passes', async () => {
    const { verdict, runs } = JSON.parse(await print('demo', '--json'));
    expect(verdict).to.equal('pass');
    expect(runs.map(({ scenario }: { readonly scenario: string }) => scenario)).to.have.members(shipped);
  });

  it('stops when it is told to, and says so', async () => {
    const { exitCode, stdout } = await runCommand(['demo', '--json'], { stopSignal: AbortSignal.abort() });
    expect(exitCode).to.equal(3);
    expect(JSON.parse(stdout)).to.include({ verdict: 'incomplete', scenario: shipped.sort()[0] });
  });
});

describe('scenarios', () => {
  it('lists the shipped ones, each with a line about it', async () => {
    const list = await print('scenarios');
    for (const name of shipped) expect(list).to.match(new RegExp(`^${name} +\\S.{10,}$`, 'm'));
    expect(await print('scenarios', 'list')).to.equal(list);
  });

  it('lists them as JSON', async () => {
    const list = JSON.parse(await print('scenarios', '--json'));
    expect(list.map(({ name }: { readonly name: string }) => name)).to.have.members(shipped);
  });

  it('shows one as it stands in its file', async () => {
    const text = readFileSync(`${SCENARIOS}mixed-day.yaml`, 'utf8');
    expect(await print('scenarios', 'show', 'mixed-day')).to.equal(text);
    expect(JSON.parse(await print('scenarios', 'show', 'mixed-day', '--json'))).to.include({
      name: 'mixed-day',
      text,
    });
  });

  it('says which one may be meant', async () => {
    const { exitCode, stderr } = await runCommand(['scenarios', 'show', 'mixed-days']);
    expect(exitCode).to.equal(2);
    expect(stderr).to.include('Did you mean "mixed-day"?');
  });
});

describe('events', () => {
  it('lists every kind', async () => {
    const list = await print('events');
    for (const name of KIND_NAMES) expect(list).to.include(` ${name} `);
    const names = JSON.parse(await print('events', 'list', '--json')).map(
      ({ name }: { readonly name: string }) => name,
    );
    expect(names).to.deep.equal(KIND_NAMES);
  });

  it('shows each kind, its fields with where they come from', async () => {
    const text = await print('events', 'show', 'call.answered');
    expect(text).to.include('call.answered (OutboundMessage), revision latest');
    const [, certainty, number] =
      /^ +callDuration +\?? +(documented|observed|inferred) \[(\d+)\]/m.exec(text) ?? [];
    expect(text).to.include(`\n  [${number}] ${certainty}: `);
    for (const name of KIND_NAMES) {
      const { fields, event } = JSON.parse(await print('events', 'show', name, '--json'));
      expect(fields, name).to.not.be.empty;
      expect(event, name).to.be.a('string');
    }
  });

  it('names each source once, and breaks no word at the width of the terminal', async () => {
    const stdout = await print('events', 'show', 'OpportunityCreate');
    const [text = '', example] = stdout.split('\nDocumented example\n');
    expect(example).to.not.equal(undefined);
    expect(text.split('\n').filter((line) => line.length > 80)).to.deep.equal([]);
    const [, listed = ''] = /\nSources\n([\s\S]*?)\n(?:\n|$)/.exec(text) ?? [];
    const sources = listed.split(/\n(?= {2}\[)/);
    expect(sources).to.not.be.empty;
    expect(new Set(sources.map((source) => source.replace(/^ +\[\d+\]/, '')))).to.have.property(
      'size',
      sources.length,
    );
    for (const index of sources.keys()) {
      expect(text).to.match(new RegExp(`^ +\\w+ .*(documented|observed|inferred) \\[${index + 1}\\] `, 'm'));
    }
  });

  it('shows a kind as another revision had it', async () => {
    const fieldsIn = async (revision: string) => {
      const { fields } = JSON.parse(
        await print('events', 'show', 'call.answered', '--revision', revision, '--json'),
      );
      return fields.map(({ name }: { readonly name: string }) => name);
    };
    expect(await fieldsIn('2026-08')).to.include('from');
    expect(await fieldsIn('2025-05')).to.not.include('from');
  });

  for (const [words, text] of [
    ['events show cal.answered', 'Did you mean "call.answered"?'],
    ['events show call.answered --revision 2020', '"2020" is not one'],
    ['events show internal-comment.added --revision 2025-05', 'Use revision 2026-08'],
  ] as const) {
    it(`refuses ${words}`, async () => {
      const { exitCode, stdout, stderr } = await runCommand(words.split(' '));
      expect({ exitCode, stdout }).to.deep.equal({ exitCode: 2, stdout: '' });
      expect(stderr).to.include(text);
    });
  }
});

describe('validate', () => {
  const folder = useFolder();

  before(() => {
    writeFileSync(folder.file('wrong.yaml'), 'version: 1\nname: wrong\nsteps: [{ emit: sms.snet }]\n');
    writeFileSync(
      folder.file('loose.yaml'),
      'version: 1\nname: loose\nsteps: [{ emit: call.answered, set: { callDuration: long } }]\n',
    );
    writeFileSync(
      folder.file('future.yaml'),
      'version: 1\nname: future\nstartsAt: 2999-01-01T00:00:00Z\nsteps: [{ emit: sms.sent }]\n',
    );
  });

  it('takes every shipped scenario, and says what is in it', async () => {
    const text = await print('validate', ...shipped);
    for (const name of shipped)
      expect(text).to.match(new RegExp(`^${name}: valid\\. \\d+ events? .*: \\S+ ×\\d+`, 'm'));
  });

  it('counts events by kind', async () => {
    const [outline] = JSON.parse(await print('validate', 'email-thread', '--json'));
    expect(outline).to.deep.equal({
      file: 'email-thread',
      valid: true,
      name: 'email-thread',
      events: 3,
      lengthMs: 52 * 60_000,
      kinds: { 'email.sent': 2, 'inbound.email': 1 },
      problems: [],
    });
  });

  it('looks at every scenario, also after one that is wrong', async () => {
    const { exitCode, stdout, stderr } = await runCommand([
      'validate',
      folder.file('wrong.yaml'),
      'answered-call',
    ]);
    expect(exitCode).to.equal(2);
    expect(stderr).to.include('wrong.yaml:3:').and.include('Did you mean "sms.sent"?');
    expect(stdout).to.match(/^answered-call: valid/);
  });

  it('says in JSON what is wrong', async () => {
    const { exitCode, stdout } = await runCommand(['validate', folder.file('wrong.yaml'), '--json']);
    expect(exitCode).to.equal(2);
    expect(JSON.parse(stdout)[0]).to.include({ valid: false, code: 'HL_SCENARIO_INVALID' });
  });

  it('refuses a payload that breaks its schema with --strict only', async () => {
    const args = ['validate', folder.file('loose.yaml')];
    expect((await runCommand(args)).exitCode).to.equal(0);
    const { exitCode, stderr } = await runCommand([...args, '--strict']);
    expect(exitCode).to.equal(2);
    expect(stderr).to.include('Failed to generate a valid call.answered');
  });

  it('says when a story reaches past now', async () => {
    const text = await print('validate', folder.file('future.yaml'));
    expect(text.match(/note: .*"dateAdded" that lies after/g)).to.have.length(1);
  });
});
