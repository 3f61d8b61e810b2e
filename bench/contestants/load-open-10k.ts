import { contend } from '../contestant.ts';
import { runOpenLoad } from '../run-open-load.ts';

// This package: events arrive 10,000 times a second, whatever the receiver does.
await contend((task) => runOpenLoad(task, 10_000));
