/**
 * One Heed per data folder. The file `heed.pid` names the process that holds it. What must stay true: of any number of
 * starters exactly one gets the lock, and a file left behind by a killed process stops nobody.
 *
 * The file appears whole (written aside, then linked: linking fails when the name exists). A stale one may be replaced
 * only by the holder of a second file, whose name is made from the stale one's content, and who looks again after
 * getting it: so nobody who is late can replace a lock that is live by now.
 */
import { createHash, randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { OperatorError } from '../operator-error.ts'
import { isErrno, startedAt } from './processes.ts'

type Holder = { readonly pid: number; readonly started: string }

const FILE = 'heed.pid'
const TRIES = 200

/** Takes the lock and returns how to let go of it. Throws OperatorError, naming the holder, when a live process has it. */
export async function lockDataFolder(dataDir: string): Promise<() => void> {
  const path = join(dataDir, FILE)
  const mine = JSON.stringify({ pid: process.pid, started: startedAt(process.pid), token: randomUUID() })
  const aside = `${path}.${randomUUID()}`
  writeFileSync(aside, mine, { mode: 0o644 })
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      if (linked(aside, path)) return () => release(path, mine)
      const found = read(path)
      if (found === undefined) continue
      const holder = parse(found)
      if (holder !== undefined && isLive(holder)) throw inUse(dataDir, holder.pid)
      if (replaceStale(path, found, aside)) return () => release(path, mine)
      await sleep(10)
    }
  } finally {
    rmSync(aside, { force: true })
  }
  throw new OperatorError(
    `The lock ${path} keeps changing hands. Is something starting Heed again and again? Try once more.`,
  )
}

/** The process that holds the folder now, if a live one does. */
export function lockHolder(dataDir: string): number | undefined {
  const holder = parse(read(join(dataDir, FILE)) ?? '')
  return holder !== undefined && isLive(holder) ? holder.pid : undefined
}

function replaceStale(path: string, stale: string, aside: string): boolean {
  const right = `${path}.takes-${createHash('sha256').update(stale).digest('hex').slice(0, 16)}`
  if (!linked(aside, right)) {
    const other = parse(read(right) ?? '')
    if (other !== undefined && !isLive(other)) rmSync(right, { force: true })
    return false
  }
  try {
    if (read(path) !== stale) return false
    renameSync(aside, path)
    return true
  } finally {
    rmSync(right, { force: true })
  }
}

function release(path: string, mine: string): void {
  if (read(path) === mine) rmSync(path, { force: true })
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false
    throw error
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    throw error
  }
}

function parse(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value))
      return undefined
    return typeof value.pid === 'number' ? { pid: value.pid, started: String(value.started) } : undefined
  } catch {
    return undefined
  }
}

function isLive(holder: Holder): boolean {
  return startedAt(holder.pid) === holder.started
}

function inUse(dataDir: string, pid: number): OperatorError {
  return new OperatorError(
    `Another Heed (process ${pid}) is using the data folder ${dataDir}. Stop it first, or give this one a folder of its own with HEED_DATA.`,
  )
}
