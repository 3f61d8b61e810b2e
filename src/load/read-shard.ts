/** One of `of` equal parts of the contacts, `place` from 0. */
export type LoadShard = { readonly place: number; readonly of: number };

/** All contacts. */
export const WHOLE_LOAD: LoadShard = { place: 0, of: 1 };

/** Reads a shard as it is written, `2/3`; null for what is none. */
export function readShard(text: string): LoadShard | null {
  const [, place, of] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? [];
  const shard = { place: Number(place) - 1, of: Number(of) };
  return shard.place >= 0 && shard.place < shard.of ? shard : null;
}

/** Writes a shard as {@link readShard} reads it. */
export function formatShard({ place, of }: LoadShard): string {
  return `${place + 1}/${of}`;
}
