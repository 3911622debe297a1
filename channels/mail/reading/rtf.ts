/**
 * The words of a mail that Outlook keeps as compressed RTF (MS-OXRTFCP): unpacked, and the HTML taken out that is
 * wrapped in it (MS-OXRTFEX), or else its plain text.
 */
import { charsetOf } from './charset-names.ts'

const COMPRESSED = 0x75465a4c // LZFu
const AS_IT_IS = 0x414c454d // MELA
/** What an unpacker must know beforehand. */
const DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'
const WINDOW = 4096
const MAX_BYTES = 16 * 1024 * 1024

/** Null where it is none. */
export function readRtf(packed: Buffer): { readonly plain?: string; readonly html?: string } | null {
  const rtf = unpackRtf(packed)
  return rtf === null ? null : wordsOfRtf(rtf)
}

/** One character per byte. */
export function unpackRtf(packed: Buffer): string | null {
  if (packed.length < 16) return null
  const kind = packed.readUInt32LE(8)
  if (kind === AS_IT_IS) return packed.subarray(16).toString('latin1')
  if (kind !== COMPRESSED) return null
  const size = Math.min(packed.readUInt32LE(4), MAX_BYTES)
  const window = Buffer.alloc(WINDOW, 0x20)
  window.write(DICTIONARY, 'latin1')
  const out = Buffer.alloc(size)
  let write = DICTIONARY.length
  let to = 0
  const put = (byte: number) => {
    out[to++] = byte
    window[write] = byte
    write = (write + 1) % WINDOW
  }
  for (let at = 16; at < packed.length && to < size; ) {
    const flags = packed[at++] ?? 0
    for (let bit = 0; bit < 8 && at < packed.length && to < size; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(packed[at++] ?? 0)
        continue
      }
      const token = ((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0)
      at += 2
      const from = token >> 4
      // A reference to the place that is written next is the end.
      if (from === write) return out.toString('latin1', 0, to)
      for (let copied = 0; copied < (token & 15) + 2 && to < size; copied++)
        put(window[(from + copied) % WINDOW] ?? 0)
    }
  }
  return out.toString('latin1', 0, to)
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

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi

function wordsOfRtf(rtf: string): { readonly plain?: string; readonly html?: string } {
  const isHtml = /\\fromhtml1?\b/.test(rtf.slice(0, 2000))
  const page = /\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 2000))?.[1] ?? '1252'
  const charset = charsetOf(`windows-${page}`) ?? charsetOf(`cp${page}`)
  const out: string[] = []
  let bytes: number[] = []
  const flush = () => {
    if (bytes.length > 0) out.push(charset?.decodeAnyhow(Uint8Array.from(bytes)) ?? '')
    bytes = []
  }
  const say = (text: string) => {
    flush()
    out.push(text)
  }
  const stack: State[] = []
  let state: State = { isSilent: false, isRtfOnly: false, skips: 1 }
  let toSkip = 0
  let isFirst = false
  for (const [token, word, number, hex, sign, brace, text] of rtf.matchAll(TOKEN)) {
    const isHeard = !state.isSilent && !(isHtml && state.isRtfOnly)
    if (brace === '{') {
      if (stack.length < 10_000) stack.push(state)
      isFirst = true
      continue
    }
    if (brace === '}') state = stack.pop() ?? state
    else if (word !== undefined) {
      if (isFirst && SILENT.has(word)) state = { ...state, isSilent: true }
      else if (word === 'htmltag') state = { ...state, isSilent: !isHtml }
      else if (word === 'htmlrtf') state = { ...state, isRtfOnly: number !== '0' }
      else if (word === 'uc') state = { ...state, skips: Number(number ?? 1) }
      else if (isHeard && word === 'u' && number !== undefined) {
        say(String.fromCharCode(Number(number) & 0xffff))
        toSkip = state.skips
      } else if (isHeard && SIGNS[word] !== undefined) say(SIGNS[word] ?? '')
    } else if (sign === '*') state = { ...state, isSilent: true }
    else if (isHeard && hex !== undefined) {
      if (toSkip > 0) toSkip--
      else bytes.push(Number.parseInt(hex, 16))
    } else if (isHeard && sign !== undefined) {
      if (sign === '~') say('\u00a0')
      else if (/[\\{}]/.test(sign)) say(sign)
      else if (/[\r\n]/.test(sign)) say('\n')
    } else if (isHeard && text !== undefined) {
      const kept = text.slice(toSkip)
      toSkip = Math.max(0, toSkip - text.length)
      flush()
      out.push(kept)
    }
    if (token !== undefined) isFirst = false
  }
  flush()
  const said = out.join('').replaceAll('\0', '').toWellFormed()
  return isHtml ? { html: said } : { plain: said.trim() }
}
