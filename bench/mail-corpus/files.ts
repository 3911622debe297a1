/** The mails of a folder, as a mail server would bring each: what stands in mailbox files is taken apart, a bare text gets an envelope. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { mailDomain } from '../product/heed.ts'

export interface CorpusMail {
  /** Of the file, below the folder; `#2` for the second mail in it. */
  readonly name: string
  /** With CRLF, as SMTP has it. */
  readonly raw: Buffer
  /** The return path. */
  readonly from: string
  /** The new words, where somebody wrote them down beside the file. */
  readonly trimmed: string | null
}

const KINDS = ['.eml', '.box', '.txt']

export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => KINDS.includes(extname(file).toLowerCase()))
    .toSorted()
}

export function mailsOf(folder: string, file: string): readonly CorpusMail[] {
  const bytes = readFileSync(join(folder, file))
  const trimmed = trimmedBeside(join(folder, file))
  const mails =
    extname(file).toLowerCase() === '.txt' && !hasHeaders(bytes) ? [asMail(bytes, file)] : apart(bytes)
  return mails.map((mail, index) => {
    const raw = withCrlf(mail)
    const name = index === 0 ? file : `${file}#${index + 1}`
    return { name, raw, from: senderOf(raw), trimmed: mails.length === 1 ? trimmed : null }
  })
}

function trimmedBeside(path: string): string | null {
  const beside = [path.slice(0, -extname(path).length), path].map(name => `${name}.trimmed`)
  const found = beside.find(name => existsSync(name))
  return found === undefined ? null : readFileSync(found, 'utf8')
}

const SEPARATOR = /^From \S+ .*\d{2}:\d{2}.*$/
/** Above each mail of a mailbox file stands a line "From …"; what looks like it within a mail has no blank line before, or no hour. */
export function apart(bytes: Buffer): readonly Buffer[] {
  const text = bytes.toString('latin1')
  if (!/^>?From \S/.test(text)) return [bytes]
  const mails: string[][] = []
  let isBlankBefore = true
  for (const line of text.split('\n')) {
    const bare = line.replace(/\r$/, '')
    if (mails.length === 0 || (isBlankBefore && SEPARATOR.test(bare))) mails.push([])
    else mails.at(-1)?.push(line)
    isBlankBefore = bare === ''
  }
  return mails.map(lines => Buffer.from(lines.join('\n'), 'latin1'))
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
  const name = file.replaceAll(/[^\w]+/g, '-').toLowerCase()
  const charset = isUtf8(bytes) ? '; charset=utf-8' : ''
  const head = [
    `From: writer.${name}@post.example`,
    `To: help@${mailDomain}`,
    'Subject: Words of a customer',
    `Message-ID: <${name}@post.example>`,
    'MIME-Version: 1.0',
    `Content-Type: text/plain${charset}`,
    'Content-Transfer-Encoding: base64',
  ]
  const body = bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n')
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}\r\n`)
}

function isUtf8(bytes: Buffer) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function withCrlf(mail: Buffer): Buffer {
  return Buffer.from(mail.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1')
}

/** As the file says it; where it says nothing that could stand in an envelope, somebody's. */
function senderOf(raw: Buffer): string {
  const [head = ''] = raw.subarray(0, 50_000).toString('latin1').split('\r\n\r\n', 1)
  if (/^return-path:\s*<>/im.test(head)) return ''
  const said = [
    /^return-path:.*?<([^<>\s]+)>/im,
    /^from:[^\r\n]*?<([^<>\s]+)>/im,
    /^from:\s*([^<>\s]+@[^<>\s]+)\s*$/im,
  ]
  const found = said.map(pattern => pattern.exec(head)?.[1]).find(address => address !== undefined)
  return found !== undefined && /^[\w.+=-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(found)
    ? found
    : 'somebody@post.example'
}
