import type { Command } from 'commander';
import type { CliWorld } from './cli-world.ts';

/** Adds one command to the program. `finish` takes the exit code its action ends with. */
export type AddCommand = (program: Command, world: CliWorld, finish: (exitCode: number) => void) => void;
