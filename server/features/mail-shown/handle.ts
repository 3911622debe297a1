/** Reading what was kept of a mail and of its files, as far as a person looks at it. */
import type { FileText, MailRaw } from '../../../contract/mail-shown.ts'
import { previewOf } from '../../../contract/file-kinds.ts'
import { storable } from '../../../channels/content.ts'
import { readMail } from '../../../channels/mail/reading/read-mail.ts'
import type { BlobStore } from '../../files/blob-store.ts'
import type { KeptFile } from './sql.ts'

/** More than this nobody reads in a page; the rest is in the file. */
const shownBytes = 256 * 1024
/** The reader of mails takes its time for each line. */
const mostLines = 20_000

/** @returns null when the file is not there any more */
async function startOf(
  blobs: BlobStore,
  blob: string,
): Promise<{ readonly bytes: Buffer; readonly isCut: boolean } | null> {
  const size = await blobs.sizeOf(blob)
  if (size === null) return null
  const chunks: Buffer[] = []
  let read = 0
  const stream = blobs.get(blob)
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer) // a byte stream reads Buffers
    read += (chunk as Buffer).length // as above
    if (read >= shownBytes) break
  }
  return { bytes: Buffer.concat(chunks).subarray(0, shownBytes), isCut: size > shownBytes }
}

/** UTF-8 or UTF-16 where it is, otherwise the encoding in which every byte is a letter. */
function decode(bytes: Buffer, isCut: boolean): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return storable(new TextDecoder('utf-16le').decode(bytes))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return storable(new TextDecoder('utf-16be').decode(bytes))
  try {
    // A letter may be cut through at the end.
    return storable(new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut }))
  } catch {
    return storable(new TextDecoder('windows-1252').decode(bytes))
  }
}

export async function rawOf(blobs: BlobStore, file: KeptFile): Promise<MailRaw | null> {
  const start = await startOf(blobs, file.blob)
  return start && { text: decode(start.bytes, start.isCut), size: file.size, isCut: start.isCut }
}

/** @returns null when it is nothing to read */
export async function textOf(blobs: BlobStore, file: KeptFile): Promise<FileText | null> {
  const kind = previewOf(file)
  if (kind !== 'text' && kind !== 'mail') return null
  const start = await startOf(blobs, file.blob)
  if (start === null || start.bytes.includes(0) !== isUtf16(start.bytes)) return null
  const { bytes, isCut } = start
  const lines = bytes.reduce((count, byte) => (byte === 10 ? count + 1 : count), 0)
  const text = kind === 'mail' && lines <= mostLines ? textOfMail(bytes) : decode(bytes, isCut)
  return { text, isCut }
}

function isUtf16([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}

/** What a mail in a mail says: who, when, what about, its words, and the names of its files. */
function textOfMail(bytes: Buffer): string {
  const mail = readMail(bytes)
  const sender = mail.from ? [mail.from.name, `<${mail.from.address}>`].filter(Boolean).join(' ') : null
  const head = [
    sender === null ? null : `From: ${sender}`,
    mail.addressedTo.length === 0 ? null : `To: ${mail.addressedTo.slice(0, 20).join(', ')}`,
    mail.date === undefined ? null : `Date: ${mail.date}`,
    mail.subject === undefined ? null : `Subject: ${mail.subject}`,
  ].filter(line => line !== null)
  const files = mail.attachments.map(({ name }) => `[${name}]`)
  return [head.join('\n'), mail.text, files.join('\n')].filter(part => part !== '').join('\n\n')
}
