import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createTestKeys } from '../../src/envelope/create-test-keys.ts';
import { verifyEnvelope } from '../../src/envelope/verify-envelope.ts';
import { readLines, runCommand, useFolder } from './run-command.ts';

describe('highlevel-mock.config.yaml', () => {
  const folder = useFolder();
  const received: { url?: string; team?: unknown }[] = [];
  const keys = createTestKeys();
  let server: Server;

  before(async () => {
    server = createServer((request, response) => {
      received.push({ url: `${request.url}`, team: request.headers['x-team'] });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    mkdirSync(folder.file('stories'));
    writeFileSync(folder.file('package.json'), '{ "type": "module" }');
    writeFileSync(
      folder.file('ours.pem'),
      keys.privateKeys.ed25519.export({ type: 'pkcs8', format: 'pem' }) as string,
    );
    writeFileSync(
      folder.file('highlevel-mock.config.yaml'),
      `target: http://127.0.0.1:${port}/from-config
seed: 9
revision: 2025-10
key: [ours.pem]
locationId: aB3dE5fG7hJ9kL1mN2pQ
header: { x-team: blue }
set: { source: campaign, status: read }
`,
    );
    const step = (source: string) =>
      `version: 1\nname: told\nsteps: [{ emit: sms.sent, set: { source: ${source} } }]\n`;
    writeFileSync(folder.file('stories/told.yaml'), step('workflow'));
    writeFileSync(
      folder.file('stories/told.ts'),
      "export default { version: 1, name: 'told', steps: [{ emit: 'sms.sent', set: { source: 'workflow' } }] };",
    );
  });
  after(() => {
    server.close();
  });
  beforeEach(() => {
    received.length = 0;
  });

  const run = (...args: readonly string[]) => runCommand(args, { workingDirectory: folder.file('stories') });
  const dry = async (...args: readonly string[]) => {
    const [line] = readLines((await run(...args, '--dry-run')).stdout);
    return { line, payload: JSON.parse(String(line?.body)) };
  };

  it('is named in the report as the source of the target and the hosts, unless a flag says otherwise', async () => {
    const { port } = server.address() as AddressInfo;
    const { problems } = JSON.parse((await run('trigger', 'sms.sent', '--json')).stdout);
    expect(problems).to.deep.equal([
      `The target http://127.0.0.1:${port}/from-config is from ../highlevel-mock.config.yaml.`,
    ]);
    const flag = ['--target', `http://127.0.0.1:${port}/from-flag`];
    expect(JSON.parse((await run('trigger', 'sms.sent', ...flag, '--json')).stdout).problems).to.deep.equal(
      [],
    );
  });

  it('says where to send, and with what', async () => {
    const { exitCode, stdout } = await run('trigger', 'sms.sent', '--json');
    expect(exitCode, stdout).to.equal(0);
    expect(received).to.deep.equal([{ url: '/from-config', team: 'blue' }]);
    expect(JSON.parse(stdout)).to.include({ seed: '9' });
  });

  it('counts in a dry run', async () => {
    const { line, payload } = await dry('trigger', 'sms.sent');
    expect(payload).to.include({ locationId: 'aB3dE5fG7hJ9kL1mN2pQ', source: 'campaign', status: 'read' });
    expect(line?.headers).to.include({ 'x-team': 'blue' });
    expect(payload).to.not.have.any.keys('from', 'to');
  });

  it('signs with its keys', async () => {
    const { line } = await dry('trigger', 'sms.sent');
    const { valid } = verifyEnvelope({
      body: String(line?.body),
      headers: line?.headers as Record<string, string>,
      publicKeys: keys.publicKeys,
    });
    expect(valid).to.equal(true);
  });

  for (const file of ['told.yaml', 'told.ts']) {
    it(`is beaten by the scenario, and that by flags: ${file}`, async () => {
      const path = folder.file(`stories/${file}`);
      expect((await dry('run', path)).payload).to.include({ source: 'workflow', status: 'read' });
      expect((await dry('run', path, '--set', 'source=app')).payload).to.include({
        source: 'app',
        status: 'read',
      });
    });
  }

  it('is beaten by flags', async () => {
    const { line, payload } = await dry(
      ...['trigger', 'sms.sent', '--location-id', 'x', '--header', 'X-Team: red', '--seed', '1'],
    );
    expect(payload.locationId).to.equal('x');
    expect(line?.headers).to.include({ 'x-team': 'red' });
  });

  it('counts in validate', async () => {
    const told = folder.file('stories/told.yaml');
    expect(await run('validate', told)).to.include({ exitCode: 0, stderr: '' });
    const strict = await run('validate', told, '--strict');
    expect(strict.exitCode).to.equal(2);
    expect(strict.stderr).to.match(/status .*"set"/);
  });

  it('is a usage error when it cannot be used, before anything is sent', async () => {
    const path = folder.file('highlevel-mock.config.yaml');
    const sound = readFileSync(path, 'utf8');
    writeFileSync(path, `${sound}tiemout: 3s\n`);
    const results = [
      await run('trigger', 'sms.sent'),
      await run('run', 'answered-call'),
      await run('validate', 'answered-call'),
      await run('trigger', 'sms.sent', '--dry-run'),
    ];
    writeFileSync(path, sound);
    for (const { exitCode, stdout, stderr } of results) {
      expect({ exitCode, stdout }).to.deep.equal({ exitCode: 2, stdout: '' });
      expect(stderr).to.include(
        '../highlevel-mock.config.yaml: it has no setting "tiemout". Did you mean "timeout"?',
      );
    }
    expect(received).to.deep.equal([]);
  });

  it('does not keep an interrupted run from being resumed with the same bytes', async () => {
    const journal = folder.file('run.jsonl');
    const told = folder.file('stories/told.yaml');
    expect((await run('run', told, '--journal', journal, '--report', 'json')).exitCode).to.equal(0);
    const lines = readFileSync(journal, 'utf8').split('\n');
    const planned = lines.findIndex((line) => line.includes('"event-planned"'));
    writeFileSync(journal, `${lines.slice(0, planned + 1).join('\n')}\n`);
    const { exitCode, stderr } = await run('run', '--resume', journal);
    expect(stderr).to.equal('');
    expect(exitCode).to.equal(0);
    expect(received).to.have.lengthOf(2);
    // Its key is a usual source too: no other was made.
    expect(existsSync(folder.file('stories/.highlevel-mock'))).to.equal(false);
  });
});
