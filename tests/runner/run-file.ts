/**
 * Runs one test file in a process of its own and says what came of it.
 *
 * A file passes only if it has said all it had to say, in time, and has left nothing running. Nothing here forces a file
 * to end: a timer or a socket that was forgotten is a fault in the test or in what it tests.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { killLeftRunning, MARK } from './left-running.ts'
import type { ReportLine } from './reporter.ts'
import { type Outcome, tail } from './outcome.ts'

/** How long the pipes of an ended process may still bring what it had printed. */
const LAST_WORDS_MS = 1_000

const reporter = join(import.meta.dirname, 'reporter.ts')

export interface FileRun {
  readonly file: string
  readonly root: string
  readonly env: NodeJS.ProcessEnv
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export async function runFile(run: FileRun): Promise<Outcome> {
  const started = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'heed-test-'))
  const mark = randomUUID()
  try {
    const reported = join(folder, 'report')
    const flags = [`--test-reporter=${reporter}`, `--test-reporter-destination=${reported}`]
    const child = spawn(process.execPath, [...flags, run.file], {
      cwd: run.root,
      env: { ...run.env, [MARK]: mark },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    const ended = await endOf(child, run, mark)
    return outcomeOf(run, ended, readReport(reported), performance.now() - started)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Ended {
  readonly code: number | null
  readonly killedBy: NodeJS.Signals | null
  readonly isTooLate: boolean
  /** Command lines of what it had started and not stopped. */
  readonly left: readonly string[]
  readonly output: string
}

/** Waits for the process itself, not for its pipes: what it left behind may hold them open for ever. */
async function endOf(child: ChildProcess, run: FileRun, mark: string): Promise<Ended> {
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => said.push(text))
  }
  let isTooLate = false
  const killGroup = () => {
    const isRunning = child.exitCode === null && child.signalCode === null
    if (isRunning && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }
  const timer = setTimeout(() => {
    isTooLate = true
    killGroup()
  }, run.timeoutMs)
  run.signal.addEventListener('abort', killGroup, { once: true })
  if (run.signal.aborted) killGroup()
  try {
    const closed = new Promise(resolve => child.once('close', resolve))
    const [code, killedBy] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (...how) => resolve(how))
    })
    const left = await killLeftRunning(mark)
    await Promise.race([closed, sleep(LAST_WORDS_MS)])
    return { code, killedBy, isTooLate, left, output: said.join('') }
  } finally {
    clearTimeout(timer)
    run.signal.removeEventListener('abort', killGroup)
    child.stdout?.destroy()
    child.stderr?.destroy()
  }
}

function readReport(path: string): readonly ReportLine[] {
  let text = ''
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    // A file that cannot even be read as a program reports nothing.
  }
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  return whole
    .split('\n')
    .filter(line => line !== '')
    .map((line): ReportLine => JSON.parse(line) as ReportLine) // written by reporter.ts
}

function outcomeOf(run: FileRun, ended: Ended, report: readonly ReportLine[], tookMs: number): Outcome {
  const tests = report.filter(line => line.kind === 'test')
  const failed = tests.filter(test => test.outcome === 'failed')
  // A hook that fails cancels a whole group: its one reason is worth reading, not that of each test.
  const hasReason = failed.some(test => test.why !== null && !test.isCancelled)
  const told = failed.filter(test => !(test.isCancelled && hasReason))
  const failures = told.flatMap(({ name, why }) => (why === null ? [] : [{ name, why }]))
  const wrong = faultsOfFile(run, ended, {
    isWhole: report.some(line => line.kind === 'end'),
    unended: unendedIn(report),
    hasFailed: failed.length > 0,
  })
  return {
    name: run.file,
    passed: tests.filter(test => test.outcome === 'passed').length,
    skipped: tests.filter(test => test.outcome === 'skipped').length,
    failed: failed.length + wrong.length,
    failures: [...failures, ...wrong.map(why => ({ name: 'the file as a whole', why }))],
    output: tail(ended.output),
    tookMs,
  }
}

/** Names of the tests, and of their groups, that began and did not end. */
function unendedIn(report: readonly ReportLine[]): readonly string[] {
  const ended = new Set(report.flatMap(line => (line.kind === 'ended' ? [line.id] : [])))
  return report.flatMap(line => (line.kind === 'begun' && !ended.has(line.id) ? [line.name] : []))
}

/** What is wrong with the file beyond its tests; one sentence each. */
function faultsOfFile(
  run: FileRun,
  ended: Ended,
  report: { readonly isWhole: boolean; readonly unended: readonly string[]; readonly hasFailed: boolean },
): readonly string[] {
  const wrong: string[] = []
  if (ended.isTooLate) {
    const seconds = Math.round(run.timeoutMs / 1_000)
    const state =
      report.unended.length > 0
        ? `not ended:\n${report.unended.map(name => `  ${name}`).join('\n')}`
        : 'all its tests had ended, so something was left open'
    wrong.push(`still running after ${seconds} s; ${state}`)
  } else if (ended.killedBy !== null) {
    wrong.push(`its process was ended by ${ended.killedBy}`)
  } else if (!report.isWhole) {
    wrong.push(`its process ended with code ${String(ended.code)} before its tests had ended`)
  } else if (ended.code !== 0 && !report.hasFailed) {
    wrong.push(`its tests passed, but its process ended with code ${String(ended.code)}`)
  }
  if (ended.left.length > 0)
    wrong.push(`left running, now killed:\n${ended.left.map(it => `  ${it}`).join('\n')}`)
  return wrong
}
