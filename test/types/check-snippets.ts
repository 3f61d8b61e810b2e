import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What every snippet may use. */
const PROLOGUE = `
import { expect, use } from 'chai';
import { highlevelChai } from '../../src/chai/index.ts';
import { type HighlevelMatchers, highlevelMatchers } from '../../src/matchers/index.ts';
import { createReceiver, createTwin } from '../../src/msw/index.ts';
import type { Delivery, JsonObject, Kind, PayloadByKind, Run } from '../../src/index.ts';
import { createEvent, defineScenario, runScenario, sendEvent } from '../../src/index.ts';
use(highlevelChai);
declare const run: Run;
declare const delivery: Delivery;
declare const kind: Kind;
declare const receiver: ReturnType<typeof createReceiver>;
declare const target: { fetch(): Response };
declare function expectLike(subject: unknown): HighlevelMatchers;
export { createEvent, createReceiver, createTwin, defineScenario, expect, highlevelMatchers, runScenario, sendEvent };
`;

/**
 * Type-checks snippets as a user's editor would, in this project's own settings.
 *
 * @returns For each snippet, what the compiler says of it; empty when it is sound.
 */
export function checkSnippets(snippets: readonly string[]): readonly (readonly string[])[] {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const paths = snippets.map((_, index) => join(ROOT, `test/types/snippet-${index}.ts`));
  const texts = new Map(paths.map((path, index) => [path, `${PROLOGUE}\n${snippets[index]}\n`]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  const { noUnusedLocals: _, ...lenient } = options;
  const program = ts.createProgram([...paths], lenient, host);
  return paths.map((path) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(path))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
  );
}
