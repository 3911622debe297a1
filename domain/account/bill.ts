/** What is left to pay of a bill. */

interface Bill {
  readonly state: string
  /** In minor units of its currency. */
  readonly totalMinor: number
  /** What was given on it, less than nothing. */
  readonly lines: readonly { readonly minor: number }[]
}

/** @returns minor units, never less than nothing; of a paid bill nothing */
export function leftToPay({ state, totalMinor, lines }: Bill): number {
  if (state === 'paid') return 0
  return Math.max(
    0,
    lines.reduce((sum, { minor }) => sum + minor, totalMinor),
  )
}
