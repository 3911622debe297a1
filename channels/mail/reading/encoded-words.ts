/**
 * The text of a header: encoded words (RFC 2047) and bytes as they came.
 *
 * Why not the decoder of the library: it takes the charset by its word, and each encoded word alone; programs cut
 * them in the middle of a letter.
 */
import { readLetters } from './charset.ts'
import { fromQuotedPrintable } from './transfer.ts'

const WORD = /=\?([^?\s=]{1,60})\?([bq])\?([^?]*)(?:\?=|\?$|$)/gi

/** Japanese begins with it, in ASCII. */
const ESCAPE = '\u001b'

type Word = { readonly charset: string; readonly bytes: Buffer }

/** @param raw one character per byte @param said the charset that the mail names, for bytes that stand bare */
export function readHeaderText(raw: string, said?: string): string {
  if (!raw.includes('=?')) return readBare(raw, said)
  const out: string[] = []
  let last = 0
  const open: Word[] = []
  const close = () => {
    const [first] = open
    if (first) out.push(readLetters(Buffer.concat(open.map(({ bytes }) => bytes)), first.charset).text)
    open.length = 0
  }
  for (const match of raw.matchAll(WORD)) {
    const between = raw.slice(last, match.index)
    const word = decodeWord(match)
    if (between.trim() !== '' || last === 0) {
      close()
      out.push(readBare(between, said))
    }
    // Of one charset, they may be one letter's two halves.
    if (open.length > 0 && open[0]?.charset !== word.charset) close()
    open.push(word)
    last = match.index + match[0].length
  }
  close()
  out.push(readBare(raw.slice(last), said))
  return out.join('')
}

function decodeWord(match: RegExpExecArray): Word {
  const [, said = '', how = '', text = ''] = match
  const charset = said.replace(/\*.*$/, '').toLowerCase()
  if (how.toLowerCase() === 'b') {
    const groups = text.replaceAll(/[^A-Za-z0-9+/=_-]/g, '').split(/=+/)
    return { charset, bytes: Buffer.concat(groups.map(group => Buffer.from(group, 'base64'))) }
  }
  const quoted = text.replaceAll('_', '=20').replaceAll(/=[ \t]+([0-9a-f])/gi, '=$1')
  return { charset, bytes: fromQuotedPrintable(Buffer.from(`${quoted}.`, 'latin1')).subarray(0, -1) }
}

/** The text of bytes in which no encoded word is looked for. */
export function readBare(raw: string, said?: string): string {
  // Nearly every header: no byte of it beyond ASCII.
  if (/^\p{ASCII}*$/u.test(raw) && !raw.includes(ESCAPE)) return raw
  return readLetters(Buffer.from(raw, 'latin1'), said).text
}
