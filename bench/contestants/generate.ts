import { openBenchEvents } from '../bench-events.ts';
import { contend, countPerSecond } from '../contestant.ts';

// This package: makes payloads as `load` does, unsigned.
await contend(async ({ seconds }) => {
  const { maker } = await openBenchEvents('none');
  const at = Date.now();
  return countPerSecond((index) => maker.makeEvent(index, { storyAt: at, timestamp: at }), seconds);
});
