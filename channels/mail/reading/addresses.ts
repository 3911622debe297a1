/**
 * The addresses that a header names. Their grammar (groups, comments, quotes) is read by `postal-mime`; the letters of
 * the names by us, so that a wrong charset or a letter cut in two is mended there as everywhere.
 */
import { addressParser } from 'postal-mime'
import { storable } from '../../content.ts'
import { readBare, readHeaderText } from './encoded-words.ts'

export type Mailbox = { readonly address: string; readonly name?: string }

const MAX_LENGTH = 100_000
const MAX_SIGNS = 5000
const MAX_ADDRESS = 320
const MAX_NAME = 1000
const ENCODED = /=\?[^?\s]{1,60}\?[bq]\?[^?]*\?=(?:\s+=\?[^?\s]{1,60}\?[bq]\?[^?]*\?=)*/gi
/** They stand for an encoded word while the grammar is read: what it holds may be a comma or a quote. */
const [OPEN, CLOSE] = ['\ue000', '\ue001']
const STAND_IN = /\ue000(\d+)\ue001/g

/** Those that have an address, in order. @param raw one character per byte @param most so much of it is looked at */
export function readAddresses(raw: string, charset?: string, most = MAX_LENGTH): readonly Mailbox[] {
  const words: string[] = []
  const text = readBare(startOf(raw, most), charset).replaceAll(/[\ue000\ue001]/g, '')
  const bare = text.replaceAll(ENCODED, word => {
    words.push(readHeaderText(word, charset))
    return `${OPEN}${words.length - 1}${CLOSE}`
  })
  const found = parse(bare, name => name.replaceAll(STAND_IN, (_all, index) => words[Number(index)] ?? ''))
  // Some programs encode the address with the name: `=?utf-8?q?Ada_<ada@customer.example>?=`.
  return found.length > 0 || words.length === 0
    ? found
    : parse(readHeaderText(startOf(raw, most), charset), name => name)
}

/** Signs are cheap to write and each costs the grammar something: after so many no more is looked at. */
function startOf(raw: string, most: number): string {
  const start = raw.slice(0, most)
  let signs = 0
  for (let at = 0; at < start.length; at++) {
    const letter = start.charCodeAt(at)
    // , : ; <
    if ((letter === 0x2c || (letter >= 0x3a && letter <= 0x3c)) && ++signs > MAX_SIGNS)
      return start.slice(0, at)
  }
  return start
}

function parse(text: string, nameOf: (said: string) => string): readonly Mailbox[] {
  const found: Mailbox[] = []
  for (const { address, name } of addressParser(text, { flatten: true })) {
    const plain = storable(address ?? '').trim()
    if (!plain.includes('@') || plain.length > MAX_ADDRESS || /[\s\ue000\ue001]/.test(plain)) continue
    const shown = plainLine(nameOf(name)).slice(0, MAX_NAME).toWellFormed()
    found.push({ address: plain, ...(shown && { name: shown }) })
  }
  return found
}

/** On one line, without what would turn the direction of what follows, without quotes around all of it. */
function plainLine(name: string): string {
  const line = storable(name)
    .replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return /^(["']).+\1$/.test(line) ? line.slice(1, -1).trim() : line
}
