/**
 * What the machine itself had to give while the mails were measured: so that a slow mail and a busy machine can be told apart.
 * Linux only: the scheduler's own account in `/proc/PID/task/TID/schedstat`.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

export interface Spent {
  /** Processor time that was used. */
  readonly cpuMs: number
  /** How long threads that could have run waited for a processor. */
  readonly waitedMs: number
}

const NS_PER_MS = 1e6
/** The tree of processes is looked up anew after so many readings: processes come and go. */
const READINGS_PER_LOOK = 20

/** What these processes and all below them have spent, read again and again. What has ended keeps what it had. */
export function openMeter(roots: readonly number[]): () => Spent {
  const known = new Map<string, Spent>()
  let tasks: readonly string[] = []
  let readings = 0
  return () => {
    if (readings % READINGS_PER_LOOK === 0) tasks = tasksOf(roots)
    readings += 1
    for (const task of tasks) {
      const [cpu, waited] = read(`${task}/schedstat`)?.split(' ') ?? []
      if (waited !== undefined) {
        known.set(task, { cpuMs: Number(cpu) / NS_PER_MS, waitedMs: Number(waited) / NS_PER_MS })
      }
    }
    return sum([...known.values()])
  }
}

function sum(all: readonly Spent[]): Spent {
  return all.reduce(
    (total, each) => ({
      cpuMs: total.cpuMs + each.cpuMs,
      waitedMs: total.waitedMs + each.waitedMs,
    }),
    { cpuMs: 0, waitedMs: 0 },
  )
}

function tasksOf(roots: readonly number[]): readonly string[] {
  const parents = new Map(
    list('/proc')
      .filter(name => /^\d+$/.test(name))
      .map(name => [Number(name), parentOf(read(`/proc/${name}/stat`) ?? '')]),
  )
  const isOurs = (pid: number): boolean => roots.includes(pid) || (pid > 1 && isOurs(parents.get(pid) ?? 0))
  return [...parents.keys()]
    .filter(isOurs)
    .flatMap(pid => list(`/proc/${pid}/task`).map(task => `/proc/${pid}/task/${task}`))
}

/** The name of a process stands in brackets, and may hold any. */
function parentOf(stat: string): number {
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0)
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Null for what has ended. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const ROUNDS = 40
const ROUND = Buffer.alloc(1_000_000, 'every word of it ')

/**
 * A fixed piece of work on one processor, which needs nothing else: 40 MB through SHA-256. Where the wall took much longer than the
 * processor, others were at work; where the processor took longer than elsewhere, it is slower.
 */
export function referenceWork(): { readonly wallMs: number; readonly cpuMs: number } {
  const cpu = process.cpuUsage()
  const started = performance.now()
  const hash = createHash('sha256')
  for (let round = 0; round < ROUNDS; round += 1) hash.update(ROUND)
  hash.digest()
  const { user, system } = process.cpuUsage(cpu)
  return { wallMs: performance.now() - started, cpuMs: (user + system) / 1000 }
}
