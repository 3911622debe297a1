/** Which decoder a charset's name means: `TextDecoder` where it knows it, `iconv-lite` for the rest, two of our own. */
import { decode as iconvDecode, encodingExists } from 'iconv-lite'

/** Bytes to text; null where the bytes cannot be of this charset. */
export type Decode = (bytes: Uint8Array) => string | null

export type Charset = {
  /** As it is told to people. */
  readonly name: string
  readonly decode: Decode
  /** The same, whatever the bytes hold: what is broken becomes U+FFFD. */
  readonly decodeAnyhow: (bytes: Uint8Array) => string
}

/** Names that mail programs write and no decoder knows. */
const ALIASES: Readonly<Record<string, string>> = {
  // GB 18030 holds all of GBK, which holds all of GB 2312: the largest reads the others as well.
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb231280: 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  windows936: 'gb18030',
  euccn: 'gb18030',
  chinesesimplified: 'gb18030',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  windows932: 'shift_jis',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  ksc56011987: 'euc-kr',
  ksc56011992: 'euc-kr',
  cp950: 'big5',
  ms950: 'big5',
  chinesetraditional: 'big5',
  cp874: 'windows-874',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  cp51932: 'euc-jp',
  iso2022jp: 'iso-2022-jp',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso2022jpms: 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp50222: 'iso-2022-jp',
  iso88598i: 'iso-8859-8',
  iso88598e: 'iso-8859-8',
  iso88591: 'windows-1252',
  latin1: 'windows-1252',
  isolatin1: 'windows-1252',
  isoir100: 'windows-1252',
  ansi: 'windows-1252',
  ascii: 'us-ascii',
  ansix341968: 'us-ascii',
  iso646us: 'us-ascii',
  '7bit': 'us-ascii',
  '646': 'us-ascii',
  macroman: 'macintosh',
  utf8mb4: 'utf-8',
  unicode11utf8: 'utf-8',
  unicode11utf7: 'utf-7',
  macce: 'maccenteuro',
}

/** Names that say that nothing is known. */
const SAY_NOTHING = new Set([
  '',
  'unknown',
  'unknown8bit',
  'none',
  'default',
  '8bit',
  'binary',
  'userdefined',
  'charset',
  'autodetect',
])

const known = new Map<string, Charset | null>()

/** The charset of that name; null where the name says nothing or nobody knows it. */
export function charsetOf(said: string | undefined): Charset | null {
  const name = (said ?? '')
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[^\w:.+-]/g, '')
    .slice(0, 60)
  const bare = name.replace(/^(?:x-|cs)/, '').replaceAll(/[\s._-]+/g, '')
  if (SAY_NOTHING.has(bare)) return null
  const had = known.get(name)
  if (had !== undefined) return had
  const charset = find(ALIASES[bare] ?? name, bare)
  // The names in mails are the sender's: as many as there are, so many are not remembered.
  if (known.size < 500) known.set(name, charset)
  return charset
}

function find(name: string, bare: string): Charset | null {
  if (name === 'us-ascii') return ASCII
  if (/^hzgb2312$|^hz$/.test(bare)) return own('HZ-GB-2312', decodeHz)
  if (bare === 'iso2022kr') return own('ISO-2022-KR', decodeIso2022Kr)
  return byTextDecoder(name) ?? byTextDecoder(bare) ?? byIconv(name) ?? byIconv(bare)
}

const ASCII: Charset = {
  name: 'us-ascii',
  decode: bytes => (bytes.some(byte => byte > 0x7f) ? null : latin1(bytes)),
  decodeAnyhow: bytes => new TextDecoder('windows-1252').decode(bytes),
}

function byTextDecoder(label: string): Charset | null {
  try {
    const strict = new TextDecoder(label, { fatal: true })
    const lenient = new TextDecoder(label)
    if (strict.encoding === 'x-user-defined') return null
    return { name: lenient.encoding, decode: strictly(strict), decodeAnyhow: bytes => lenient.decode(bytes) }
  } catch {
    return null
  }
}

function strictly(decoder: InstanceType<typeof TextDecoder>): Decode {
  return bytes => {
    try {
      return decoder.decode(bytes)
    } catch {
      return null
    }
  }
}

function byIconv(label: string): Charset | null {
  if (!encodingExists(label) || /^(?:base64|hex|binary|ucs2|internal)/.test(label)) return null
  const decode = (bytes: Uint8Array) => iconvDecode(bytes, label)
  return {
    name: label,
    decode(bytes) {
      const text = decode(bytes)
      return text.includes('�') ? null : text
    },
    decodeAnyhow: decode,
  }
}

function own(name: string, decodeAnyhow: (bytes: Uint8Array) => string): Charset {
  return {
    name,
    decode(bytes) {
      const text = decodeAnyhow(bytes)
      return text.includes('�') ? null : text
    },
    decodeAnyhow,
  }
}

/** `~{` and `~}` stand around pairs of GB 2312 without their high bits. */
function decodeHz(bytes: Uint8Array): string {
  const gb = new TextDecoder('gb18030')
  return latin1(bytes)
    .replaceAll(/~\r?\n/g, '')
    .replaceAll(/~\{([^~]*)(?:~\}|$)/gm, (_all, pairs: string) => gb.decode(highBits(pairs)))
    .replaceAll('~~', '~')
}

/** Shift Out and Shift In stand around pairs of KS C 5601 without their high bits. */
function decodeIso2022Kr(bytes: Uint8Array): string {
  const korean = new TextDecoder('euc-kr')
  const [plain = '', ...shifted] = latin1(bytes).replaceAll('\u001b$)C', '').split('\u000e')
  const rest = shifted.map(each => {
    // Shift In ends it, and at the latest the end of the line.
    const pairs = /^[^\n]*/.exec(each.split('\u000f', 1)[0] ?? '')?.[0] ?? ''
    return korean.decode(highBits(pairs)) + each.slice(pairs.length).replace('\u000f', '')
  })
  return plain + rest.join('')
}

function highBits(text: string): Uint8Array {
  return Uint8Array.from(text, letter => letter.charCodeAt(0) | 0x80)
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
