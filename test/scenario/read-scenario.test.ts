import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ScenarioError } from '../../src/errors/scenario-error.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';

const GOOD = 'version: 1\nname: hello\nsteps:\n  - emit: sms.sent\n';

describe('readScenario()', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  function write(name: string, content: string | Uint8Array): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  function refusalOf(path: string): ScenarioError {
    try {
      readScenario(path);
    } catch (error) {
      expect(error).to.be.instanceOf(ScenarioError);
      return error as ScenarioError;
    }
    throw new Error(`${path} was expected to be refused.`);
  }

  it('reads YAML and JSON', () => {
    const path = write('hello.yaml', GOOD);
    expect(readScenario(path)).to.include({ file: path, name: 'hello', text: GOOD });
    const json = write('hello.json', '{"version":1,"name":"hello","steps":[{"emit":"sms.sent"}]}');
    expect(readScenario(json).name).to.equal('hello');
  });

  it('says so when there is no such file', () => {
    for (const path of [join(folder, 'none.yaml'), join(write('a.yaml', GOOD), 'below.yaml')]) {
      expect(refusalOf(path)).to.include({
        code: 'HL_SCENARIO_NOT_FOUND',
        message: `Failed to read scenario "${path}": there is no such file. Check the path.`,
      });
    }
  });

  it('refuses what is no file, or no text', () => {
    const reasons: readonly (readonly [path: string, reason: string])[] = [
      [folder, 'it is not a file'],
      [write('binary.yaml', Uint8Array.of(0x61, 0x00, 0x62)), 'it holds zero bytes'],
      [write('latin1.yaml', Uint8Array.of(0x6e, 0x61, 0xef, 0x76, 0x65)), 'it is not UTF-8'],
      [write('utf16.yaml', Buffer.from(`\uFEFF${GOOD}`, 'utf16le')), 'it holds zero bytes'],
      [write('long.yaml', `#${'x'.repeat(1_048_576)}`), 'it is longer than 1 MiB'],
    ];
    for (const [path, reason] of reasons) {
      const error = refusalOf(path);
      expect(error.code).to.equal('HL_SCENARIO_UNREADABLE');
      expect(error.message).to.contain(`Failed to read scenario "${path}": ${reason}`);
    }
  });

  it('says what the system says when a file cannot be opened', () => {
    const path = join(folder, 'loop.yaml');
    symlinkSync(path, path);
    expect(refusalOf(path)).to.include({
      code: 'HL_SCENARIO_UNREADABLE',
      message: `Failed to read scenario "${path}": the system says ELOOP. Check that the file may be read.`,
    });
  });

  it('names the file in every problem', () => {
    const path = write('broken.yaml', 'version: 1\nname: hello\nsteps:\n  - emit: sms.snt\n');
    expect(refusalOf(path).problems[0]?.text).to.contain(`${path}:4:11: `);
  });
});
