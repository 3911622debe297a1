/** What a run shows: a line per file while it goes, then what failed, what was slow, and the one line that machines read. */
import type { Outcome } from './outcome.ts'

const SLOWEST = 10

/** One line for a finished file or check, followed by everything that helps when it failed. */
export function outcomeText(outcome: Outcome): string {
  const { name, passed, failed, skipped, tookMs } = outcome
  const counts = [`${passed} passed`]
  if (failed > 0) counts.push(`${failed} failed`)
  if (skipped > 0) counts.push(`${skipped} skipped`)
  const line = `${failed > 0 ? 'FAIL' : 'ok  '}  ${name}  (${counts.join(', ')}, ${seconds(tookMs)})`
  if (failed === 0) return line
  const failures = outcome.failures.map(({ name: test, why }) => `\n  ✗ ${test}\n${indent(why)}`)
  const output = outcome.output === '' ? [] : [`\n  what it printed:\n${indent(outcome.output)}`]
  return [line, ...failures, ...output, ''].join('\n')
}

/** The slowest files and, once more and last, the names of all that failed. */
export function closingText(outcomes: readonly Outcome[]): string {
  const slowest = outcomes.toSorted((a, b) => b.tookMs - a.tookMs).slice(0, SLOWEST)
  const table = slowest.map(({ name, tookMs }) => `  ${seconds(tookMs).padStart(8)}  ${name}`)
  const failed = outcomes.flatMap(({ name, failures }) => failures.map(it => `  ✗ ${name}: ${it.name}`))
  const failedPart = failed.length > 0 ? ['', 'failed:', ...failed] : []
  return ['', 'slowest:', ...table, ...failedPart, ''].join('\n')
}

/** Exactly `N passed, M failed`, with `, K skipped` where there are any: the last line of a run. */
export function summaryLine(outcomes: readonly Outcome[]): string {
  const sum = (key: 'passed' | 'failed' | 'skipped') => outcomes.reduce((total, it) => total + it[key], 0)
  const skipped = sum('skipped')
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ')
}
