/**
 * A node:test reporter that writes a line of JSON as each test begins and ends, and one `end` when the file has said all
 * of it. `run-file.ts` reads them; without the `end` a file that leaves early would pass for one that has no tests.
 */
import { inspect } from 'node:util'
import type { TestEvent } from 'node:test/reporters'

export type ReportLine =
  /** A test or a group of tests; each that begins ends under the same number. */
  | { readonly kind: 'begun'; readonly id: number; readonly name: string }
  | { readonly kind: 'ended'; readonly id: number }
  | {
      readonly kind: 'test'
      readonly name: string
      readonly outcome: 'passed' | 'failed' | 'skipped'
      /** What went wrong, ready to be printed; null unless it failed by itself. */
      readonly why: string | null
      /** It never ran to its end, because what it stands in failed or ended. */
      readonly isCancelled: boolean
    }
  | { readonly kind: 'end' }

type Finished = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>

export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const path: string[] = []
  for await (const event of source) {
    for (const line of linesOf(event, path)) yield `${JSON.stringify(line)}\n`
  }
}

/** `path` holds the names of the test that was announced last and of its parents; it is kept up to date here. */
function linesOf(event: TestEvent, path: string[]): readonly ReportLine[] {
  if (event.type === 'test:dequeue') return [{ kind: 'begun', id: event.data.testId, name: event.data.name }]
  if (event.type === 'test:complete') return [{ kind: 'ended', id: event.data.testId }]
  if (event.type === 'test:summary') return [{ kind: 'end' }]
  if (event.type === 'test:start') {
    path.length = event.data.nesting
    path.push(event.data.name)
  }
  if (event.type !== 'test:pass' && event.type !== 'test:fail') return []
  const line = finishedLine(event, path.slice(0, event.data.nesting))
  return line === null ? [] : [line]
}

/** Null for a suite that only groups: its tests speak for it, unless a hook of its own failed. */
function finishedLine(event: Finished, parents: readonly string[]): ReportLine | null {
  const { data } = event
  const failure = event.type === 'test:fail' ? failureOf(event.data.details.error) : null
  const isTodo = data.todo !== undefined && data.todo !== false
  const isSkipped = isTodo || (data.skip !== undefined && data.skip !== false)
  if (data.details.type === 'suite' && (failure === null || failure.isBySubtest)) return null
  const outcome = isSkipped ? 'skipped' : failure === null ? 'passed' : 'failed'
  const why = outcome === 'failed' && failure !== null && !failure.isBySubtest ? failure.text : null
  const isCancelled = failure?.isCancelled ?? false
  return { kind: 'test', name: [...parents, data.name].join(' › '), outcome, why, isCancelled }
}

interface Failure {
  readonly text: string
  readonly isBySubtest: boolean
  readonly isCancelled: boolean
}

function failureOf(error: Error & { failureType?: string }): Failure {
  const { failureType } = error
  const cause = error.cause ?? error
  const text = cause instanceof Error ? textOf(cause) : typeof cause === 'string' ? cause : inspect(cause)
  return {
    text,
    isBySubtest: failureType === 'subtestsFailed',
    isCancelled: failureType === 'cancelledByParent',
  }
}

function textOf(error: Error): string {
  const stack = (error.stack ?? `${error.name}: ${error.message}`)
    .split('\n')
    .filter(line => !/^\s+at .*(node:internal|node:async_hooks)/.test(line))
    .join('\n')
  return error.cause === undefined ? stack : `${stack}\nbecause: ${inspect(error.cause)}`
}
