/**
 * The words of a mail that Outlook keeps as compressed RTF (MS-OXRTFCP): unpacked, and the HTML taken out that is
 * wrapped in it (MS-OXRTFEX), or else its plain text.
 */
import { storable } from '../../content.ts'
import { type Charset, charsetOf } from './charset-names.ts'
import { unpackRtf } from './rtf-unpack.ts'

/** Null where it is none. */
export function readRtf(packed: Buffer): { readonly plain?: string; readonly html?: string } | null {
  const rtf = unpackRtf(packed)
  return rtf === null ? null : wordsOfRtf(rtf)
}

const SIGN_ITSELF: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  '\\': '\\',
  '{': '{',
  '}': '}',
  '\r': '\n',
  '\n': '\n',
}

const SILENT = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'header',
  'footer',
  'object',
  'generator',
  'listtable',
  'listoverridetable',
  'themedata',
  'datastore',
  'latentstyles',
])
const SIGNS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  cell: '\t',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  nbsp: '\u00a0',
}

type State = { readonly isSilent: boolean; readonly isRtfOnly: boolean; readonly skips: number }

type Token = {
  readonly word: string | undefined
  readonly number: string | undefined
  readonly hex: string | undefined
  readonly sign: string | undefined
  readonly brace: string | undefined
  readonly text: string | undefined
}

const TOKEN =
  /\\(?<word>[a-z]{1,32})(?<number>-?\d{1,10})? ?|\\'(?<hex>[0-9a-f]{2})|\\(?<sign>[^a-z])|(?<brace>[{}])|[\r\n]+|(?<text>[^\\{}\r\n]+)/gi
const MAX_DEPTH = 10_000

function wordsOfRtf(rtf: string): { readonly plain?: string; readonly html?: string } {
  const head = rtf.slice(0, 2000)
  const isHtml = /\\fromhtml1?\b/.test(head)
  const page = /\\ansicpg(\d{3,5})/.exec(head)?.[1] ?? '1252'
  const out = writer(charsetOf(`windows-${page}`) ?? charsetOf(`cp${page}`))
  const stack: State[] = []
  let state: State = { isSilent: false, isRtfOnly: false, skips: 1 }
  let isFirst = false
  for (const match of rtf.matchAll(TOKEN)) {
    const token = match.groups as Token | undefined // the groups are those that stand in the pattern
    if (!token) continue
    if (token.brace === '{') {
      if (stack.length < MAX_DEPTH) stack.push(state)
    } else if (token.brace === '}') state = stack.pop() ?? state
    else if (!state.isSilent && !(isHtml && state.isRtfOnly)) out.hear(token, state.skips)
    state = after(state, token, isFirst, isHtml)
    isFirst = token.brace === '{'
  }
  const said = out.all()
  return isHtml ? { html: said } : { plain: said.trim() }
}

/** What a control word changes for all that follows in its group. */
function after(state: State, { word, number, sign }: Token, isFirst: boolean, isHtml: boolean): State {
  if (sign === '*') return { ...state, isSilent: true }
  if (word === 'htmltag') return { ...state, isSilent: !isHtml }
  if (word === 'htmlrtf') return { ...state, isRtfOnly: number !== '0' }
  if (word === 'uc') return { ...state, skips: Number(number ?? 1) }
  return isFirst && word !== undefined && SILENT.has(word) ? { ...state, isSilent: true } : state
}

/** Puts the letters together: bytes of a code page, letters by number, signs by name. */
function writer(charset: Charset | null) {
  const out: string[] = []
  let bytes: number[] = []
  let toSkip = 0
  const say = (text: string) => {
    if (bytes.length > 0) out.push(charset?.decodeAnyhow(Uint8Array.from(bytes)) ?? '')
    bytes = []
    out.push(text)
  }
  const hear = ({ word, number, hex, sign, text }: Token, skips: number) => {
    if (word === 'u' && number !== undefined) {
      say(String.fromCharCode(Number(number) & 0xffff))
      // What stands there for readers that know no Unicode.
      toSkip = skips
    } else if (word !== undefined) say(SIGNS[word] ?? '')
    else if (hex !== undefined && toSkip > 0) toSkip--
    else if (hex !== undefined) bytes.push(Number.parseInt(hex, 16))
    else if (sign !== undefined) say(SIGN_ITSELF[sign] ?? '')
    else if (text !== undefined) {
      say(text.slice(toSkip))
      toSkip = Math.max(0, toSkip - text.length)
    }
  }
  const all = () => {
    say('')
    return storable(out.join(''))
  }
  return { hear, all }
}
