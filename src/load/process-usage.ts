/** What this process, all threads together, has used so far. */
export function readProcessUsage(): { readonly cpuMs: number; readonly maxRssMiB: number } {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpuMs: (userCPUTime + systemCPUTime) / 1000, maxRssMiB: maxRSS / 1024 };
}
