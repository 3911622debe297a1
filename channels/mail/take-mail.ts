/**
 * Takes one mail in, on whatever way it came: by SMTP, from a mailbox, from a file. It is spooled, read and handed to
 * the inbox; who called may tell the other side what the answer says, and nothing sooner.
 */
import type { Content, Inbox, MailVerdicts, Received } from '../channel.ts'
import { handIn, type IsReplyToken } from './hand-in.ts'
import { type ApartReader, openApartReader } from './reading/apart.ts'
import { type ReadMail, readMail } from './reading/read-mail.ts'
import { type Spooled, spoolMail } from './spool.ts'

export type MailCame = {
  /** `smtp`, `import`, or the id of the mailbox that it was fetched from. */
  readonly source: string
  readonly envelope: {
    /** The return path; empty for the null sender of bounces, null where nobody said. */
    readonly mailFrom: string | null
    /** The addresses of ours that it came to. */
    readonly rcptTo: readonly string[]
  }
  /** Milliseconds since the epoch, by our clock. */
  readonly at: number
  /** When it came to where it was fetched from: tells nameless mails apart, each time the same. `at` if absent. */
  readonly cameAt?: number
  /** What the sender's domain says of it; asked while it is read. A rejection is the same as no answer. */
  readonly verdictsOf?: (raw: Content) => Promise<MailVerdicts | null>
}

/** `isTooLarge`: nothing was read of it, because it is larger than we take. */
export type Taken = Received & { readonly isTooLarge?: true }

/** Rejects when the stream does, and when it could not be spooled: the mail is then not kept. */
export type TakeMail = (
  mail: Uint8Array | AsyncIterable<Uint8Array>,
  came: MailCame,
  inbox: Inbox,
) => Promise<Taken>

export type TakeMailOptions = {
  readonly isReplyToken: IsReplyToken
  /** Where large mails wait while they are read. */
  readonly spoolFolder: string
  /** The largest mail, in bytes; 25 MB if absent. */
  readonly sizeLimit?: number
  /** Reads the large ones; one of its own if absent. */
  readonly apart?: ApartReader
}

export const DEFAULT_SIZE_LIMIT = 25 * 1024 * 1024
/** What is larger, or has more lines, is read in a process of its own: up to here even the most tangled takes no 50 ms. */
const MAX_BYTES_HERE = 64 * 1024
const MAX_LINES_HERE = 4000

/** One of these serves any number of mails at once; what it starts for large ones ends with them. */
export function createTakeMail({
  isReplyToken,
  spoolFolder,
  sizeLimit = DEFAULT_SIZE_LIMIT,
  apart = openApartReader(),
}: TakeMailOptions): TakeMail {
  return async (mail, came, inbox) => {
    const stream = mail instanceof Uint8Array ? one(mail) : mail
    const spooled = await spoolMail(stream, { spoolFolder, limitBytes: sizeLimit })
    if (!spooled) {
      const says = `The mail is larger than ${sizeLimit} bytes, which is the most that we take.`
      return { ok: false, permanent: true, says, isTooLarge: true }
    }
    try {
      const asked = came.verdictsOf?.(spooled.content).catch(() => null)
      const read = await readSpooled(spooled, apart)
      const verdicts = (await asked) ?? null
      return await handIn(inbox, read, { ...came, spooled, verdicts, isReplyToken })
    } finally {
      await spooled.remove()
    }
  }
}

async function readSpooled(spooled: Spooled, apart: ApartReader): Promise<ReadMail> {
  const { content, size } = spooled
  if ('bytes' in content && size <= MAX_BYTES_HERE && countLines(content.bytes) <= MAX_LINES_HERE)
    return readMail(content.bytes)
  return await apart.read({ ...(await spooled.onDisk()), size })
}

function countLines(bytes: Uint8Array): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
  return lines
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
