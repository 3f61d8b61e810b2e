import type { Project } from './project.ts';

/** How a sample test is written: what depends on runner, language and modules of its project. */
export type Dialect = {
  readonly path: string;
  /** The command that runs it. */
  readonly command: string;
  readonly isTyped: boolean;
  /** Whether it says `require`. */
  readonly isCommonJs: boolean;
  readonly assertions: 'chai' | 'matchers' | 'assert';
};

/**
 * Decides how a project's sample test is written.
 *
 * @remarks Jest turns TypeScript into CommonJS unless told otherwise, and that cannot load ES modules such as this
 * package. So there the sample is JavaScript that is a module by its name.
 */
export function chooseDialect(project: Project): Dialect {
  const { runner, testFolder } = project;
  const isModule = project.modules === 'esm';
  const isTyped = runner !== 'jest' && project.language === 'typescript';
  const extension = isTyped ? 'ts' : runner === 'jest' && !isModule ? 'mjs' : 'js';
  const path = `${testFolder}/highlevel-webhooks.test.${extension}`;
  return {
    path,
    command: findCommand(project, { isTyped, path }),
    isTyped,
    // What is TypeScript, vitest or jest here is written as a module whatever it becomes.
    isCommonJs: !isModule && !isTyped && (runner === 'mocha' || runner === 'node:test'),
    assertions: chooseAssertions(project),
  };
}

function chooseAssertions({ runner, majorOf }: Project): Dialect['assertions'] {
  if (runner === 'vitest' || runner === 'jest') return 'matchers';
  // highlevel-mock/chai needs chai 5.
  return runner === 'mocha' && (majorOf('chai') ?? 0) >= 5 ? 'chai' : 'assert';
}

function findCommand(
  { runner, hasMochaConfig, majorOf }: Project,
  { isTyped, path }: Pick<Dialect, 'isTyped' | 'path'>,
): string {
  switch (runner) {
    case 'mocha':
      return `npx mocha ${isTyped && !hasMochaConfig ? '--node-option import=tsx ' : ''}${path}`;
    case 'vitest':
      return `npx vitest run ${path}`;
    case 'jest': {
      // Before 30 it looks for tests in .js and .ts files only.
      const match =
        path.endsWith('.mjs') && (majorOf('jest') ?? 30) < 30 ? '--testMatch "**/*.test.mjs" ' : '';
      return `node --experimental-vm-modules node_modules/jest/bin/jest.js ${match}${path}`;
    }
    case 'node:test':
      return `node ${isTyped ? '--import tsx ' : ''}--test ${path}`;
  }
}
