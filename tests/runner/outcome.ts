/** What came of one check or one test file. */
export interface Outcome {
  readonly name: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly failures: readonly { readonly name: string; readonly why: string }[]
  /** The end of what its process printed: worth reading only when something failed. */
  readonly output: string
  readonly tookMs: number
}

const OUTPUT_LINES = 120

/** For what could not even be run. */
export function brokenOutcome(name: string, error: unknown): Outcome {
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const failures = [{ name: 'it could not be run', why }]
  return { name, passed: 0, failed: 1, skipped: 0, failures, output: '', tookMs: 0 }
}

/** The last lines of a long output. */
export function tail(output: string): string {
  const lines = output.trimEnd().split('\n')
  if (lines.length <= OUTPUT_LINES) return lines.join('\n')
  return [`… ${lines.length - OUTPUT_LINES} lines before this`, ...lines.slice(-OUTPUT_LINES)].join('\n')
}
