import { readFileSync } from 'node:fs';

/** A tick of Linux's accounting of processor time, in seconds. */
const TICK_S = 0.01;

/** Reads how much processor time a process has taken, in seconds; not a number without one. */
export function readCpuSeconds(pid: number | null): number {
  return pid === null ? Number.NaN : parseCpuSeconds(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** Reads how much all programs but this one, the contestants that have ended and the receiver have taken, in seconds. */
export function readOthersSeconds(receiverPid: number | null): number {
  const receiver = receiverPid === null ? 0 : readCpuSeconds(receiverPid);
  const family = parseFamilySeconds(readFileSync('/proc/self/stat', 'utf8'));
  return parseBusySeconds(readFileSync('/proc/stat', 'utf8')) - family - receiver;
}

/** Reads the processor time, user and system, out of the text of a `/proc/<pid>/stat`. */
export function parseCpuSeconds(stat: string): number {
  const [user, system] = readTimes(stat);
  return (Number(user) + Number(system)) * TICK_S;
}

/** Reads the same with that of its children that have ended. */
export function parseFamilySeconds(stat: string): number {
  return readTimes(stat).reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_S;
}

/** Reads the processor time that all cores together were busy out of the text of `/proc/stat`. */
export function parseBusySeconds(stat: string): number {
  const [, user, nice, system, , , irq, softirq] = stat.split('\n', 1)[0]?.split(/\s+/) ?? [];
  return [user, nice, system, irq, softirq].reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_S;
}

/** User and system time, its own and that of its children: the 14th to the 17th field. */
function readTimes(stat: string): readonly string[] {
  // The name in the second field may have spaces.
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15);
}
