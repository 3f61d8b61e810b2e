import { contend } from '../contestant.ts';
import { runOpenLoad } from '../run-open-load.ts';

// This package: events arrive 5,000 times a second, whatever the receiver does.
await contend((task) => runOpenLoad(task, 5_000));
