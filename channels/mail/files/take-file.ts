/** Takes mails in from files, as the door and the mailboxes do. */
import type { Inbox } from '../../channel.ts'
import { envelopeIn } from '../imap/envelope.ts'
import { bodyStart } from '../spool.ts'
import { createTakeMail, type Taken, type TakeMailOptions } from '../take-mail.ts'

export type FromFiles = TakeMailOptions & {
  readonly inbox: Inbox
  readonly clock: () => number
  /** The address of ours that they came to, where their headers are not to say so. */
  readonly to: string | undefined
}

export type MailInFile = {
  /** When it came to where it lay, if that is known. */
  readonly date: number | null
  /** Its bytes from the beginning; asked for again when it is tried again. */
  readonly open: () => AsyncIterable<Uint8Array>
}

/** Headers that say how it came stand near its beginning. */
const headBytes = 64 * 1024

export function takesFromFiles(options: FromFiles): (mail: MailInFile) => Promise<Taken> {
  const { inbox, clock, to } = options
  const takeMail = createTakeMail(options)
  return async ({ date, open }) => {
    const { head, all } = await withHead(open())
    const envelope = envelopeIn(head)
    const came = {
      source: 'import',
      envelope: to === undefined ? envelope : { ...envelope, rcptTo: [to.toLowerCase()] },
      at: clock(),
      // The same at every try, so that a mail without a name is known again.
      cameAt: date ?? 0,
    }
    return await takeMail(all, came, inbox)
  }
}

async function withHead(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: string; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let size = 0
  while (size < headBytes) {
    const next = await iterator.next()
    if (next.done) break
    first.push(next.value)
    size += next.value.length
  }
  const start = Buffer.concat(first)
  const head = start.subarray(0, bodyStart(start) || start.length).toString('latin1')
  return { head, all: rejoined(start, iterator) }
}

async function* rejoined(start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield start
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}
