/**
 * What benches measure with: the processor time and the memory of a whole tree of processes, the spread of a sample, the
 * database's own limit, and the time from spawn to ready. Linux only where `/proc` is read.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

/** Linux counts processor time for programs in hundredths of a second, whatever its own clock does. */
const MS_PER_TICK = 10

interface ProcessStat {
  readonly pid: number
  readonly parent: number
  /** User and system time of this process and of all its ended children that it has collected. */
  readonly cpuMs: number
}

/** Reads a line of `/proc/PID/stat`. The name in it may hold blanks and brackets: fields are counted from its last bracket. */
export function readStat(line: string): ProcessStat {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  const field = (number: number) => Number(fields[number - 3]) // numbered as in proc(5), where the name is 2
  const ticks = field(14) + field(15) + field(16) + field(17)
  return { pid: Number.parseInt(line, 10), parent: field(4), cpuMs: ticks * MS_PER_TICK }
}

/** These processes and everything that descends from them, as it stands now. */
function processTree(roots: readonly number[]): readonly ProcessStat[] {
  const all = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => readOrNothing(`/proc/${name}/stat`).map(readStat))
  const tree = all.filter(({ pid }) => roots.includes(pid))
  for (const member of tree)
    tree.push(...all.filter(it => it.parent === member.pid && !roots.includes(it.pid)))
  return tree
}

/** One text or none: a process may end while it is being read. */
function readOrNothing(path: string): readonly string[] {
  try {
    return [readFileSync(path, 'utf8')]
  } catch {
    return []
  }
}

/**
 * Begins to measure processor time, user plus system, of these processes and all below them; the answer reads it, in ms.
 *
 * A process that ends in between is counted with its parent, which must live on and collect it, as Node and PostgreSQL do
 * with theirs; the roots themselves must live until the reading.
 */
export function startCpuMeter(roots: readonly number[]): () => number {
  const read = () => processTree(roots).reduce((sum, { cpuMs }) => sum + cpuMs, 0)
  const before = read()
  return () => {
    const gone = roots.filter(root => readOrNothing(`/proc/${root}/stat`).length === 0)
    if (gone.length > 0) throw new Error(`process ${gone.join(', ')} ended, and its processor time with it`)
    return read() - before
  }
}

/** Memory of these processes and all below them in MiB: proportional set size, so that what is shared counts once. */
export function memoryMb(roots: readonly number[]): number {
  const kilobytes = processTree(roots).map(({ pid }) => {
    const [rollup = ''] = readOrNothing(`/proc/${pid}/smaps_rollup`)
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0)
  })
  return kilobytes.reduce((sum, kB) => sum + kB, 0) / 1_024
}

/** The smallest value of the sample that at least `share` of the sample does not exceed (nearest rank); `share` in (0, 1]. */
export function percentile(sample: readonly number[], share: number): number {
  if (sample.length === 0) throw new Error('an empty sample has no percentile')
  if (!(share > 0 && share <= 1)) throw new Error(`${share} is not a share of a sample`)
  const sorted = sample.toSorted((a, b) => a - b)
  // Without the margin 0.07 * 100 is a little more than 7, and the rank one too high.
  const rank = Math.ceil(share * sorted.length - 1e-9)
  return sorted[Math.max(rank, 1) - 1] ?? Number.NaN
}

/**
 * The machine's own limit: how many commits of one small row each this database takes per second from so many
 * connections. Makes a table of its own and takes it away again; `databaseUrl` must be allowed to.
 */
export async function commitsPerSecond(databaseUrl: string, writers: number, seconds = 3): Promise<number> {
  const clients = Array.from({ length: writers }, () => new Client({ connectionString: databaseUrl }))
  const admin = new Client({ connectionString: databaseUrl })
  const table = `bench_commits_${process.pid}`
  await admin.connect()
  try {
    await admin.query(
      `CREATE TABLE ${table} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, words text)`,
    )
    await Promise.all(clients.map(client => client.connect()))
    const started = performance.now()
    const until = started + seconds * 1_000
    const counts = await Promise.all(
      clients.map(async client => {
        let count = 0
        for (; performance.now() < until; count++) {
          await client.query({
            name: 'one',
            text: `INSERT INTO ${table} (words) VALUES ($1)`,
            values: ['a few words'],
          })
        }
        return count
      }),
    )
    const tookSeconds = (performance.now() - started) / 1_000
    return counts.reduce((sum, count) => sum + count, 0) / tookSeconds
  } finally {
    await Promise.allSettled(clients.map(client => client.end()))
    await admin.query(`DROP TABLE IF EXISTS ${table}`)
    await admin.end()
  }
}

interface Start {
  readonly command: readonly [string, ...string[]]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Answers 200 when the program is ready. */
  readonly readyUrl: string
  readonly timeoutMs: number
  /** The file descriptor that it prints to; stderr without it. */
  readonly output?: number
}

export interface Started {
  /** From spawn to the first 200, in ms. */
  readonly readyMs: number
  readonly pid: number
  /** Ctrl-C; answers the exit code, or throws when it has not ended in 30 s, killing it. */
  readonly stop: () => Promise<number | null>
}

const STOP_WITHIN_MS = 30_000

/** Starts a program and asks its address every few milliseconds until it answers 200. */
export async function startUntilReady(start: Start): Promise<Started> {
  const { command, cwd, env, readyUrl, timeoutMs, output = 2 } = start
  const [program, ...words] = command
  const started = performance.now()
  const child = spawn(program, words, { cwd, env, stdio: ['ignore', output, output] })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve)
    child.once('error', reject)
  })
  ended.catch(() => undefined)
  while (!(await answers(readyUrl))) {
    const isLate = performance.now() - started > timeoutMs
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined || isLate) {
      child.kill('SIGKILL')
      throw new Error(
        `${command.join(' ')} ${isLate ? 'was not ready in time' : 'ended before it was ready'}`,
      )
    }
    await sleep(5)
  }
  const readyMs = performance.now() - started
  if (child.pid === undefined) throw new Error(`${program} answers, but was not started here`)
  return { readyMs, pid: child.pid, stop: () => stop(child, ended) }
}

async function stop(child: ChildProcess, ended: Promise<number | null>): Promise<number | null> {
  child.kill('SIGINT')
  const late = new AbortController()
  const tooLate = sleep(STOP_WITHIN_MS, 'late' as const, { signal: late.signal })
  const code = await Promise.race([ended, tooLate])
  late.abort()
  tooLate.catch(() => undefined)
  if (code !== 'late') return code
  child.kill('SIGKILL')
  throw new Error(`still running ${STOP_WITHIN_MS / 1_000} s after SIGINT`)
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.status === 200
  } catch {
    return false
  }
}
