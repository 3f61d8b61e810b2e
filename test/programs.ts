import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import Mocha from 'mocha';

/** A program that tests use and that a machine with Node alone does not have. */
type Program = {
  isInstalled(): boolean;
  /** What to do to have it. */
  readonly remedy: string;
};

/** Where Chromium is. */
export const CHROMIUM: string = process.env.CHROMIUM ?? '/usr/bin/chromium';

const PROGRAMS = {
  chromium: {
    isInstalled: () => existsSync(CHROMIUM),
    remedy: 'install Debian\'s "chromium", or set CHROMIUM to the path of another',
  },
  openssl: { isInstalled: () => answers('openssl', 'version'), remedy: 'install Debian\'s "openssl"' },
  python3: { isInstalled: () => answers('python3', '--version'), remedy: 'install Debian\'s "python3"' },
} as const satisfies Readonly<Record<string, Program>>;

/** The name of a program that tests use. */
export type ProgramName = keyof typeof PROGRAMS;

/** Whether a program is installed. */
export function hasProgram(name: ProgramName): boolean {
  return PROGRAMS[name].isInstalled();
}

/**
 * Skips the running test, or in a `before` hook all tests of its suite, when a program is missing.
 *
 * @throws When `CI` is set and the program is missing: there, nothing goes untested for want of a program.
 */
export function needsProgram(context: Mocha.Context, name: ProgramName): void {
  if (hasProgram(name)) return;
  if (process.env.CI)
    throw new Error(`The program "${name}" is missing, and CI is set: ${PROGRAMS[name].remedy}.`);
  skipWithout(context, name);
}

/** Skips the running test, or in a `before` hook all tests of its suite, and says what this machine lacks. */
export function skipWithout(context: Mocha.Context, need: string): never {
  const { test } = context;
  const mark = (skipped: Mocha.Runnable): void => {
    skipped.title += ` [needs ${need}]`;
  };
  // In the title, because that is what reaches the reporter from a process of `mocha --parallel`.
  if (test instanceof Mocha.Test) mark(test);
  else test?.parent?.eachTest(mark);
  return context.skip();
}

/** What a skipped test lacked, read from its title; null when it does not say. */
export function readNeed(title: string): string | null {
  return / \[needs (.+)\]$/.exec(title)?.[1] ?? null;
}

/** What to do about something tests lacked; null when it is not a program to install. */
export function findRemedy(need: string): string | null {
  return Object.entries<Program>(PROGRAMS).find(([name]) => name === need)?.[1].remedy ?? null;
}

function answers(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
