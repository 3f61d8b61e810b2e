const AHEAD_MS = [1_000, 4_000, 16_000, 64_000] as const;

/** Whether what a load printed says that it was not ready at the instant it was to start. */
export function wasTooLate(output: string): boolean {
  return output.includes('has passed. Give an instant to come.');
}

/**
 * Starts something at an instant to come, on a machine of any speed: what was not ready by then is started again,
 * further ahead.
 *
 * @param start Starts it at an instant, whole seconds in ISO 8601; resolves to whether it was ready.
 * @returns The instant at which it started.
 */
export async function startAhead(start: (instant: string) => Promise<boolean>): Promise<string> {
  for (const aheadMs of AHEAD_MS) {
    const second = Math.ceil((Date.now() + aheadMs) / 1_000);
    const instant = new Date(second * 1_000).toISOString();
    if (await start(instant)) return instant;
  }
  throw new Error(`It was not ready within ${AHEAD_MS.at(-1)} ms.`);
}
