import type { ClockMode, Scenario } from '../model/scenario.ts';
import type { Timeline } from '../model/timeline.ts';
import type { RunSettings } from './run-settings.ts';
import { systemClock } from './system-clock.ts';

/** Says what a person should know before judging the receiver, a sentence each. */
export function foreseeProblems(run: {
  readonly scenario: Scenario;
  readonly settings: RunSettings;
  readonly timeline: Timeline;
  /** Whether the events go to a receiver of the user's own, not to the embedded one. */
  readonly hasTarget: boolean;
}): readonly string[] {
  const { settings, timeline } = run;
  const problems: string[] = [];
  const endsAt = settings.start.at + timeline.endsAtMs;
  const wallThen = systemClock.wallNow() + wallLengthMs(settings.clock, timeline.endsAtMs);
  if (settings.timestamps === 'wall' && endsAt > wallThen) {
    problems.push(
      'Some events carry a "dateAdded" that lies after their "timestamp": the story reaches past now. ' +
        'Begin it earlier (startsAt, --start-at), or take timestamps from the story (--timestamps story).',
    );
  }
  if (run.hasTarget && run.scenario.receiver !== undefined) {
    problems.push(
      'The scenario\'s "receiver" is ignored: it scripts the embedded receiver, and this run has a target.',
    );
  }
  return problems;
}

/** How long a story takes on the wall clock. */
function wallLengthMs(clock: ClockMode, storyMs: number): number {
  if (clock === 'virtual') return 0;
  return clock === 'real' ? storyMs : storyMs / clock.times;
}
