/**
 * Reads large mails in processes of their own, so that nobody who chats waits for them. Whatever becomes of the process, the mail
 * becomes a case, with a note.
 */
import { open } from 'node:fs/promises'
import { type Failure, openPool } from '../../apart/pool.ts'
import type { LargeMail } from './child.ts'
import type { Unread } from './notes.ts'
import { type ReadMail, salvage } from './read-mail.ts'

const SCRIPT = new URL('./child.ts', import.meta.url)
const BASE_MS = 10_000
const MS_PER_MB = 1000

export type ApartLimits = { readonly baseMs: number; readonly msPerMb: number; readonly heapMb: number }

const WHY: Readonly<Record<Failure, Unread>> = {
  'too-long': 'too-long',
  ended: 'too-large',
  'no-process': 'no-process',
}

export interface ApartReader {
  /** Files come as paths inside `folder`. Never rejects for what the mail holds. */
  readonly read: (mail: LargeMail & { readonly size: number }) => Promise<ReadMail>
  /** From now on no large mail waits for a process to start. */
  readonly getReady: () => void
  readonly close: () => void
}

export function openApartReader({
  baseMs = BASE_MS,
  msPerMb = MS_PER_MB,
  heapMb,
}: Partial<ApartLimits> = {}): ApartReader {
  const pool = openPool<LargeMail, ReadMail>({ script: SCRIPT, ...(heapMb !== undefined && { heapMb }) })
  return {
    async read({ path, folder, size }) {
      const limitMs = baseMs + (size / 1e6) * msPerMb
      const came = await pool.ask({ path, folder }, { limitMs, weight: size })
      return 'answer' in came ? came.answer : salvage(await startOf(path), WHY[came.failed])
    },
    getReady: pool.getReady,
    close: pool.close,
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
