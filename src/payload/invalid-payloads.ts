import { PayloadError } from '../errors/payload-error.ts';
import type { Occurrence } from '../model/timeline.ts';

/** How many places of one mistake are named. */
const MAX_PLACES = 3;

/** Payloads that break the schemas of their kinds. */
export type InvalidPayloads = {
  /** Notes what is wrong with an event's payload; nothing when it is valid. */
  note(event: Occurrence, problems: readonly string[]): void;
  /**
   * Asserts that nothing was noted.
   *
   * @throws {@link PayloadError} `HL_PAYLOAD_INVALID`, with one sentence for all events of a kind with the same mistake.
   */
  assertNone(): void;
};

/**
 * Creates an empty record of payloads that break their schemas.
 *
 * @param placeOf Where an event stands in the scenario; empty when nobody wrote a place.
 */
export function createInvalidPayloads(placeOf: (event: Occurrence) => string): InvalidPayloads {
  const mistakes = new Map<string, { readonly event: Occurrence; readonly places: Set<string> }>();
  return {
    note(event, problems) {
      if (problems.length === 0) return;
      const key = JSON.stringify([event.kind, ...problems]);
      const mistake = mistakes.get(key) ?? { event, places: new Set<string>() };
      mistakes.set(key, mistake);
      mistake.places.add(placeOf(event));
    },
    assertNone() {
      if (mistakes.size === 0) return;
      const sentences = [...mistakes].map(([key, { event, places }]) => {
        const [, ...problems] = JSON.parse(key) as string[];
        return `Failed to generate a valid ${event.kind}${listPlaces([...places])}: ${problems.join('; ')}.`;
      });
      const remedy = 'Change "set" or "omit", or run without strict.';
      throw new PayloadError(
        'HL_PAYLOAD_INVALID',
        `${sentences.join('\n')}${sentences.length === 1 ? ' ' : '\n'}${remedy}`,
      );
    },
  };
}

function listPlaces(places: readonly string[]): string {
  const named = places.filter((place) => place !== '');
  if (named.length === 0) return '';
  if (named.length <= MAX_PLACES) return ` for ${named.join(', ')}`;
  return ` for ${named.slice(0, MAX_PLACES).join(', ')} and ${named.length - MAX_PLACES} more steps`;
}
