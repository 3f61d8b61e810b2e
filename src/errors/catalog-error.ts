import { HarnessError, isHarnessErrorNamed } from './harness-error.ts';

/** Something was asked for that HighLevel's catalogue does not have (codes `HL_CATALOG_…`). */
export class CatalogError extends HarnessError {}

/** Whether a value is a {@link CatalogError}, also one thrown by another copy of this package. */
export function isCatalogError(value: unknown): value is CatalogError {
  return isHarnessErrorNamed(value, 'CatalogError');
}
