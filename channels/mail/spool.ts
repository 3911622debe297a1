/**
 * A mail while it comes in: in memory while it is small, in a file of its own once it is not, so that many large
 * mails at once cost disk and not memory. Nothing here is durable: what is spooled has not been acknowledged, and
 * its sender still has it.
 */
import { createHash, type Hash, randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Content } from '../channel.ts'

/** Up to here a mail stays in memory. */
const IN_MEMORY_BYTES = 128 * 1024

export type Spooled = {
  readonly content: Content
  readonly size: number
  /** Hexadecimal SHA-256 of what follows the first blank line; of everything where the headers never end. */
  readonly bodySha256: string
  /** The mail's own folder on disk and the file in it, written there now if it was not yet. */
  readonly onDisk: () => Promise<{ readonly folder: string; readonly path: string }>
  readonly remove: () => Promise<void>
}

/**
 * Takes in a mail. Rejects when the stream does, with nothing left behind.
 * @returns null when the mail grew beyond `limitBytes`: the rest was read and thrown away.
 */
export async function spoolMail(
  stream: AsyncIterable<Uint8Array>,
  { spoolFolder, limitBytes }: { readonly spoolFolder: string; readonly limitBytes: number },
): Promise<Spooled | null> {
  const folder = join(spoolFolder, randomUUID())
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const taken = await takeBytes(stream, folder, limitBytes)
    if (taken.size <= limitBytes)
      return { ...taken, remove: async () => void (taken.isOnDisk() && (await remove())) }
    await remove()
    return null
  } catch (error) {
    await remove()
    throw error
  }
}

async function takeBytes(stream: AsyncIterable<Uint8Array>, folder: string, limitBytes: number) {
  const path = join(folder, 'mail.eml')
  const held: Uint8Array[] = []
  let heldBytes = 0
  let onDisk: OnDisk | undefined
  let size = 0
  try {
    for await (const chunk of stream) {
      size += chunk.length
      if (size > limitBytes) continue
      held.push(chunk)
      heldBytes += chunk.length
      if (heldBytes <= IN_MEMORY_BYTES) continue
      onDisk = await moveToDisk(path, held, onDisk)
      heldBytes = 0
    }
    if (onDisk) await moveToDisk(path, held, onDisk)
  } finally {
    await onDisk?.file.close()
  }
  if (onDisk) {
    const place = { folder, path }
    const bodySha256 = onDisk.hash.digest('hex')
    return { content: { path }, size, bodySha256, onDisk: async () => place, isOnDisk: () => true }
  }
  // Too large and still in memory: all that counts is the size.
  return { ...inMemory(Buffer.concat(held), folder, path), size }
}

type OnDisk = { readonly file: FileHandle; readonly hash: Hash }

/** What is held is held no more: it stands in the file, behind what was there. */
async function moveToDisk(path: string, held: Uint8Array[], known: OnDisk | undefined): Promise<OnDisk> {
  const bytes = Buffer.concat(held.splice(0))
  if (known) {
    known.hash.update(bytes)
    await known.file.appendFile(bytes)
    return known
  }
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'wx', 0o600)
  try {
    await file.appendFile(bytes)
  } catch (error) {
    await file.close()
    throw error
  }
  return { file, hash: bodyHash(bytes) }
}

function inMemory(bytes: Buffer, folder: string, path: string) {
  let isOnDisk = false
  return {
    content: { bytes },
    size: bytes.length,
    bodySha256: bodyHash(bytes).digest('hex'),
    isOnDisk: () => isOnDisk,
    async onDisk() {
      isOnDisk = true
      await mkdir(folder, { recursive: true })
      await writeFile(path, bytes, { mode: 0o600 })
      return { folder, path }
    },
  }
}

/**
 * Removes what an earlier process left when it was killed. Younger folders may belong to another process that
 * is at work.
 * @param olderThan milliseconds since the epoch
 */
export async function clearSpool(spoolFolder: string, olderThan: number): Promise<void> {
  await mkdir(spoolFolder, { recursive: true })
  for (const name of await readdir(spoolFolder)) {
    const folder = join(spoolFolder, name)
    const changed = await stat(folder).catch(() => null)
    if (changed && changed.mtimeMs < olderThan) await rm(folder, { recursive: true, force: true })
  }
}

function bodyHash(head: Buffer) {
  return createHash('sha256').update(head.subarray(bodyStart(head)))
}

/**
 * Where the first blank line ends; 0 where there is none. Looks no further than a small mail is long: the same
 * mail must give the same answer however its bytes came in pieces.
 */
export function bodyStart(mail: Buffer): number {
  const head = mail.subarray(0, IN_MEMORY_BYTES)
  const crlf = head.indexOf('\r\n\r\n')
  const lf = head.indexOf('\n\n')
  if (crlf < 0 && lf < 0) return 0
  return lf < 0 || (crlf >= 0 && crlf < lf) ? crlf + 4 : lf + 2
}
