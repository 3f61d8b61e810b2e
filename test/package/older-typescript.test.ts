import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type TypeScript from 'typescript';
import { buildPackage } from './build-package.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** A release from before 5.8, in which a CommonJS module may not import an ES module; attw brings one along. */
const older = createRequire(createRequire(import.meta.url).resolve('@arethetypeswrong/core'))(
  'typescript',
) as typeof TypeScript;

const SOUND = `
import { createTestKeys, HarnessError, isHarnessError, type Run, runScenario, sendEvent, type TestKeys } from 'highlevel-mock';
import { highlevelChai } from 'highlevel-mock/chai';
import { highlevelMatchers } from 'highlevel-mock/matchers';
import { createTwin, type Twin } from 'highlevel-mock/msw';

export const plugin = highlevelChai;
const keys: TestKeys = createTestKeys();
export const kind: string | undefined = keys.publicKeys.ed25519.asymmetricKeyType;
export const twin: Twin = createTwin();
export const play = (): Promise<Run> => runScenario('answered-call', { keys, twin });
export const isOurs = (error: unknown): error is HarnessError => error instanceof HarnessError && isHarnessError(error);
export const matchers = highlevelMatchers;
export async function readDuration(target: string): Promise<number> {
  const { payload } = await sendEvent('call.answered', { target, keys });
  return payload.callDuration;
}
`;
const BROKEN = `${SOUND}\nexport const wrong: string = createTestKeys().appId.length;\n`;

const { Node10, Node16, NodeNext } = older.ModuleResolutionKind;
const { CommonJS, NodeNext: NodeNextModule, Node16: Node16Module } = older.ModuleKind;
const SETTINGS: Readonly<Record<string, [file: string, module: number, resolution: number]>> = {
  'as CommonJS under nodenext': ['use.cts', NodeNextModule, NodeNext],
  'as an ES module under node16': ['use.mts', Node16Module, Node16],
  'under node10': ['use.ts', CommonJS, Node10],
};

describe(`the declarations, read by TypeScript ${older.version}`, () => {
  let project: string;
  before(() => {
    project = mkdtempSync(join(tmpdir(), 'highlevel-mock-types-'));
    mkdirSync(join(project, 'node_modules/@types'), { recursive: true });
    symlinkSync(buildPackage(), join(project, 'node_modules/highlevel-mock'), 'dir');
    for (const name of ['chai', '@types/chai', '@types/node', '@types/deep-eql', 'assertion-error'])
      symlinkSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name), 'dir');
    writeFileSync(join(project, 'package.json'), '{}');
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  /** What the compiler says of a module that uses the package; no types are there but those it asks for. */
  function check(
    text: string,
    [file, module, moduleResolution]: [string, number, number],
  ): readonly string[] {
    const path = join(project, file);
    writeFileSync(path, text);
    const program = older.createProgram([path], {
      ...{ module, moduleResolution, target: older.ScriptTarget.ES2022, types: [] },
      ...{ strict: true, noEmit: true, skipLibCheck: true, esModuleInterop: true },
    });
    return older
      .getPreEmitDiagnostics(program)
      .map(({ code, messageText }) => `TS${code}: ${older.flattenDiagnosticMessageText(messageText, ' ')}`);
  }

  it('is older than 5.8', () => {
    const [major = 0, minor = 0] = older.version.split('.').map(Number);
    expect(major * 100 + minor).to.be.below(508);
  });

  for (const [name, setting] of Object.entries(SETTINGS)) {
    it(`are found ${name}`, () => {
      expect(check(SOUND, setting)).to.deep.equal([]);
    });

    it(`are more than any ${name}`, () => {
      expect(check(BROKEN, setting)).to.deep.equal([
        "TS2322: Type 'number' is not assignable to type 'string'.",
      ]);
    });
  }
});
