import { createFakerEvents } from './faker-events.ts';
import { measurePerSecond, readJob, tell } from './job.ts';
import { openTraffic } from './open-traffic.ts';
import { createSchemaEvents } from './schema-events.ts';
import type { TrafficMaker } from './traffic.ts';

// Making the bodies of events alone: the same cast, the same kinds, and each body as bytes.

const { count, maker } = readJob<{ readonly maker: 'load' | 'faker' | 'json-schema-faker' }>();
const { traffic, makeEvent } = await openTraffic('none');
const toBytes = (make: TrafficMaker) => (turn: number) => Buffer.from(JSON.stringify(make(turn)));
const makers = {
  load: (turn: number) => makeEvent(turn).body,
  faker: toBytes(createFakerEvents(traffic)),
  'json-schema-faker': toBytes(createSchemaEvents(traffic)),
};
tell({ perSecond: measurePerSecond(count, makers[maker]) });
