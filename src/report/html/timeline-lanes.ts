import type { JudgedDelivery } from './judged-run.ts';

/** A delivery and its place in the log, by which a page finds it. */
export type Placed = { readonly delivery: JudgedDelivery; readonly index: number };

/** What happened to one contact. */
export type Lane = { readonly name: string; readonly placed: readonly Placed[] };

/** The lanes to draw, and what is left out. */
export type LaneChoice = {
  /** In the order the contacts came up. */
  readonly lanes: readonly Lane[];
  readonly laneCount: number;
  /** How many deliveries of those lanes are left out. */
  readonly undrawnCount: number;
};

/** How much is drawn. */
export type LaneLimits = { readonly lanes: number; readonly attempts: number };

/** Sorts deliveries into a lane a contact; where those are too many, the ones in which something went wrong stay. */
export function chooseLanes(deliveries: readonly JudgedDelivery[], limits: LaneLimits): LaneChoice {
  const byContact = new Map<string | null, Placed[]>();
  for (const [index, delivery] of deliveries.entries()) {
    const placed = byContact.get(delivery.contactId) ?? [];
    placed.push({ delivery, index });
    byContact.set(delivery.contactId, placed);
  }
  const all = Array.from(byContact.values(), (placed): Lane => ({ name: nameLane(placed), placed }));
  const troubledFirst = new Set([...all.filter(isTroubled), ...all]);
  const kept = new Set([...troubledFirst].slice(0, limits.lanes));
  let left = limits.attempts;
  let undrawnCount = 0;
  const lanes = all
    .filter((lane) => kept.has(lane))
    .map((lane): Lane => {
      const placed = lane.placed.filter(({ delivery }) => {
        left -= Math.max(1, delivery.attempts.length);
        return left >= 0;
      });
      undrawnCount += lane.placed.length - placed.length;
      return { ...lane, placed };
    })
    .filter(({ placed }) => placed.length > 0);
  return { lanes, laneCount: all.length, undrawnCount };
}

function nameLane(placed: readonly Placed[]): string {
  const { castName, contactId } = (placed[0] as Placed).delivery;
  return castName ?? contactId ?? 'no contact';
}

function isTroubled({ placed }: Lane): boolean {
  return placed.some(
    ({ delivery }) => delivery.unmet.length > 0 || delivery.lost || delivery.attemptCount > 1,
  );
}
