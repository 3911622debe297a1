/** The content of a part out of the form in which it travelled: base64, quoted-printable, uuencode; broken ones as far as they go. */
import { decodeUu } from './uuencode.ts'

export type Carried = {
  readonly bytes: Buffer
  /** It is not encoded as it says. */
  readonly isBroken: boolean
}

/** @param said the Content-Transfer-Encoding @param isWords what stands behind the end of base64 is kept */
export function fromTransfer(raw: Buffer, said: string | undefined, isWords: boolean): Carried {
  const name = (said ?? '')
    .toLowerCase()
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/[^a-z0-9]/g, '')
  if (name.startsWith('base64')) return fromBase64(raw, isWords)
  if (name.startsWith('quoted')) return { bytes: fromQuotedPrintable(raw), isBroken: false }
  if (/^x?uu/.test(name)) {
    const file = decodeUu(raw.toString('latin1'))[0]
    return file ? { bytes: file.bytes, isBroken: false } : { bytes: raw, isBroken: true }
  }
  return { bytes: raw, isBroken: false }
}

const ALPHABET = new Uint8Array(256)
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_')
  ALPHABET[letter.charCodeAt(0)] = 1
for (const blank of ' \t\r\n\0') ALPHABET[blank.charCodeAt(0)] = 2

function fromBase64(raw: Buffer, isWords: boolean): Carried {
  const end = endOfBase64(raw)
  const encoded = raw.subarray(0, end)
  let good = 0
  let bad = 0
  for (const byte of encoded.subarray(0, 20_000)) {
    if (ALPHABET[byte] === 1) good++
    else if (ALPHABET[byte] === 0) bad++
  }
  // Words with blanks between them are words, whatever the header says.
  if (bad > good / 4 || (isWords && looksLikeWords(encoded))) return { bytes: raw, isBroken: raw.length > 0 }
  const bytes = decodeBase64(encoded)
  if (end === raw.length) return { bytes, isBroken: bad > 0 }
  if (!isWords) return { bytes, isBroken: true }
  return { bytes: Buffer.concat([bytes, Buffer.from('\n'), raw.subarray(end)]), isBroken: true }
}

/** A group that was padded in the middle begins anew: Node would stop, or shift all that follows. */
function decodeBase64(encoded: Buffer): Buffer {
  const text = encoded.toString('latin1')
  const padding = text.indexOf('=')
  if (
    padding < 0 ||
    /^[=\s]*$/.test(text.slice(padding, padding + 100)) ||
    !/[A-Za-z0-9+/]/.test(text.slice(padding))
  )
    return Buffer.from(text, 'base64')
  return Buffer.concat(text.split(/=+/).map(group => Buffer.from(group, 'base64')))
}

/** Where base64 ends and something else follows, as the footers that mailing lists put under a mail. */
function endOfBase64(raw: Buffer): number {
  const start = raw.subarray(0, 2_000_000).toString('latin1')
  const footer = /=[ \t]*\r?\n(?=[\r\n]*[^\r\n]*[^\sA-Za-z0-9+/=][^\r\n]*)|\n(?=_{10,}|-{5,}|-- ?\r?\n)/.exec(
    start,
  )
  return footer ? footer.index + footer[0].length : raw.length
}

function looksLikeWords(encoded: Buffer): boolean {
  const start = encoded.subarray(0, 2000).toString('latin1').trim()
  const blanks = start.match(/[A-Za-z] [A-Za-z]/g)?.length ?? 0
  return blanks > 3 && blanks > start.length / 30
}

const HEX = new Int8Array(256).fill(-1)
for (let digit = 0; digit < 16; digit++) {
  HEX[digit.toString(16).charCodeAt(0)] = digit
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit
}

/** What is no `=XX` stays as it stands; blanks that were added at the end of a line on the way are taken off. */
export function fromQuotedPrintable(raw: Buffer): Buffer {
  const out = Buffer.allocUnsafe(raw.length)
  let to = 0
  let at = 0
  while (at < raw.length) {
    const byte = raw[at] ?? 0
    if (byte === 0x3d) {
      const high = HEX[raw[at + 1] ?? 0] ?? -1
      const low = HEX[raw[at + 2] ?? 0] ?? -1
      const next = high < 0 ? softBreakEnd(raw, at + 1) : -1
      if (next >= 0) at = next
      else if (high >= 0 && low >= 0) {
        out[to++] = high * 16 + low
        at += 3
      } else {
        out[to++] = byte
        at++
      }
      continue
    }
    if (byte === 0x0a || byte === 0x0d) to = withoutBlanks(out, to, at, raw)
    out[to++] = byte
    at++
  }
  return out.subarray(0, to)
}

/** The start of the next line, where nothing but blanks stands before it; -1 otherwise. */
function softBreakEnd(raw: Buffer, from: number): number {
  let at = from
  while (at - from < 200 && (raw[at] === 0x20 || raw[at] === 0x09)) at++
  if (at >= raw.length) return at
  if (raw[at] === 0x0d) return raw[at + 1] === 0x0a ? at + 2 : at + 1
  return raw[at] === 0x0a ? at + 1 : -1
}

/** Only blanks that stood there as blanks, not those that were encoded to be kept. */
function withoutBlanks(out: Buffer, to: number, at: number, raw: Buffer): number {
  let blanks = 0
  while (blanks < to && (raw[at - 1 - blanks] === 0x20 || raw[at - 1 - blanks] === 0x09)) blanks++
  // `-- ` stands before a signature, and is wanted with its blank.
  if (blanks === 1 && to >= 3 && out[to - 2] === 0x2d && out[to - 3] === 0x2d) return to
  return to - blanks
}
