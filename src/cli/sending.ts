import type { Scenario } from '../model/scenario.ts';
import type { CliWorld } from './cli-world.ts';
import type { SendFlags } from './send-flags.ts';
import type { TypedFlag } from './typed-flags.ts';

/** What to send, as the command line says. */
export type Sending = {
  readonly scenarios: readonly Scenario[];
  readonly flags: SendFlags;
  readonly world: CliWorld;
  /** The command's own words, for the line that repeats it: `run`, or `trigger` and the kind. */
  readonly command: readonly string[];
  /** The flags, for the same line. */
  readonly typed: readonly TypedFlag[];
  /** What the report of each scenario says besides, in their order. @default nothing */
  readonly notes?: readonly (readonly string[])[];
};
