import type { Provenance } from '../model/catalog.ts';

/** Says that an official page, specification or SDK states it. */
export function documented(source: string): Provenance {
  return { certainty: 'documented', source };
}

/** Says that a real payload or measurement published by somebody shows it. */
export function observed(source: string): Provenance {
  return { certainty: 'observed', source };
}

/** Says that it follows from `source`, but nothing states or shows it. */
export function inferred(source: string): Provenance {
  return { certainty: 'inferred', source };
}
