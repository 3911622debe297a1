/**
 * Reads a large mail in a process of its own.
 *
 * Why not here: the parser costs up to 400 bytes of heap and 10 µs per line, so that 20 MB of line breaks take
 * gigabytes, and minutes in which nobody could chat. A worker thread does not help: one that runs out of heap
 * takes the whole process with it. A child process may die, or be ended, and the mail becomes a case all the
 * same, with a note.
 */
import { fork } from 'node:child_process'
import { open } from 'node:fs/promises'
import { type ReadMail, salvage } from './mime.ts'

const CHILD = new URL('./mime-child.ts', import.meta.url)
const AT_ONCE = 2
const HEAP_MB = 512

export type ApartLimits = { readonly baseMs: number; readonly msPerMb: number }

const LIMITS: ApartLimits = { baseMs: 10_000, msPerMb: 1000 }

/** Files come as paths inside `folder`. Never rejects for what the mail holds. */
export type ReadMailApart = (mail: {
  readonly path: string
  readonly folder: string
  readonly size: number
}) => Promise<ReadMail>

/** A reader of which at most two children run at once; the others wait their turn. */
export function createApartReader(limits: ApartLimits = LIMITS): ReadMailApart {
  const waiting: (() => void)[] = []
  let running = 0

  return async mail => {
    if (running >= AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      const timeLimit = limits.baseMs + (mail.size / 1e6) * limits.msPerMb
      const read = await readInChild(mail.path, mail.folder, timeLimit)
      return typeof read === 'string' ? await salvage(await startOf(mail.path), read) : read
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

/** The mail, or why it could not be read. */
async function readInChild(path: string, folder: string, timeLimit: number): Promise<ReadMail | string> {
  const child = fork(CHILD, [path, folder], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    serialization: 'advanced',
    stdio: 'ignore',
  })
  const answer = Promise.withResolvers<ReadMail | string>()
  const timer = setTimeout(() => answer.resolve('it took too long'), timeLimit)
  child.once('message', message => {
    answer.resolve(message as ReadMail) // our own child sends this and nothing else
  })
  child.once('error', () => answer.resolve('no process could be started for it'))
  child.once('exit', () => answer.resolve('it is too large or too tangled'))
  try {
    return await answer.promise
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

async function startOf(path: string): Promise<Buffer<ArrayBuffer>> {
  const file = await open(path)
  try {
    const start = Buffer.alloc(128 * 1024)
    const { bytesRead } = await file.read(start, 0, start.length, 0)
    return start.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
