import { findKind } from '../catalog/kinds.ts';
import type { EffectCounts } from '../model/load-effects.ts';
import type { Payload } from '../model/payload.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Clock, WitnessedEvent } from '../model/world.ts';
import { createCast } from '../payload/cast.ts';
import { drawCompanyId } from '../payload/event-scene.ts';
import { awaitEffects } from './await-effects.ts';
import { createEffectLedger } from './effect-ledger.ts';
import type { SendableEvent } from './event-source.ts';
import type { LoadSettings } from './load-settings.ts';
import { createPeople } from './people.ts';
import type { LoadObserver } from './send-load.ts';

/** A twin that knows the events of a load as they are sent, and counts what it is asked about them. */
export type LoadTwin = {
  readonly observer: LoadObserver;
  /** How many accepted events were not processed yet. */
  missingCount(): number;
  /** Counts once the receiver has come to rest, or the signal ends the wait. */
  count(stopSignal: AbortSignal): Promise<EffectCounts>;
  /** Stops listening. */
  close(): Promise<void>;
};

/** What a load's twin is made of. */
export type LoadTwinOptions = {
  /** The port on 127.0.0.1. */
  readonly port: number;
  readonly scenario: Scenario;
  readonly settings: LoadSettings;
  readonly clock: Clock;
};

/**
 * Serves the twin of a load.
 *
 * @throws {@link TwinError} `HL_TWIN_PORT_TAKEN` when it cannot listen there
 */
export async function openLoadTwin({ port, scenario, settings, clock }: LoadTwinOptions): Promise<LoadTwin> {
  // Loaded where it is asked for: it takes longer than everything else a load needs.
  const { serveTwin } = await import('../twin/serve-twin.ts');
  const ledger = createEffectLedger();
  const describe = createDescriber(scenario, settings);
  let lastNamedAt: number | null = null;
  let storyAheadMs: number | null = settings.startsNow ? 0 : null;
  const story = { now: () => clock.wallNow() + (storyAheadMs ?? 0) };
  const { twin, close } = await serveTwin({
    port,
    allowHost: settings.run.allowHost,
    onRequest: (request) => {
      if (ledger.addRequest(request)) lastNamedAt = clock.monotonicMs();
    },
    fill: () => {},
  });

  return {
    observer: {
      sending: (event) => {
        storyAheadMs ??= settings.run.start.at - clock.wallNow();
        const payload = JSON.parse(String(event.body)) as Payload;
        ledger.addEvent(event.index, payload);
        twin.witness(describe(event, payload, story.now()), story);
      },
      accepted: ({ index }) => ledger.accept(index),
    },
    missingCount: ledger.missingCount,
    count: async (stopSignal) => {
      const isSettled = await awaitEffects({
        missingCount: ledger.missingCount,
        lastNamedAt: () => lastNamedAt,
        clock,
        longestMs: settings.drainMs,
        stopSignal,
      });
      return { ...ledger.read(), isSettled };
    },
    close,
  };
}

/** Creates what says of an event whom it is about, as a run would. */
function createDescriber(scenario: Scenario, { run }: LoadSettings) {
  const cast = createCast(scenario, run);
  const people = createPeople(scenario, cast, run.seed);
  const companyId = drawCompanyId(run.seed);
  return (event: SendableEvent, payload: Payload, storyAt: number): WitnessedEvent => {
    const ref = people.ref(event.contact);
    const contact = cast.contact(ref);
    const kind = event.kind ?? '';
    // `--set` may have made it no instant.
    const dateAdded = Date.parse(String(payload.dateAdded));
    return {
      kind,
      event: findKind(kind).event,
      payload,
      contact,
      user: cast.user(undefined, ref),
      location: contact.location,
      companyId,
      happenedAt: Number.isNaN(dateAdded) ? storyAt : dateAdded,
    };
  };
}
