import type { Faker } from '@faker-js/faker';
import type { Contact, Location, User } from '../model/payload.ts';
import { createDraws, type Draws } from '../seed/draws.ts';
import type { PayloadWorld } from './payload-world.ts';
import { seededFaker } from './seeded-faker.ts';
import type { StoryEvent } from './story-values.ts';

/** The people and things an event that is no message speaks of. */
export type EventScene = {
  readonly kind: string;
  readonly contact: Contact;
  readonly user: User;
  readonly location: Location;
  /** The agency, one for the whole run. */
  readonly companyId: string;
  /** When the story began and when the event happened, epoch milliseconds. */
  readonly startsAt: number;
  readonly happenedAt: number;
  /** When an event of a kind first happened to the contact, epoch milliseconds; null when it has not yet. */
  firstAt(kind: string): number | null;
  /** Draws that are the same in every event about the same owner. */
  draws(owner: string, field: string): Draws;
  /** A faker in English, for names of places and firms; its draws hang on the owner too. */
  faker(owner: string, field: string): Faker;
  /** Draws of this event alone, in this run alone. */
  ownDraws(field: string): Draws;
};

/** Sets the scene of an event. */
export function createEventScene(world: PayloadWorld, event: StoryEvent): EventScene {
  const { occurrence, step } = event;
  const { cast, seed, runId } = world;
  const ref = occurrence.contact ?? { name: 'contact', member: null };
  const contact = cast.contact(ref);
  const happenedAt = world.startsAt + occurrence.offsetMs;
  const identity = [step.identity, ...occurrence.iteration];
  return {
    kind: occurrence.kind,
    contact,
    user: cast.user(step.user, ref),
    location: step.location === undefined ? contact.location : cast.location(step.location),
    companyId: drawCompanyId(seed),
    startsAt: world.startsAt,
    happenedAt,
    firstAt: (kind) => {
      const first = world.firstAt?.(kind, ref) ?? null;
      return first !== null && first <= happenedAt ? first : null;
    },
    draws: (owner, field) => createDraws(seed, field, owner),
    faker: (owner, field) => seededFaker('en', seed, field, owner),
    ownDraws: (field) => createDraws(field, seed, runId, world.scenario.name, ...identity),
  };
}

/** The id of the agency all locations of a run belong to. */
export function drawCompanyId(seed: string): string {
  return createDraws(seed, 'company-id').alphanumeric(20);
}
