import { CatalogError } from '../errors/catalog-error.ts';
import { didYouMean } from '../errors/near-miss.ts';
import type { Revision } from '../model/revision.ts';

/** Every revision of HighLevel's webhook pages this package knows, oldest first. */
export const REVISIONS: readonly Revision[] = ['2025-05', '2025-10', '2026-01', '2026-08', 'latest'];

/**
 * Finds a revision by its name.
 *
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_REVISION` when there is none of that name.
 */
export function findRevision(name: string): Revision {
  const revision = REVISIONS.find((candidate) => candidate === name);
  if (revision === undefined) {
    throw new CatalogError(
      'HL_CATALOG_UNKNOWN_REVISION',
      `Failed to find a revision: "${name}" is not one.${didYouMean(name, REVISIONS)} Use one of ${REVISIONS.join(', ')}.`,
    );
  }
  return revision;
}

/** Whether `revision` is `since` or newer. */
export function isSince(revision: Revision, since: Revision): boolean {
  return REVISIONS.indexOf(revision) >= REVISIONS.indexOf(since);
}
