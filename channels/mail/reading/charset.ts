/**
 * Bytes to letters, where what a mail says of its charset may be wrong or missing.
 *
 * The order: a byte order mark; what is said, strictly; UTF-8, strictly; a guess by `chardet`, which must decode
 * without a fault. A charset that was said and fits is never replaced by a guess: only UTF-8, whose form hardly comes
 * about by chance, may stand against it, and the three names that programs write without looking (us-ascii, latin-1,
 * windows-1252) where no text of theirs looks like these bytes. What is in doubt is told, with the other reading.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import chardet from 'chardet'
import { type Charset, charsetOf } from './charset-names.ts'
import { isThai } from './thai.ts'

export type Letters = {
  readonly text: string
  /** The charset that it was read as. */
  readonly charset: string
  /** Absent where it was read as it says, or had to be. */
  readonly doubt?:
    | { readonly is: 'replaced' | 'guessed' }
    | { readonly is: 'both'; readonly otherCharset: string; readonly otherText: string }
    | { readonly is: 'letters-lost' }
}

/** So much is looked at for a guess, from the first byte that is not ASCII. */
const SAMPLE_BYTES = 2048
/** Below this `chardet` only supposes. */
const SURE = 60
const WORTH_TELLING = 20
/** Letters that stand in an order in which they are written; what `chardet` is certain of stands above it. */
const SURE_OF_ORDER = 90
/** As many sequences of UTF-8 do not come about by chance in a text of another charset. */
const SURELY_UTF8 = 5
/** From here on two bytes are a letter (ISO 2022). */
const ESCAPE_TO_DOUBLE = '\u001b$'

/** @param said what the mail names; @param alsoSaid what its HTML names */
export function readLetters(bytes: Buffer, said?: string, alsoSaid?: string): Letters {
  const declared = charsetOf(said) ?? charsetOf(alsoSaid)
  const marked = byMark(bytes)
  if (marked) return marked
  if (isAscii(bytes)) return readAscii(bytes, declared)
  if (isUtf8(bytes)) return readUtf8(bytes, declared)
  const strict = declared?.decode(bytes) ?? null
  if (declared && strict !== null && !(isWrittenBlindly(declared) && looksUnlikeLatin(bytes))) {
    return { text: strict, charset: declared.name }
  }
  return readOtherwise(bytes, declared, charsetOf(alsoSaid), strict)
}

function byMark(bytes: Buffer): Letters | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const text = new TextDecoder('utf-8').decode(bytes)
    return { text, charset: 'utf-8', ...(text.includes('�') && { doubt: { is: 'letters-lost' } as const }) }
  }
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff
  if (isLittle || isBig) return decoded(isLittle ? 'utf-16le' : 'utf-16be', bytes)
  const unmarked = pairsIn(bytes)
  return unmarked && decoded(unmarked, bytes)
}

function decoded(label: 'utf-16le' | 'utf-16be', bytes: Buffer): Letters {
  return { text: new TextDecoder(label).decode(bytes), charset: label }
}

/**
 * Every second byte is the same small one: the upper half of a letter, and nothing else looks like that. Scripts of two
 * thousand letters (Chinese, Japanese, Korean) are not found this way; they must be named.
 */
function pairsIn(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const start = bytes.subarray(0, 400)
  if (start.length < 6 || bytes.length % 2 === 1 || !start.some(byte => byte < 9)) return null
  const isUpperHalf = [0, 1].map(phase => {
    const counts = new Uint16Array(0x20)
    for (let at = phase; at < start.length; at += 2) {
      const byte = start[at] ?? 0
      if (byte < 0x20 && byte !== 0x0a && byte !== 0x0d) counts[byte] = (counts[byte] ?? 0) + 1
    }
    return Math.max(...counts) > start.length * 0.3
  })
  if (isUpperHalf[0] === isUpperHalf[1]) return null
  return isUpperHalf[1] ? 'utf-16le' : 'utf-16be'
}

/** ASCII may be another charset's way to write: only where it says so, or where the marks of Japanese stand. */
function readAscii(bytes: Buffer, declared: Charset | null): Letters {
  const ascii = bytes.toString('latin1')
  if (declared && /^(?:utf-7|utf-7-imap|hz|iso-2022|unicode11utf7)/i.test(declared.name)) {
    return { text: declared.decodeAnyhow(bytes), charset: declared.name }
  }
  // Programs that keep their words in UTF-16 name it, whatever they send.
  if (declared?.name.startsWith('utf-16') && bytes.some(byte => byte < 9)) {
    return { text: declared.decodeAnyhow(bytes), charset: declared.name }
  }
  if (!ascii.includes(ESCAPE_TO_DOUBLE)) return { text: ascii, charset: 'us-ascii' }
  const japanese = charsetOf(ascii.includes(`${ESCAPE_TO_DOUBLE})C`) ? 'iso-2022-kr' : 'iso-2022-jp')
  const text = japanese?.decode(bytes) ?? null
  if (!japanese || text === null) return { text: ascii, charset: 'us-ascii' }
  return { text, charset: japanese.name, doubt: { is: declared ? 'replaced' : 'guessed' } }
}

function readUtf8(bytes: Buffer, declared: Charset | null): Letters {
  const text = bytes.toString('utf8')
  const own = { text, charset: 'utf-8' }
  if (!declared || declared.name === 'utf-8') return own
  const strict = isWrittenBlindly(declared) ? null : declared.decode(bytes)
  if (strict === null || sequences(bytes) >= SURELY_UTF8) return { ...own, doubt: { is: 'replaced' } }
  return {
    text: strict,
    charset: declared.name,
    doubt: { is: 'both', otherCharset: 'utf-8', otherText: text },
  }
}

function sequences(bytes: Buffer): number {
  let count = 0
  for (const byte of bytes.subarray(0, 20_000)) if (byte >= 0xc0) count++
  return count
}

/** The names that programs write whatever they send. */
function isWrittenBlindly({ name }: Charset): boolean {
  return name === 'us-ascii' || name === 'windows-1252'
}

/**
 * No text in the letters of western Europe: bytes that windows-1252 does not know, or more letters beyond ASCII than
 * within it. Typographic signs (0x80–0xBF) count for neither.
 */
function looksUnlikeLatin(bytes: Buffer): boolean {
  let accented = 0
  let plain = 0
  let unknown = 0
  let run = 0
  let longRuns = 0
  for (const byte of sample(bytes)) {
    if (byte >= 0xc0) accented++
    else if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) plain++
    else if ([0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)) unknown++
    run = byte >= 0xa0 ? run + 1 : 0
    if (run === 4) longRuns++
  }
  return unknown > 0 || longRuns > 1 || (accented > plain && accented > 2)
}

function readOtherwise(
  bytes: Buffer,
  declared: Charset | null,
  alsoDeclared: Charset | null,
  strict: string | null,
): Letters {
  if (declared && strict === null && isNearly(bytes, declared)) {
    return { text: declared.decodeAnyhow(bytes), charset: declared.name, doubt: { is: 'letters-lost' } }
  }
  const fromHtml = alsoDeclared && alsoDeclared !== declared ? alsoDeclared.decode(bytes) : null
  if (alsoDeclared && fromHtml !== null) return { text: fromHtml, charset: alsoDeclared.name }
  const [first, second] = guesses(bytes)
  const western = new TextDecoder('windows-1252').decode(bytes)
  if (!first) return { text: western, charset: 'windows-1252', doubt: { is: 'guessed' } }
  const said = strict !== null && declared ? { name: declared.name, text: strict } : null
  const near = second && second.confidence * 1.5 > first.confidence ? second : null
  const other = said ?? near
  if (first.confidence < SURE && other && other.text !== first.text) {
    const doubt = { is: 'both', otherCharset: other.name, otherText: other.text } as const
    return { text: first.text, charset: first.name, doubt }
  }
  return { text: first.text, charset: first.name, doubt: { is: declared ? 'replaced' : 'guessed' } }
}

type Guess = { readonly name: string; readonly text: string; readonly confidence: number }

/** The likeliest first; each decodes without a fault. */
function guesses(bytes: Buffer): Guess[] {
  const isForeign = looksUnlikeLatin(bytes)
  const thai = isForeign ? thaiIn(bytes) : null
  const found: Guess[] = thai === null ? [] : [{ name: 'windows-874', text: thai, confidence: SURE_OF_ORDER }]
  const start = sample(bytes)
  const likely = chardet.analyse(start).filter(({ confidence }) => confidence >= WORTH_TELLING)
  const supposed = isForeign ? CYRILLIC.map(name => ({ name, confidence: WORTH_TELLING })) : []
  for (const { name, confidence } of [...likely, ...supposed].slice(0, 8)) {
    const charset = charsetOf(windowsOf(name, bytes))
    const text = charset?.decode(bytes) ?? null
    if (!charset || text === null || found.some(other => other.text === text)) continue
    found.push({ name: charset.name, text, confidence: confidence - unlikeWords(text) })
  }
  return found.toSorted((one, other) => other.confidence - one.confidence).slice(0, 2)
}

/** `chardet` takes Thai for Japanese or Greek. */
function thaiIn(bytes: Buffer): string | null {
  const text = charsetOf('windows-874')?.decode(bytes) ?? null
  return text !== null && isThai(text) ? text : null
}

/** What `chardet` does not see in words that it does not know. */
const CYRILLIC = ['windows-1251', 'koi8-r', 'iso-8859-5', 'cp866']

/** In per cent: letters that are large within a word, signs between letters, control characters. */
function unlikeWords(text: string): number {
  const start = text.slice(0, 1000)
  const letters = start.match(/[^\p{ASCII}\s]/gu)?.length ?? 0
  const odd =
    start.match(/\p{Ll}\p{Lu}|[\x7f-\x9f\u2500-\u259f]|\p{L}[\p{So}\p{Sm}\p{Sc}]\p{L}|[a-z][\u0370-\u05ff]/gu)
      ?.length ?? 0
  return letters === 0 ? 0 : (100 * odd) / letters
}

/** Windows’ own kind of an ISO charset, where bytes stand that only it has as letters. */
function windowsOf(name: string, bytes: Buffer): string {
  if (!bytes.some(byte => byte >= 0x80 && byte < 0xa0)) return name
  const kinds: Readonly<Record<string, string>> = {
    'ISO-8859-2': 'windows-1250',
    'ISO-8859-6': 'windows-1256',
    'ISO-8859-7': 'windows-1253',
    'ISO-8859-8': 'windows-1255',
  }
  return kinds[name] ?? name
}

function sample(bytes: Buffer): Buffer {
  let start = 0
  while (start < bytes.length && (bytes[start] ?? 0) < 0x80) start++
  return bytes.subarray(Math.max(0, start - 64), start + SAMPLE_BYTES)
}

/** All of it but a letter here and there, or one that was cut at the end. */
function isNearly(bytes: Buffer, charset: Charset): boolean {
  if (isWrittenBlindly(charset)) return false
  const text = charset.decodeAnyhow(bytes.subarray(0, 20_000))
  let lost = 0
  let kept = 0
  for (const letter of text) {
    if (letter === '�') lost++
    else if (letter > '\x7f') kept++
  }
  return lost <= 1 + kept / 20 && kept > lost
}
