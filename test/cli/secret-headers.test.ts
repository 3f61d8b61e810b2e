import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { expect } from 'chai';
import { startHttpReceiver, type TestReceiver } from '../delivery/receivers.ts';
import { runCommand, useFolder } from './run-command.ts';

const AUTHORIZATION = 'Bearer flag-5af1';
const TOKEN = 'scenario-77c0';
const COOKIE = 'session=answer-91d2';

const SCENARIO = `version: 1
name: with secrets
sender:
  headers: { x-team: red, x-api-token: '${TOKEN}' }
steps:
  - { emit: sms.sent }
  - { emit: call.answered }
`;

describe('headers that carry a secret', () => {
  const folder = useFolder();
  const received: IncomingHttpHeaders[] = [];
  let receiver: TestReceiver;
  before(async () => {
    receiver = await startHttpReceiver((request, response) => {
      received.push(request.headers);
      request.resume().on('end', () => response.writeHead(200, { 'set-cookie': COOKIE }).end());
    });
    writeFileSync(folder.file('scenario.yaml'), SCENARIO);
  });
  after(() => receiver.close());
  beforeEach(() => void received.splice(0));

  const FORMATS = ['text', 'json', 'junit', 'html'] as const;
  let runCount = 0;
  const run = async (...args: readonly string[]) => {
    runCount += 1;
    const file = (name: string): string => folder.file(`${runCount}-${name}`);
    const finished = await runCommand(
      [
        ...['run', folder.file('scenario.yaml'), '--target', receiver.url, '--journal', file('journal')],
        ...['--header', `Authorization: ${AUTHORIZATION}`],
        ...FORMATS.flatMap((format) => ['--report', `${format}=${file(format)}`]),
        ...args,
      ],
      { workingDirectory: folder.path },
    );
    expect(finished).to.include({ exitCode: 0 });
    const written = Object.fromEntries(
      ['journal', ...FORMATS].map((name) => [name, readFileSync(file(name), 'utf8')]),
    );
    return { ...written, stdout: finished.stdout, journalPath: file('journal') } as Record<string, string>;
  };

  it('reach the receiver, and neither reports nor the journal nor the command that repeats the run', async () => {
    const outputs = await run();
    expect(received.map((headers) => [headers.authorization, headers['x-api-token']])).to.deep.equal([
      [AUTHORIZATION, TOKEN],
      [AUTHORIZATION, TOKEN],
    ]);
    for (const [name, text] of Object.entries(outputs)) {
      for (const secret of [AUTHORIZATION, TOKEN, COOKIE]) expect(text, name).not.to.include(secret);
    }
    expect(outputs.text).to.include("--header 'Authorization: (masked)'");
    expect(outputs.html).to.include('"authorization","(masked)"').and.to.include('"set-cookie","(masked)"');
    expect(outputs.html).to.include('"x-team","red"');
    expect(outputs.journal).to.include('"authorization":"(masked)"').and.to.include('"x-team":"red"');
    expect(outputs.journal).to.include('"set-cookie":"(masked)"');
    expect(outputs.journal).to.include('x-api-token: \\"(masked)\\"');
  });

  it('are shown with --show-secrets', async () => {
    const { journal, html, text } = await run('--show-secrets');
    for (const secret of [AUTHORIZATION, TOKEN, COOKIE]) {
      expect(journal).to.include(secret);
      expect(html).to.include(secret);
    }
    expect(text).to.include(`--header 'Authorization: ${AUTHORIZATION}'`).and.to.include('--show-secrets');
  });

  it('are masked in the report of a journal that has them, unless asked for', async () => {
    const { journalPath = '' } = await run('--show-secrets');
    const masked = await runCommand(['report', journalPath, '--report', 'html']);
    expect(masked.stdout).to.include('"authorization","(masked)"').and.not.to.include(AUTHORIZATION);
    const shown = await runCommand(['report', journalPath, '--report', 'html', '--show-secrets']);
    expect(shown.stdout).to.include(AUTHORIZATION);
  });

  it('are masked in the journal of a load', async () => {
    const path = folder.file('load.jsonl');
    const { exitCode, stdout } = await runCommand(
      [
        ...['load', folder.file('scenario.yaml'), '--target', receiver.url, '--journal', path],
        ...['--connections', '1', '--as-fast-as-possible', '--events', '2'],
        ...['--header', `Authorization: ${AUTHORIZATION}`, '--report', 'html'],
      ],
      { workingDirectory: folder.path },
    );
    expect(exitCode).to.equal(0);
    expect(received[0]).to.include({ authorization: AUTHORIZATION, 'x-api-token': TOKEN });
    const journal = readFileSync(path, 'utf8');
    expect(journal).to.include('"authorization":"(masked)"').and.to.include('"x-team":"red"');
    expect(stdout).to.include('Authorization: (masked)');
    for (const text of [stdout, journal]) {
      expect(text).not.to.include(AUTHORIZATION).and.not.to.include(TOKEN);
    }
  });

  describe('of a run that is resumed', () => {
    const cutOff = async (): Promise<string> => {
      const { journal = '' } = await run();
      received.splice(0);
      const path = folder.file(`${runCount}-cut.jsonl`);
      writeFileSync(path, `${journal.split('\n').slice(0, 4).join('\n')}\n`);
      return path;
    };
    const resume = (path: string, ...args: readonly string[]) =>
      runCommand(['run', '--resume', path, ...args], { workingDirectory: folder.path });

    it('have to be given again', async () => {
      const path = await cutOff();
      const before = readFileSync(path, 'utf8');
      const { exitCode, stderr } = await resume(path, '--header', 'authorization: x');
      expect({ exitCode, stderr }).to.deep.equal({
        exitCode: 2,
        stderr:
          `Failed to resume "${path}": the journal has the header "x-api-token" without its value, which is a secret. ` +
          "Give it again: --header 'x-api-token: …'.\n",
      });
      expect({ received, text: readFileSync(path, 'utf8') }).to.deep.equal({ received: [], text: before });
    });

    it('are sent as they are given again, and stay masked', async () => {
      const path = await cutOff();
      const given = ['--header', 'Authorization: Bearer newer-0c11', '--header', `x-api-token: ${TOKEN}`];
      expect(await resume(path, ...given)).to.include({ exitCode: 0, stderr: '' });
      expect(received).to.have.length(1);
      expect(received[0]).to.include({
        authorization: 'Bearer newer-0c11',
        'x-api-token': TOKEN,
        'x-team': 'red',
      });
      expect(readFileSync(path, 'utf8')).not.to.match(/newer-0c11|scenario-77c0/);
    });

    it('may come from the config of the project', async () => {
      const path = await cutOff();
      const config = folder.file('highlevel-mock.config.json');
      const header = { authorization: 'Bearer config-e4', 'x-api-token': TOKEN };
      writeFileSync(config, JSON.stringify({ header }));
      expect((await resume(path)).exitCode).to.equal(0);
      expect(received[0]).to.include(header);
    });
  });
});
