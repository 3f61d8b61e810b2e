import { readFileSync, statSync } from 'node:fs';
import { ScenarioError } from '../errors/scenario-error.ts';
import type { Scenario } from '../model/scenario.ts';
import { nameFile } from './name-file.ts';
import { MAX_SCENARIO_BYTES, parseScenario } from './parse-scenario.ts';

/**
 * Reads a scenario file: YAML, or JSON, which is read as the YAML it is.
 *
 * @param file What problems and positions call it.
 * @throws {@link ScenarioError} `HL_SCENARIO_NOT_FOUND`, `HL_SCENARIO_UNREADABLE` (a folder, no permission, more
 * than 1 MiB, not UTF-8), or `HL_SCENARIO_INVALID` with every problem found.
 */
export function readScenario(path: string, file: string = nameFile(path)): Scenario {
  return parseScenario(decode(readBytes(path), path), { file });
}

function readBytes(path: string): Uint8Array {
  try {
    // Looked at before it is opened: opening a pipe would wait for somebody to write.
    const stats = statSync(path);
    if (!stats.isFile()) throw refuse(path, 'it is not a file. Name a YAML or JSON file.');
    if (stats.size > MAX_SCENARIO_BYTES) {
      throw refuse(path, 'it is longer than 1 MiB. Use repeat and each instead of writing every step.');
    }
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof ScenarioError) throw cause;
    throw explain(path, cause);
  }
}

function decode(bytes: Uint8Array, path: string): string {
  if (bytes.includes(0)) throw refuse(path, 'it holds zero bytes, as text does not. Save it as UTF-8 text.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refuse(path, 'it is not UTF-8. Save it as UTF-8 text.', cause);
  }
}

function explain(path: string, cause: unknown): ScenarioError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const message = `Failed to read scenario "${path}": there is no such file. Check the path.`;
    return new ScenarioError('HL_SCENARIO_NOT_FOUND', message, [], { cause });
  }
  return refuse(path, `the system says ${code}. Check that the file may be read.`, cause);
}

function refuse(path: string, reason: string, cause?: unknown): ScenarioError {
  return new ScenarioError('HL_SCENARIO_UNREADABLE', `Failed to read scenario "${path}": ${reason}`, [], {
    cause,
  });
}
