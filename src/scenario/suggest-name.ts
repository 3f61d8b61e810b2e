import { findNearMiss } from '../errors/near-miss.ts';

/** How many names are listed when none is near. */
const MAX_LISTED = 12;

/** Bounds on the search, so that a file of nonsense is refused as fast as any. */
const MAX_WORD_LENGTH = 60;
const MAX_CANDIDATES = 1_000;

/** Finds the word that was likely meant, or null. */
export function findMeant(word: string, candidates: readonly string[]): string | null {
  if (word.length > MAX_WORD_LENGTH || candidates.length > MAX_CANDIDATES) return null;
  return findNearMiss(word, candidates);
}

/** A hint to append to a message: ` Did you mean "x"?`, or nothing. */
export function suggestWord(word: string, candidates: readonly string[]): string {
  const meant = findMeant(word, candidates);
  return meant === null ? '' : ` Did you mean "${meant}"?`;
}

/**
 * A hint to append when a name is not among those there are.
 *
 * @param list The key under which such names stand in a scenario.
 */
export function suggestName(name: string, names: readonly string[], list: string): string {
  if (names.length === 0) return ` Add it under ${list}`;
  const near = suggestWord(name, names);
  if (near !== '') return near;
  return ` It has ${names.slice(0, MAX_LISTED).join(', ')}${names.length > MAX_LISTED ? ' …' : ''}`;
}
