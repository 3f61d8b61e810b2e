import type { ProgressForm } from './load-view.ts';
import type { OutputFlags } from './output-flags.ts';
import type { ReportFlags } from './report-requests.ts';
import type { SendFlags } from './send-flags.ts';

/** The flags of `load`, as commander gives them. */
export type LoadFlags = OutputFlags &
  ReportFlags &
  Omit<SendFlags, 'clock' | 'concurrency' | 'dryRun'> & {
    readonly kind?: string;
    readonly rate?: string;
    readonly duration?: string;
    readonly stages?: string;
    readonly connections?: number;
    readonly asFastAsPossible?: true;
    readonly events?: number;
    readonly maxInFlight?: number;
    readonly workers?: number;
    readonly shard?: string;
    readonly wallStart?: string;
    readonly drain?: string;
    readonly prepare?: string;
    readonly from?: string;
    readonly findLimit?: true;
    readonly twin?: number;
    readonly progress?: ProgressForm;
    readonly expect?: Readonly<Record<string, string>>;
  };
