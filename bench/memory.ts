import { readFileSync } from 'node:fs';
import { medianOf } from './median.ts';

/** How much memory a process had when so many events were answered. */
export type MemorySample = {
  readonly events: number;
  readonly residentMiB: number;
  /** The most it ever had. */
  readonly peakMiB: number;
};

/** Reads what `/proc/<pid>/status` says of memory; null once the process has ended. */
export function readMemory(pid: number): Omit<MemorySample, 'events'> | null {
  try {
    return parseMemory(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return null;
  }
}

/** Reads the memory out of the text of a `/proc/<pid>/status`; null where there is none, as in a process that is ending. */
export function parseMemory(status: string): Omit<MemorySample, 'events'> | null {
  const resident = readMiB(status, 'VmRSS');
  const peak = readMiB(status, 'VmHWM');
  return resident === null || peak === null ? null : { residentMiB: resident, peakMiB: peak };
}

/**
 * Sums up how memory developed: its peak, and how much it grew from a fifth of the events to all of them.
 *
 * @remarks Growth is that of the peak, or of what was resident in the middle of the samples around either end, whichever
 * is more: an early peak must not hide a leak, nor a lucky sample one.
 */
export function sumUpMemory(
  samples: readonly MemorySample[],
  eventCount: number,
): { readonly peakMiB: number; readonly growthMiB: number } {
  const early = samplesBetween(samples, { from: eventCount * 0.15, to: eventCount * 0.25 });
  const late = samplesBetween(samples, { from: eventCount * 0.9, to: eventCount });
  const [atFifth] = samplesBetween(samples, { from: eventCount * 0.2, to: eventCount });
  const last = samples.at(-1);
  if (atFifth === undefined || last === undefined || early.length === 0 || late.length === 0) {
    throw new Error(
      `Failed to measure memory: ${samples.length} samples do not cover the run. Send more events.`,
    );
  }
  const resident = ({ residentMiB }: MemorySample): number => residentMiB;
  const growth = medianOf(late.map(resident)) - medianOf(early.map(resident));
  return { peakMiB: last.peakMiB, growthMiB: Math.max(last.peakMiB - atFifth.peakMiB, growth) };
}

function samplesBetween(
  samples: readonly MemorySample[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly MemorySample[] {
  return samples.filter(({ events }) => events >= from && events <= to);
}

function readMiB(status: string, name: string): number | null {
  const [, kibibytes] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status) ?? [];
  return kibibytes === undefined ? null : Number(kibibytes) / 1024;
}
