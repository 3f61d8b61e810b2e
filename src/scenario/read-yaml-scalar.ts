import type { Scalar } from 'yaml';
import type { JsonValue } from '../model/json.ts';

/** A value read from a scalar, and what is wrong with how it was written. */
export type ScalarReading = { readonly value: JsonValue; readonly problem: string | null };

const WRITTEN_INTEGER = /^[-+]?(\d+|0x[\da-f]+|0o[0-7]+)$/i;

/**
 * Reads a YAML scalar as JSON, keeping as text what a number would spoil: phones, which lose their `+`, and
 * integers longer than a number holds.
 */
export function readYamlScalar(scalar: Scalar.Parsed): ScalarReading {
  const { value, source } = scalar;
  if (typeof value === 'number') return readNumber(value, source);
  if (value === null || typeof value === 'string' || typeof value === 'boolean')
    return { value, problem: null };
  return { value: source, problem: `${source} is no value that JSON has; put it in quotes` };
}

function readNumber(value: number, source: string): ScalarReading {
  if (/^\+\d{7,}$/.test(source)) {
    return {
      value: source,
      problem: `an unquoted ${source} reads as a number and loses its +; write "${source}"`,
    };
  }
  if (!Number.isFinite(value)) {
    return { value: source, problem: `${source} is no number that JSON has; put it in quotes` };
  }
  if (WRITTEN_INTEGER.test(source) && !Number.isSafeInteger(value)) {
    return {
      value: source,
      problem: `${source} is too large for a number and would lose digits; write "${source}"`,
    };
  }
  return { value, problem: null };
}
