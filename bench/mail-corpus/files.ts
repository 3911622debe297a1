/**
 * The mails of a folder, as a mail server would bring each: what stands in mailbox files is taken apart, a bare text gets an envelope.
 *
 * What must stay true: whatever lies in the folder, each file is told of and none ends the run. Names are bytes and need not be text; what
 * is no file (a pipe, a socket) is never opened, since that could wait forever.
 */
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import { mailDomain } from '../product/heed.ts'

export interface CorpusFile {
  /** Below the folder, as text. */
  readonly name: string
  /** Its place, byte for byte. */
  readonly path: Buffer
  readonly size: number
  /** Why it cannot be opened; null where it can. */
  readonly trouble: string | null
}

export interface CorpusMail {
  /** Of the file, below the folder; `#2` for the second mail in it. */
  readonly name: string
  /** With CRLF, as SMTP has it; empty where the file is beyond what a mail server would hold. */
  readonly raw: Buffer
  readonly bytes: number
  /** The return path. */
  readonly from: string
  /** The new words, where somebody wrote them down beside the file. */
  readonly trimmed: string | null
}

const KINDS = ['.eml', '.box', '.txt']
/** What is larger is named to the door by its size and not read: no mail server takes it. */
const MOST_BYTES = 400_000_000

/** Sorted by name. Links are followed, also to folders, each folder once. */
export function filesIn(folder: string): readonly CorpusFile[] {
  const found: CorpusFile[] = []
  const seen = new Set<string>()
  const walk = (at: Buffer, prefix: string) => {
    const real = tried(() => realpathSync(at, 'latin1'))
    if (real === null || seen.has(real)) return
    seen.add(real)
    for (const entry of tried(() => readdirSync(at, 'buffer')) ?? []) {
      const path = Buffer.concat([at, Buffer.from('/'), entry])
      const name = `${prefix}${entry.toString()}`
      const stat = tried(() => statSync(path))
      if (stat?.isDirectory()) walk(path, `${name}/`)
      else if (isKind(name) && (stat === null || stat.isFile()))
        found.push(asFile(name, path, stat?.size ?? 0))
    }
  }
  walk(Buffer.from(folder), '')
  return found.toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

function isKind(name: string): boolean {
  return (
    KINDS.includes(extname(name).toLowerCase()) ||
    KINDS.includes(name.slice(name.lastIndexOf('/') + 1).toLowerCase())
  )
}

function asFile(name: string, path: Buffer, size: number): CorpusFile {
  try {
    accessSync(path, constants.R_OK)
    return { name, path, size, trouble: null }
  } catch (error) {
    return { name, path, size, trouble: codeOf(error) }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

function tried<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}

/** The mails of a file, or why it cannot be read. */
export function mailsOf(file: CorpusFile): readonly CorpusMail[] | { readonly trouble: string } {
  if (file.trouble !== null) return { trouble: file.trouble }
  const { name } = file
  if (file.size > MOST_BYTES) {
    return [{ name, raw: Buffer.alloc(0), bytes: file.size, from: 'somebody@post.example', trimmed: null }]
  }
  try {
    return mailsIn(name, readFileSync(file.path), trimmedBeside(file.path))
  } catch (error) {
    return { trouble: codeOf(error) }
  }
}

function mailsIn(name: string, bytes: Buffer, trimmed: string | null): readonly CorpusMail[] {
  const isWords = name.toLowerCase().endsWith('.txt') && !hasHeaders(bytes)
  const mails = isWords ? [asMail(bytes, name)] : apart(bytes)
  return mails.map((mail, index) => {
    const raw = withCrlf(mail)
    const own = index === 0 ? name : `${name}#${index + 1}`
    return {
      name: own,
      raw,
      bytes: raw.length,
      from: senderOf(raw),
      trimmed: mails.length === 1 ? trimmed : null,
    }
  })
}

function trimmedBeside(path: Buffer): string | null {
  const ending = /\.[^./]*$/.exec(path.toString('latin1'))?.[0].length ?? 0
  const places = [path.subarray(0, path.length - ending), path]
  for (const place of places) {
    const bytes = tried(() => readFileSync(Buffer.concat([place, Buffer.from('.trimmed')])))
    if (bytes !== null) return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1').replace(/^\ufeff/, '')
  }
  return null
}

const SEPARATOR = /^From \S.* .*\d{2}:\d{2}.*$/

/** Above each mail of a mailbox file stands a line "From …"; what looks like it within a mail has no blank line before, or no hour. */
export function apart(bytes: Buffer): readonly Buffer[] {
  if (!/^>?From \S/.test(bytes.toString('latin1', 0, 10))) return [bytes]
  const begins: { readonly line: number; readonly body: number }[] = []
  for (let at = 0; at >= 0 && at < bytes.length; at = nextFrom(bytes, at + 1)) {
    const end = bytes.indexOf(10, at)
    const line = bytes.toString('latin1', at, Math.min(end < 0 ? bytes.length : end, at + 1000)).trimEnd()
    if (begins.length === 0 || (isBlankBefore(bytes, at) && SEPARATOR.test(line))) {
      begins.push({ line: at, body: end < 0 ? bytes.length : end + 1 })
    }
  }
  return begins.map(({ body }, index) => {
    const next = begins[index + 1]?.line
    return withoutDivider(bytes.subarray(body, next), next !== undefined)
  })
}

/** The blank line above the next mail belongs to neither. */
function withoutDivider(mail: Buffer, isFollowed: boolean): Buffer {
  if (!isFollowed) return mail
  return mail.subarray(0, mail.length - (mail.at(-2) === 13 ? 2 : 1))
}

function nextFrom(bytes: Buffer, from: number): number {
  const newline = bytes.indexOf('\nFrom ', from - 1, 'latin1')
  return newline < 0 ? -1 : newline + 1
}

function isBlankBefore(bytes: Buffer, at: number): boolean {
  return /(?:^|\n)\r?\n$/.test(bytes.toString('latin1', Math.max(0, at - 4), at))
}

const MACHINE_HEADER =
  /^(?:received|message-id|mime-version|return-path|delivered-to|content-type|x-[\w-]+|date|subject):/im
const OUTLOOK_HEADER = /^(?:sent|gesendet|enviado|envoyé|inviato|verzonden) ?:/im

/** A whole mail, not only its words: it begins with headers, and not with those that Outlook writes above a quote. */
export function hasHeaders(bytes: Buffer): boolean {
  const [head = ''] = bytes
    .subarray(0, 20_000)
    .toString('latin1')
    .split(/\r?\n\r?\n/, 1)
  const lines = head.split(/\r?\n/).filter((line, index) => index > 0 || !line.startsWith('From '))
  const areHeaders = lines.every(
    (line, index) => /^[!-9;-~]+:/.test(line) || (index > 0 && /^[ \t]/.test(line)),
  )
  return areHeaders && MACHINE_HEADER.test(head) && !OUTLOOK_HEADER.test(head)
}

function asMail(bytes: Buffer, file: string): Buffer {
  const own = createHash('sha256').update(file).digest('hex').slice(0, 16)
  const charset = isUtf8(bytes) ? '; charset=utf-8' : ''
  const head = [
    `From: writer.${own}@post.example`,
    `To: help@${mailDomain}`,
    'Subject: Words of a customer',
    `Message-ID: <${own}@post.example>`,
    'MIME-Version: 1.0',
    `Content-Type: text/plain${charset}`,
    'Content-Transfer-Encoding: base64',
  ]
  const body = bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n')
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}\r\n`)
}

function withCrlf(mail: Buffer): Buffer {
  return Buffer.from(mail.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1')
}

/** As the file says it; where it says nothing that could stand in an envelope, somebody's. */
function senderOf(raw: Buffer): string {
  const [head = ''] = raw.subarray(0, 50_000).toString('latin1').split('\r\n\r\n', 1)
  if (/^return-path:\s*<>/im.test(head)) return ''
  const said = [
    /^return-path:[^\r\n]{0,500}?<([^<>\s]{1,320})>/im,
    /^from:[^\r\n]{0,500}?<([^<>\s]{1,320})>/im,
    /^from:\s{0,20}([^<>\s]{1,320}@[^<>\s]{1,320})\s*$/im,
  ]
  const found = said.map(pattern => pattern.exec(head)?.[1]).find(address => address !== undefined)
  return found !== undefined && /^[\w.+=-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(found)
    ? found
    : 'somebody@post.example'
}
