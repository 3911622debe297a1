/**
 * Where mail goes while no relay is configured: one `.eml` per message in a folder, whole or not at all, durable
 * before it counts as sent. The name is the message's id, so the same message is there once.
 */
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { syncFolder } from '../sync-folder.ts'

export type OutboxEntry = {
  readonly id: string
  /** When it was written, milliseconds since the epoch. */
  readonly at: number
  readonly to: string
  readonly subject: string
}

export type OutboxMail = OutboxEntry & {
  readonly from: string
  readonly replyTo: string | null
  /** Every header as it stands, in order. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly text: string
  readonly html: string | null
  /** Web addresses in the text, in order, each once. */
  readonly links: readonly string[]
  readonly attachments: readonly {
    readonly name: string
    readonly mediaType: string
    readonly size: number
  }[]
}

const ID = /^[\w-][\w.-]{0,199}$/
const HEADER_BYTES = 64 * 1024

/** Keeps a mail; one that is there already stays as it is. */
export async function putIntoOutbox(folder: string, id: string, mail: Readable): Promise<void> {
  const temporary = join(folder, `.${randomBytes(8).toString('hex')}.part`)
  const file = await openIn(folder, temporary)
  try {
    await file.writeFile(await buffer(mail))
    await file.sync()
    await link(temporary, pathOf(folder, id))
    await syncFolder(folder)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await file.close()
    await unlink(temporary)
  }
}

/** The newest mails, newest first. */
export async function listOutbox(folder: string, limit = 200): Promise<OutboxEntry[]> {
  const names = await namesIn(folder)
  const ids = names.filter(name => name.endsWith('.eml')).map(name => name.slice(0, -4))
  const dated = await Promise.all(ids.map(async id => ({ id, at: (await stat(pathOf(folder, id))).mtimeMs })))
  const newest = dated.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, limit)
  return await Promise.all(newest.map(({ id, at }) => readEntry(folder, id, at)))
}

/** One mail as it would be read; null when there is none of that id. */
export async function readOutbox(folder: string, id: string): Promise<OutboxMail | null> {
  if (!ID.test(id)) return null
  try {
    const raw = await readFile(pathOf(folder, id))
    const { mtimeMs } = await stat(pathOf(folder, id))
    return shown(id, mtimeMs, await PostalMime.parse(raw))
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

function shown(id: string, at: number, email: Email): OutboxMail {
  const text = email.text ?? ''
  return {
    id,
    at,
    from: addresses(email.from && [email.from]),
    to: addresses(email.to),
    replyTo: email.replyTo ? addresses(email.replyTo) : null,
    subject: email.subject ?? '',
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    text,
    html: email.html ?? null,
    links: Array.from(new Set(text.match(/https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g))),
    attachments: email.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? 'file',
      mediaType: mimeType,
      size: typeof content === 'string' ? content.length : content.byteLength,
    })),
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return []
    throw error
  }
}

async function readEntry(folder: string, id: string, at: number): Promise<OutboxEntry> {
  const file = await open(pathOf(folder, id))
  try {
    const start = Buffer.alloc(HEADER_BYTES)
    const { bytesRead } = await file.read(start, 0, HEADER_BYTES, 0)
    const head = start.subarray(0, bytesRead)
    const end = head.indexOf('\r\n\r\n')
    const email = await PostalMime.parse(end < 0 ? head : head.subarray(0, end + 4))
    return { id, at, to: addresses(email.to), subject: email.subject ?? '' }
  } finally {
    await file.close()
  }
}

function addresses(list: readonly Address[] | undefined) {
  return (list ?? [])
    .flatMap(each => each.group ?? [each])
    .map(({ name, address }) => (name ? `${name} <${address}>` : address))
    .join(', ')
}

/** An id becomes a path: nothing but our own ids may. */
function pathOf(folder: string, id: string) {
  if (!ID.test(id)) throw new TypeError('not the id of a message')
  return join(folder, `${id}.eml`)
}

/** The folder is made with the first mail. */
async function openIn(folder: string, path: string) {
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
    await mkdir(folder, { recursive: true })
    return await open(path, 'wx', 0o600)
  }
}

function isCode(error: unknown, code: string) {
  return error instanceof Error && 'code' in error && error.code === code
}
