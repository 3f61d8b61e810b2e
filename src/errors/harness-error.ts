import type { ErrorCode } from './codes.ts';
import { escapeLines } from './escape-text.ts';
import { hideKeys } from './hide-keys.ts';

const BRAND = Symbol.for('highlevel-mock.error');

/**
 * The base of every error this package throws on purpose.
 *
 * @remarks Messages read `Failed to <verb> <thing>: <reason>. <What to do.>` and never hold a secret. What a
 * receiver does is never an error: it is an outcome. Names and paths in a message come from outside, so what a
 * terminal would act on is escaped, and a private key that was given by mistake is hidden.
 */
export class HarnessError extends Error {
  /** A stable identifier; docs/errors.md explains each. */
  readonly code: ErrorCode;
  /** Lets guards work when two copies of this package are loaded. */
  readonly [BRAND] = true;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(escapeLines(hideKeys(message)), options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** Whether a value is an error of this package, also one thrown by another copy of it. */
export function isHarnessError(value: unknown): value is HarnessError {
  return value instanceof Error && BRAND in value;
}

/** Whether a value is this package's error of one class, by class name, across copies. */
export function isHarnessErrorNamed(value: unknown, name: string): boolean {
  return isHarnessError(value) && value.name === name;
}
