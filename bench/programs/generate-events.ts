import { createFakerEvents } from './faker-events.ts';
import { measurePerSecond, readJob, tell } from './job.ts';
import { openTraffic } from './open-traffic.ts';
import { createSchemaEvents } from './schema-events.ts';
import type { TrafficMaker } from './traffic.ts';

// Making the bodies of events alone: the same cast, the same kinds, and each body as bytes.

/** So many are weighed once the clock has stopped. */
const WEIGHED_EVENTS = 1_000;

const { count, maker } = readJob<{ readonly maker: 'load' | 'faker' | 'json-schema-faker' }>();
const { traffic, makeEvent } = await openTraffic('none');
const toBytes = (make: TrafficMaker) => (turn: number) => Buffer.from(JSON.stringify(make(turn)));
const makers = {
  load: (turn: number) => makeEvent(turn).body,
  faker: toBytes(createFakerEvents(traffic)),
  'json-schema-faker': toBytes(createSchemaEvents(traffic)),
};
const make = makers[maker];
const perSecond = measurePerSecond(count, make);
const bytes = Array.from({ length: WEIGHED_EVENTS }, (_, turn) => make(turn).length);
tell({ perSecond, meanBytes: Math.round(bytes.reduce((sum, length) => sum + length, 0) / WEIGHED_EVENTS) });
