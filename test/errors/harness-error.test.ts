import { expect } from 'chai';
import { CatalogError, isCatalogError } from '../../src/errors/catalog-error.ts';
import type { ErrorCode } from '../../src/errors/codes.ts';
import { ERROR_CODES } from '../../src/errors/codes.ts';
import { HarnessError, isHarnessError } from '../../src/errors/harness-error.ts';
import { isJournalError, JournalError } from '../../src/errors/journal-error.ts';
import { isKeyError, KeyError } from '../../src/errors/key-error.ts';
import { isPayloadError, PayloadError } from '../../src/errors/payload-error.ts';
import { isReceiverError, ReceiverError } from '../../src/errors/receiver-error.ts';
import { isRunError, RunError } from '../../src/errors/run-error.ts';
import { isScenarioError, ScenarioError } from '../../src/errors/scenario-error.ts';
import { isTimelineError, TimelineError } from '../../src/errors/timeline-error.ts';
import { isTwinError, TwinError } from '../../src/errors/twin-error.ts';

type ErrorClass = new (code: ErrorCode, message: string) => HarnessError;

const classes: readonly (readonly [ErrorClass, (value: unknown) => boolean, ErrorCode])[] = [
  [CatalogError, isCatalogError, 'HL_CATALOG_UNKNOWN_KIND'],
  [ScenarioError, isScenarioError, 'HL_SCENARIO_INVALID'],
  [TimelineError, isTimelineError, 'HL_TIMELINE_IMPOSSIBLE'],
  [PayloadError, isPayloadError, 'HL_PAYLOAD_INVALID'],
  [KeyError, isKeyError, 'HL_KEY_MISSING'],
  [JournalError, isJournalError, 'HL_JOURNAL_UNREADABLE'],
  [RunError, isRunError, 'HL_RUN_TARGET_MISSING'],
  [TwinError, isTwinError, 'HL_TWIN_OPTION_INVALID'],
  [ReceiverError, isReceiverError, 'HL_RECEIVER_WAIT_TIMED_OUT'],
];

describe('HarnessError', () => {
  for (const [Class, isOfClass, code] of classes) {
    it(`${Class.name} has a name, a code and a guard of its own`, () => {
      const error = new Class(code, 'Failed to test.');
      expect(error).to.be.instanceOf(Error);
      expect(error).to.include({ name: Class.name, code, message: 'Failed to test.' });
      expect(isHarnessError(error)).to.equal(true);
      for (const [Other, isOther] of classes) expect(isOther(error), Other.name).to.equal(Other === Class);
      expect(isOfClass(error)).to.equal(true);
    });
  }

  it('escapes what a terminal would act on, and keeps its lines', () => {
    const error = new RunError('HL_RUN_TARGET_MISSING', 'Failed to run "\x1b[2J\u202e".\n\tAdd one.');
    expect(error.message).to.equal('Failed to run "\\x1b[2J\\u{202e}".\n\tAdd one.');
    expect(error.stack).to.not.include('\x1b');
  });

  it('keeps the cause', () => {
    const cause = new Error('disk full');
    expect(new KeyError('HL_KEY_UNWRITABLE', 'Failed to write.', { cause }).cause).to.equal(cause);
  });

  it('carries every problem of a scenario', () => {
    const position = { file: 'a.yaml', line: 1, column: 2, path: 'steps' };
    const problems = [{ message: 'm', position, text: 't' }];
    expect(new ScenarioError('HL_SCENARIO_INVALID', 'Failed.', problems).problems).to.equal(problems);
    expect(new ScenarioError('HL_SCENARIO_NOT_FOUND', 'Failed.').problems).to.deep.equal([]);
  });

  it('is known by its guards when another copy of the package threw it', async () => {
    const copy = '../../src/errors/harness-error.ts?another-copy';
    const other = (await import(copy)) as typeof import('../../src/errors/harness-error.ts');
    const error = new other.HarnessError('HL_RUN_UNKNOWN_STEP', 'Failed.');
    expect(error).to.not.be.instanceOf(HarnessError);
    expect(isHarnessError(error)).to.equal(true);
    Object.defineProperty(error, 'name', { value: 'RunError' });
    expect(isRunError(error)).to.equal(true);
    expect(isKeyError(error)).to.equal(false);
  });

  it('guards let nothing else through', () => {
    const impostor = Object.assign(new Error('no'), { name: 'KeyError', code: 'HL_KEY_MISSING' });
    for (const value of [
      impostor,
      new Error('no'),
      { code: 'HL_KEY_MISSING' },
      'HL_KEY_MISSING',
      null,
      undefined,
    ]) {
      expect(isHarnessError(value)).to.equal(false);
      for (const [, isOfClass] of classes) expect(isOfClass(value)).to.equal(false);
    }
  });
});

describe('ERROR_CODES', () => {
  it('are of the form HL_<ROOM>_<CAUSE>, each once', () => {
    for (const code of ERROR_CODES) expect(code).to.match(/^HL(_[A-Z]+){2,}$/);
    expect(new Set(ERROR_CODES).size).to.equal(ERROR_CODES.length);
  });
});
