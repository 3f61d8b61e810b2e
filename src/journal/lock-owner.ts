import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process that holds a lock. */
export type LockOwner = {
  readonly pid: number;
  /** Where its number means something: its machine, and in there its container. */
  readonly host: string;
  /** When it was started, in a form of the system's own; null where the system does not say. */
  readonly startedAt: string | null;
};

/** Describes this process. */
export function describeOwner(): LockOwner {
  return { pid: process.pid, host: readHost(), startedAt: readStart(process.pid) };
}

/**
 * Says whether a process still runs.
 *
 * @returns `unknown` for a process of another machine or container, which cannot be asked.
 */
export function findOwner(owner: LockOwner): 'running' | 'gone' | 'unknown' {
  if (owner.host !== readHost()) return 'unknown';
  if (!isRunning(owner.pid)) return 'gone';
  // Numbers of processes are used again.
  return owner.startedAt === readStart(owner.pid) ? 'running' : 'gone';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It may belong to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function readHost(): string {
  return [hostname(), tryTo(() => readlinkSync('/proc/self/ns/pid'))].filter(Boolean).join(' ');
}

function readStart(pid: number): string | null {
  return tryTo(() => {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The second field is the program's name in brackets, which may hold spaces and brackets itself.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return `${boot} ${fields?.[19]}`;
  });
}

function tryTo(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
