import type { LoadSetup } from '../model/load-report.ts';
import type { LoadSettings } from './load-settings.ts';

/** Describes how a load was set up, for its report. */
export function describeSetup(settings: LoadSettings, target: string): LoadSetup {
  const { run, model, maxInFlight, workers, shard, mix, drainMs, corpus } = settings;
  const isOpen = model.kind === 'open';
  return {
    target,
    stages: isOpen ? model.stages : null,
    connections: isOpen ? null : model.connections,
    // From a file as many are sent as are in it.
    events: isOpen || corpus !== null ? null : model.events,
    maxInFlight: isOpen ? maxInFlight : null,
    workers,
    shard: `${shard.place + 1}/${shard.of}`,
    mix,
    timeoutMs: run.timeoutMs,
    drainMs,
    retry: run.retry.name,
    latencyBoundsMs: settings.expect.latencyMs ?? {},
  };
}
