/**
 * `npm test -- [PATTERN…]`: the checks of the house and every test file, or those whose name contains a pattern; with
 * `need:database` among the patterns, those alone that need a database.
 *
 * The last line printed is `N passed, M failed` (and `, K skipped`), and the exit code is 0 only if nothing failed.
 * Whatever ends this process, what it has started ends with it.
 */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { checksOf, runCheck } from './runner/checks.ts'
import { type Askable, isAskedFor, testFiles } from './runner/files.ts'
import { inLanes } from './runner/lanes.ts'
import { brokenOutcome, type Outcome } from './runner/outcome.ts'
import { closingText, outcomeText, summaryLine } from './runner/print.ts'
import { runFile } from './runner/run-file.ts'
import { sharedThings } from './runner/shared.ts'

const FILE_TIMEOUT_MS = 360_000

interface Job extends Askable {
  readonly run: () => Promise<Outcome>
}

const root = join(import.meta.dirname, '..')
const patterns = process.argv.slice(2)
const shared = sharedThings()
const interrupted = new AbortController()
/** Nobody looks: a machine of unknown load decides whether a change is taken. */
const isUnattended = process.env['CI'] === 'true'

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    print(`stopped by ${signal} before the end`)
    interrupted.abort()
  })
}

const jobs = [...checkJobs(), ...fileJobs()].filter(job => isAskedFor(job, patterns))
const outcomes = await runAll(jobs)
await shared.stop()
print(closingText(outcomes))
if (jobs.length === 0) print(`no test or check has ${patterns.join(' or ')} in its name`)
print(summaryLine(outcomes))
const isGood = jobs.length > 0 && outcomes.every(outcome => outcome.failed === 0)
process.exitCode = isGood && !interrupted.signal.aborted ? 0 : 1

function checkJobs(): readonly Job[] {
  return checksOf(root).map(check => {
    return { name: check.name, run: () => runCheck(check, root, interrupted.signal) }
  })
}

function fileJobs(): readonly Job[] {
  return testFiles(root).map(({ path, need }) => {
    const run = async () => {
      const env = { ...process.env, ...(await shared.envFor(need)) }
      return runFile({ file: path, root, env, timeoutMs: FILE_TIMEOUT_MS, signal: interrupted.signal })
    }
    return { name: path, need, run }
  })
}

/** Twice as many at a time as there are processors: most of them wait for a database, a mail or a clock half of their time. */
async function runAll(waiting: readonly Job[]): Promise<readonly Outcome[]> {
  const finished: Outcome[] = []
  const unsure: Job[] = []
  const runOne = async (job: Job) => {
    const outcome = await outcomeOf(job)
    print(outcomeText(outcome))
    if (outcome.failed === 0 || !isUnattended) finished.push(outcome)
    else unsure.push(job)
  }
  await inLanes(2 * availableParallelism(), waiting, runOne, () => !interrupted.signal.aborted)
  // What failed beside others is run once more by itself. It stays on the screen as what it is: a test that the machine can upset.
  for (const job of unsure) {
    const again = await outcomeOf(job)
    print(
      `${outcomeText(again)}\n      ${again.failed === 0 ? 'UPSET: failed beside others, passed alone' : 'failed alone, too'}: ${job.name}`,
    )
    finished.push(again)
  }
  return finished
}

function outcomeOf(job: Job): Promise<Outcome> {
  return job.run().catch((error: unknown) => brokenOutcome(job.name, error))
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
