import type { Figures } from './figures.ts';

/** The contestants, by the name of their file in `contestants/`, with how each is told to run. */
export type Contestant =
  | 'load-closed'
  | 'load-two-workers'
  | 'load-corpus'
  | 'load-open-1k'
  | 'load-open-5k'
  | 'load-open-10k'
  | 'load-million'
  | 'generate'
  | 'cold-start'
  | 'crypto-sign'
  | 'openssl-speed'
  | 'autocannon-signed'
  | 'autocannon-corpus'
  | 'wrk-corpus'
  | 'json-schema-faker'
  | 'faker'
  | 'obvious';

/** A bound on what contestants came to in one round. */
export type Goal = {
  /** As in `P1`. */
  readonly name: string;
  readonly what: string;
  readonly contestants: readonly [Contestant, ...Contestant[]];
  /** The figure in question, of the rounds' figures by contestant. */
  readonly read: (figures: Readonly<Partial<Record<Contestant, Figures>>>) => number | undefined;
  /** Null for a figure that is shown for orientation. */
  readonly bound: { readonly atLeast: number } | { readonly atMost: number } | null;
};

/** How often one contestant does in a second what another does. */
function ratio(a: Contestant, b: Contestant): Pick<Goal, 'contestants' | 'read'> {
  return {
    contestants: [a, b],
    read: (figures) => {
      const [ours, theirs] = [figures[a]?.perSecond, figures[b]?.perSecond];
      return ours === undefined || theirs === undefined ? undefined : ours / theirs;
    },
  };
}

function figure(contestant: Contestant, name: string): Pick<Goal, 'contestants' | 'read'> {
  return { contestants: [contestant], read: (figures) => figures[contestant]?.[name] };
}

const OPEN = [
  { rate: '1k', lagMs: 0.5 },
  { rate: '5k', lagMs: 1.2 },
  { rate: '10k', lagMs: 1.5 },
] as const;

/** What this project promises of its speed; where the numbers come from stands in README.md. */
export const GOALS: readonly Goal[] = [
  {
    name: 'P1',
    what: 'making, signing and sending, against autocannon doing the same',
    ...ratio('load-closed', 'autocannon-signed'),
    bound: { atLeast: 1.6 },
  },
  {
    name: 'P1',
    what: 'making, signing and sending, against signing alone',
    ...ratio('load-closed', 'crypto-sign'),
    bound: { atLeast: 0.68 },
  },
  {
    name: 'P1',
    what: 'making, signing and sending, against the obvious program',
    ...ratio('load-closed', 'obvious'),
    bound: { atLeast: 15 },
  },
  {
    name: 'P1',
    what: 'signing alone, against what OpenSSL says of itself',
    ...ratio('crypto-sign', 'openssl-speed'),
    bound: null,
  },
  {
    name: 'P2',
    what: 'sending signed events from a file, against autocannon',
    ...ratio('load-corpus', 'autocannon-corpus'),
    bound: { atLeast: 2.5 },
  },
  {
    name: 'P2',
    what: 'sending signed events from a file, against wrk',
    ...ratio('load-corpus', 'wrk-corpus'),
    bound: { atLeast: 0.55 },
  },
  {
    name: 'P3',
    what: 'two workers on two cores, against signing alone on one',
    ...ratio('load-two-workers', 'crypto-sign'),
    bound: { atLeast: 1.5 },
  },
  {
    name: 'P4',
    what: 'making payloads, against json-schema-faker',
    ...ratio('generate', 'json-schema-faker'),
    bound: { atLeast: 20 },
  },
  {
    name: 'P4',
    what: 'making payloads, against faker',
    ...ratio('generate', 'faker'),
    bound: { atLeast: 4.5 },
  },
  ...OPEN.flatMap(({ rate, lagMs }): readonly Goal[] => [
    {
      name: 'P5',
      what: `p99 of how late the generator is at ${rate}/s, in ms`,
      ...figure(`load-open-${rate}`, 'lagP99Ms'),
      bound: { atMost: lagMs },
    },
    {
      name: 'P5',
      what: `how far the rate is off at ${rate}/s, as a share`,
      ...figure(`load-open-${rate}`, 'rateError'),
      bound: { atMost: 0.001 },
    },
  ]),
  {
    name: 'P6',
    what: 'peak memory over a million signed events, in MiB',
    ...figure('load-million', 'peakMiB'),
    bound: { atMost: 110 },
  },
  {
    name: 'P6',
    what: 'growth of memory from 200,000 events to a million, in MiB',
    ...figure('load-million', 'growthMiB'),
    bound: { atMost: 8 },
  },
  {
    name: 'P7',
    what: 'a run of ten steps over `node -e 0`, in s',
    ...figure('cold-start', 'runSeconds'),
    bound: { atMost: 0.6 },
  },
  {
    name: 'P7',
    what: '`--help` over `node -e 0`, in s',
    ...figure('cold-start', 'helpSeconds'),
    bound: { atMost: 0.15 },
  },
];

/** Whether a figure is within a goal's bound. */
export function isMet(value: number, bound: NonNullable<Goal['bound']>): boolean {
  return 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost;
}
