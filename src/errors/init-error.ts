import { HarnessError } from './harness-error.ts';

/** A project that `init` cannot read or write to (codes `HL_INIT_…`). */
export class InitError extends HarnessError {}
