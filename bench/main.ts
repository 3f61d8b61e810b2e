import { GOALS } from './goals.ts';
import { ROOT } from './paths.ts';
import { readOptions } from './read-options.ts';
import { saveResults } from './results.ts';
import { runBench } from './run-bench.ts';

// Ending by a signal, too, ends what was started: that hangs on the event `exit`.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    process.stderr.write(`ended by ${signal}\n`);
    process.exit(130);
  });
}

try {
  const options = readOptions(process.argv.slice(2), { goals: GOALS, out: `${ROOT}bench/results.json` });
  const results = await runBench(options, {
    progress: (line) => process.stderr.write(`${line}\n`),
    result: (text) => process.stdout.write(`\n${text}`),
  });
  if (!options.isQuick) saveResults(options.out, results);
  const isGood = Object.values(results).every(
    ({ failure, checks }) => failure === null && checks.every(({ status }) => status !== 'missed'),
  );
  process.exitCode = isGood ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // Whatever was started ends with this process.
  process.exit(2);
}
