/**
 * Runs jobs, at most two at a time, in their order.
 *
 * @returns A promise for each job, at once.
 */
export function runTwoAtATime<Result>(jobs: readonly (() => Promise<Result>)[]): readonly Promise<Result>[] {
  const results: Promise<Result>[] = [];
  for (const [index, job] of jobs.entries()) {
    // Two lanes: each job follows the one before the last, whatever became of that.
    const before = results[index - 2] ?? Promise.resolve();
    results.push(before.then(job, job));
  }
  return results;
}
