import type { Certainty } from '../model/catalog.ts';

/** A message type: the number that tells channels apart, and how sure it is. */
export type MessageType = { readonly id: number; readonly certainty: Certainty; readonly source: string };
