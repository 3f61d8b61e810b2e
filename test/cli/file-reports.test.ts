import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { startHttpReceiver, type TestReceiver } from '../delivery/receivers.ts';
import { type Finished, runCommand, useFolder } from './run-command.ts';

/** The deliveries a page holds, as its script is given them. */
function deliveriesOn(
  page: string,
): readonly { readonly kind: string; readonly body: { readonly base64: string } }[] {
  const [, data = '[]'] = /<script type="application\/json" id="data-0">(.*?)<\/script>/.exec(page) ?? [];
  return JSON.parse(data);
}

describe('reports that go to a file', function () {
  this.timeout(60_000);
  const folder = useFolder();
  let receiver: TestReceiver;

  before(async () => {
    receiver = await startHttpReceiver((request, response) => {
      request.resume();
      response.end('thanks');
    });
  });
  after(() => receiver.close());

  const run = (words: string): Promise<Finished> => {
    const args = words.split(' ').map((word) => word.replace('@', `${folder.path}/`));
    return runCommand(args, { workingDirectory: folder.path });
  };
  const read = (name: string): string => readFileSync(folder.file(name), 'utf8');

  it('are written beside the text of a run, each in its form', async () => {
    const { exitCode, stdout } = await run(
      `run email-thread --target ${receiver.url} --journal @run.jsonl --report junit=@run.xml --report html=@run.html`,
    );
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/^PASS {2}email-thread/);
    expect(read('run.xml')).to.match(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="highlevel-mock" /,
    );
    const page = read('run.html');
    expect(page).to.include('<title>PASS email-thread</title>').and.include(`<dd>${receiver.url}</dd>`);
    const deliveries = deliveriesOn(page);
    expect(deliveries.map(({ kind }) => kind)).to.deep.equal(['email.sent', 'inbound.email', 'email.sent']);
    const body = JSON.parse(Buffer.from(deliveries[0]?.body.base64 ?? '', 'base64').toString());
    expect(body).to.include({ type: 'OutboundMessage' });
  });

  it('show the same deliveries when a journal is reported', async () => {
    await run('report @run.jsonl --report html=@reported.html');
    expect(deliveriesOn(read('reported.html'))).to.deep.equal(deliveriesOn(read('run.html')));
  });

  it('show the deliveries of before and after when a run is resumed', async () => {
    const lines = read('run.jsonl').split('\n');
    writeFileSync(folder.file('cut.jsonl'), `${lines.slice(0, 4).join('\n')}\n`);
    await run('run --resume @cut.jsonl --report html=@resumed.html');
    const kinds = deliveriesOn(read('resumed.html')).map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['email.sent', 'inbound.email', 'email.sent']);
  });

  it('are written by trigger too', async () => {
    await run(`trigger sms.sent --target ${receiver.url} --report html=@trigger.html`);
    expect(deliveriesOn(read('trigger.html'))).to.have.lengthOf(1);
  });

  it('hold all scenarios of the demo', async () => {
    await run('demo --report html=@demo.html --report junit=@demo.xml');
    const runCount = read('demo.html').match(/<article /g)?.length ?? 0;
    expect(runCount).to.be.above(5);
    expect(read('demo.xml').match(/<testsuite /g)).to.have.lengthOf(runCount);
  });
});
