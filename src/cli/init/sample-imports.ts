import type { Project } from './project.ts';
import type { Dialect } from './sample-dialect.ts';

/** What is imported: a list in braces, or one name that stands for the whole. */
type Import = { readonly names: readonly string[] | string; readonly from: string };

/** Renders the imports of a sample test. */
export function renderImports({ runner, majorOf }: Project, dialect: Dialect): string {
  const { isTyped, assertions } = dialect;
  const usesVitest = runner === 'vitest';
  const imports: readonly (Import | string | null)[] = [
    isTyped ? "import type { IncomingMessage, ServerResponse } from 'node:http';" : null,
    runner === 'node:test' ? { names: ['describe', 'it'], from: 'node:test' } : null,
    assertions === 'assert' ? { names: 'assert', from: 'node:assert/strict' } : null,
    assertions === 'chai' ? { names: ['expect', 'use'], from: 'chai' } : null,
    { names: ['createTestKeys', 'runScenario', 'sendEvent', 'verifyEnvelope'], from: 'highlevel-mock' },
    assertions === 'chai' ? { names: ['highlevelChai'], from: 'highlevel-mock/chai' } : null,
    assertions === 'matchers'
      ? {
          names: [...(isTyped ? ['type HighlevelMatchers'] : []), 'highlevelMatchers'],
          from: 'highlevel-mock/matchers',
        }
      : null,
    usesVitest ? { names: ['describe', 'expect', 'it'], from: 'vitest' } : null,
  ];
  const lines = imports.flatMap((one) => {
    if (one === null) return [];
    return typeof one === 'string' ? one : renderImport(one, dialect);
  });
  return [...lines, ...(usesVitest && isTyped ? ['', declareMatchers(majorOf('vitest'))] : [])].join('\n');
}

function renderImport({ names, from }: Import, { isCommonJs }: Dialect): string {
  const list = typeof names === 'string' ? names : `{ ${names.join(', ')} }`;
  return isCommonJs ? `const ${list} = require('${from}');` : `import ${list} from '${from}';`;
}

/** Adds our matchers to the types of vitest, which keeps them in another place since 5. */
function declareMatchers(vitest: number | null): string {
  const [name, parameter] = (vitest ?? 0) >= 5 ? ['Matchers', 'R'] : ['Assertion', 'T'];
  return [
    "declare module 'vitest' {",
    `  interface ${name}<${parameter}> extends HighlevelMatchers<${parameter}> {}`,
    '}',
  ].join('\n');
}
