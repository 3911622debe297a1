/**
 * Reads large mails in processes of their own, so that nobody who chats waits for them.
 *
 * Why not a worker thread: one that runs out of heap takes the whole process with it. A process may die, or be ended,
 * and the mail becomes a case all the same, with a note. Starting one costs more than most mails do: one that is done
 * is kept for the next mail, for a while.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { open } from 'node:fs/promises'
import type { Unread } from './notes.ts'
import { type ReadMail, salvage } from './read-mail.ts'

const CHILD = new URL('./child.ts', import.meta.url)
const AT_ONCE = 2
const KEPT_MS = 120_000
/** A process that has read so much gives its memory back by ending. */
const SPENT_BYTES = 64 * 1024 * 1024

export type ApartLimits = { readonly baseMs: number; readonly msPerMb: number; readonly heapMb: number }

const LIMITS: ApartLimits = { baseMs: 10_000, msPerMb: 1000, heapMb: 512 }

/** A large mail on disk, and a folder for its files. */
export type LargeMail = { readonly path: string; readonly folder: string; readonly size: number }

/** Files come as paths inside `folder`. Never rejects for what the mail holds. */
export type ReadMailApart = (mail: LargeMail) => Promise<ReadMail>

type Reader = { readonly child: ChildProcess; bytesRead: number; ends: NodeJS.Timeout | undefined }

/** A reader of which at most two processes run at once; the others wait their turn. */
export function createApartReader(limits: Partial<ApartLimits> = {}): ReadMailApart {
  const { baseMs, msPerMb, heapMb } = { ...LIMITS, ...limits }
  const waiting: (() => void)[] = []
  const idle: Reader[] = []
  let running = 0

  const keep = (reader: Reader) => {
    reader.child.unref()
    reader.child.channel?.unref()
    reader.ends = setTimeout(() => {
      idle.splice(idle.indexOf(reader), 1)
      reader.child.kill('SIGKILL')
    }, KEPT_MS).unref()
    idle.push(reader)
  }

  const readIn = async (mail: LargeMail): Promise<ReadMail | Unread> => {
    const reader = takeAlive(idle) ?? startReader(heapMb)
    const read = await ask(reader.child, mail, baseMs + (mail.size / 1e6) * msPerMb)
    reader.bytesRead += mail.size
    if (typeof read === 'string' || reader.bytesRead > SPENT_BYTES) reader.child.kill('SIGKILL')
    else keep(reader)
    return read
  }

  return async mail => {
    if (running >= AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      const read = await readIn(mail)
      return typeof read === 'string' ? salvage(await startOf(mail.path), read) : read
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

function takeAlive(idle: Reader[]): Reader | undefined {
  for (let reader = idle.pop(); reader; reader = idle.pop()) {
    clearTimeout(reader.ends)
    if (!reader.child.connected) continue
    reader.child.ref()
    reader.child.channel?.ref()
    return reader
  }
  return undefined
}

function startReader(heapMb: number): Reader {
  const child = fork(CHILD, [], {
    execArgv: [`--max-old-space-size=${heapMb}`],
    serialization: 'advanced',
    stdio: 'ignore',
  })
  // What happens to it while nobody asks is found out by the next who does.
  child.on('error', () => undefined)
  return { child, bytesRead: 0, ends: undefined }
}

/** The mail, or why it could not be read. */
async function ask(child: ChildProcess, mail: LargeMail, timeLimit: number): Promise<ReadMail | Unread> {
  const answer = Promise.withResolvers<ReadMail | Unread>()
  const onMessage = (message: unknown) => answer.resolve(message as ReadMail) // our own child sends this and nothing else
  const onError = () => answer.resolve('no-process')
  const onExit = () => answer.resolve('too-large')
  const timer = setTimeout(() => answer.resolve('too-long'), timeLimit)
  child.once('message', onMessage).once('error', onError).once('exit', onExit)
  child.send({ path: mail.path, folder: mail.folder }, error => error && answer.resolve('no-process'))
  try {
    return await answer.promise
  } finally {
    clearTimeout(timer)
    child.off('message', onMessage).off('error', onError).off('exit', onExit)
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
