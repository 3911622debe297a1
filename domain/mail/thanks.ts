/**
 * Whether somebody only says thanks. Such words wake no case that is solved, and take no promise and no date away.
 *
 * Nobody is to be overheard, so it is yes only when the whole message is made of known pieces and names: a single word beside them,
 * a question, a number, a "but", quotes around "help" or a frown make it a message. When in doubt: no.
 */
import { NO_NAMES, THANKS_PIECES } from './thanks-words.ts'

/** Whoever writes more says more. */
const MOST_CHARACTERS = 400
const MOST_NAMES = 3

const END = "(?![\\p{L}\\p{M}\\p{N}'])"
const THANKS = pieces(THANKS_PIECES.flatMap(({ thanks }) => thanks))
const AROUND = pieces(THANKS_PIECES.flatMap(({ around }) => around))
/** A name in letters that have capitals, or one letter of it: "Maya", "O'Neill", "J." */
const NAME = /(?:\p{Lu}[\p{Ll}\p{M}'-]{1,30}(?:\p{Lu}\p{Ll}{1,30})?|\p{Lu}(?=[.\s]|$))(?![\p{L}\p{N}])/uy
const WORD = /[\p{L}\p{M}'-]{1,40}/uy
const BETWEEN = /(?:[ \t\n,!¡;:~*،۔।–—-]|\.(?!\.))+/uy
/** Those that nobody sends in anger. */
const KIND_SIGNS =
  /(?:🙏|👍|👏|👌|🤝|🙌|💪|😊|🙂|😀|😃|😄|😁|😇|🤗|🥰|😍|☺|❤|🧡|💛|💚|💙|💜|🤍|♥|💐|🌹|🌸|🌷|🌻|🎉|🥳|⭐|🌟|✨|✅|\p{Emoji_Modifier}|\ufe0f|\u200d|(?<=^|\s):-?[)D](?=\s|$)|(?<=^|\s)<3(?=\s|$))/gu

/**
 * @param newWords without what the mail quotes; a signature may be left in it
 * @param names of people whom the message may name, in letters without capitals as well
 */
export function isOnlyThanks(newWords: string, names: readonly string[] = []): boolean {
  if (newWords.length > MOST_CHARACTERS * 2) return false
  const text = fold(newWords).trim()
  if (text.length > MOST_CHARACTERS) return false
  const known = names
    .flatMap(name => fold(name.slice(0, 200)).toLowerCase().split(/\s+/))
    .filter(name => name.length > 1)
  return isMadeOfPieces(text, new Set(known))
}

function isMadeOfPieces(text: string, names: ReadonlySet<string>): boolean {
  let at = 0
  let saysThanks = false
  let named = 0
  while (at < text.length) {
    const thanks = longestOf(THANKS, text, at)
    const around = longestOf(AROUND, text, at)
    const between = matchAt(BETWEEN, text, at)
    const piece = Math.max(thanks, around)
    if (piece > 0) {
      if (thanks >= around) saysThanks = true
      at += piece
    } else if (between > 0) {
      at += between
    } else {
      const name = nameAt(text, at, names)
      named += 1
      if (name === 0 || named > MOST_NAMES) return false
      at += name
    }
  }
  return saysThanks
}

/** A name that we know may stand anywhere; what only looks like one, where one addresses or signs: "Thanks. Cancelled." has none. */
function nameAt(text: string, at: number, names: ReadonlySet<string>): number {
  const length = matchAt(WORD, text, at)
  const word = text.slice(at, at + length).toLowerCase()
  if (names.has(word)) return length
  const isAfterWords = at > 0 && !/[.!;:~*–—][ \t]*$/u.test(text.slice(0, at))
  return isAfterWords && !NO_NAMES.has(word) ? matchAt(NAME, text, at) : 0
}

function longestOf(expressions: readonly RegExp[], text: string, at: number): number {
  return Math.max(...expressions.map(expression => matchAt(expression, text, at)))
}

/** How many characters match there; 0 for none. */
function matchAt(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at
  return expression.exec(text)?.[0].length ?? 0
}

/** Accents, kinds of spaces, apostrophes and letters that one writes in two ways do not matter; kind signs say nothing more. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/(?<=\p{Script=Latin})[\u0300-\u036f]+/gu, '')
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .replaceAll('’', "'")
    .replaceAll('ك', 'ک')
    .replaceAll(/[يى]/g, 'ی')
    .replaceAll(/[هة]/g, 'ہ')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(KIND_SIGNS, ' ')
    .replaceAll(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/ {2,}/g, ' ')
}

function pieces(sources: readonly string[]): readonly RegExp[] {
  return sources.map(source => new RegExp(`(?:${source.normalize('NFC')})${END}`, 'iuy'))
}
