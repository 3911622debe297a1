const FIRST_MS = 700
const LONGEST_MS = 30_000

/** How long to wait before trying again after so many failures in a row; spread, so that a crowd does not return as one. */
export function backoffMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.round(longest * (0.5 + random / 2))
}
