import type { RunningProgram } from '../run-program.ts';

/** Kills a process and waits for its end. */
export async function stopChild(child: RunningProgram): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await closed;
}
