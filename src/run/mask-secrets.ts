import { maskHeaders } from '../catalog/secret-headers.ts';
import type { JournalEntry } from '../model/journal.ts';
import { maskScenarioText } from '../scenario/mask-scenario-text.ts';

/**
 * Takes the values of secret headers out of an entry: of those sent, of those of an answer, and of those that the
 * settings and the scenario have.
 */
export function maskSecrets(entry: JournalEntry): JournalEntry {
  if (entry.kind === 'attempt') {
    const { headers, answerHeaders } = entry;
    return {
      ...entry,
      headers: maskHeaders(headers),
      ...(answerHeaders && { answerHeaders: maskHeaders(answerHeaders) }),
    };
  }
  if (entry.kind !== 'run-started' && entry.kind !== 'load-started') return entry;
  const { scenario, options } = entry;
  const headers = maskHeaders(options.headers as Readonly<Record<string, string>>);
  return {
    ...entry,
    scenario: { ...scenario, text: maskScenarioText(scenario.text) },
    options: { ...options, headers },
  };
}
