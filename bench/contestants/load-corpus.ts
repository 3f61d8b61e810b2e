import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { MIX_FILE } from '../bench-events.ts';
import { contend } from '../contestant.ts';
import { ABOUT_PER_SECOND, runLoad } from '../run-load.ts';

// This package: sends signed events from a file, latency recorded for each.
await contend(async (task) => {
  const file = join(task.folder, 'corpus.jsonl');
  const events = String(Math.round(task.seconds * ABOUT_PER_SECOND.replaying));
  const made = [task.cli, 'load', MIX_FILE, '--connections', '50', '--events', events, '--prepare', file];
  execFileSync(process.execPath, made, { cwd: task.folder, stdio: 'pipe' });
  const { rate } = await runLoad(task, ['--from', file, '--connections', '50']);
  return { perSecond: rate.achievedPerSecond };
});
