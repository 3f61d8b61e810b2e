import type { Delivery, Run, ScenarioFile, SendEventOptions } from '../../src/index.ts';
import type { Twin, TwinOptions } from '../../src/msw/index.ts';
import type { Parts, ReceiverUnderTest } from './receiver-under-test.ts';

/** What a test of a receiver has at hand. */
export type Bench = {
  readonly app: ReceiverUnderTest;
  readonly twin: Twin;
  /** Sends one event and waits for the receiver's work. */
  send(
    kind: Parameters<typeof import('../../src/index.ts').sendEvent>[0],
    options?: Partial<SendEventOptions>,
  ): Promise<Delivery>;
  /** Plays steps and waits for the receiver's work. */
  play(
    steps: ScenarioFile['steps'],
    options?: { readonly startAt?: string; readonly runId?: string },
  ): Promise<Run>;
  /** Ends the receiver and starts it anew; what it kept in memory is gone. */
  restart(): void;
};

/** A bug seen in the wild, and the test that finds it. */
export type Bug = {
  /** As docs/bugs.md calls it. */
  readonly name: string;
  /** What it replaces in a sound receiver. */
  readonly flaw: Partial<Parts>;
  readonly twin?: TwinOptions;
  /** The test, as a user would write it: a sound receiver passes it, one with the bug fails. */
  readonly prove: (bench: Bench) => Promise<void>;
  /** What its failure says. */
  readonly says: RegExp;
};
