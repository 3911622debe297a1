/**
 * Terms: what a text is found by. The same function reads what is said and what is typed into the search, so both are forgiving in
 * the same way, in every language at once and on every PostgreSQL alike:
 *
 * - words without accents, in small letters, without the s of a plural; an emoji is a word;
 * - `=` and a number as it is printed, without its blanks and dashes: `=hd4k7q92mx`, `=bb44712209`;
 * - `#` and its digits from the last to the first, so that a telephone number is found by any end of it, with or without its country;
 * - `@` and an e-mail address, and each of its ends: `@quill@post.example`, `@post.example`;
 * - `:` and a word of what the customer is called, `~` and such a word with one letter left out: two names that differ by one letter,
 *   or by two that changed places, have one of those in common.
 *
 * None of them holds a quote, a blank or a backslash.
 */
import { findReferences } from '../../domain/case/reference.ts'

/** A stretch of a text that is one word, and the word that it is found by. */
export interface Token {
  readonly from: number
  readonly to: number
  readonly word: string
}

const longestTerm = 40
const mostTerms = 5_000
/** Characters: twice as many as hold so many different words in a natural text. */
const mostRead = 200_000
const shortestCode = 5
const shortestPhone = 6
const shortestName = 4

// Writing without blanks is found by its single signs.
const single = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Extended_Pictographic}]`
const tokens = new RegExp(
  String.raw`(?!\p{N})${single}|(?:(?!${single})[\p{L}\p{N}]|\p{N})(?:(?!${single})[\p{L}\p{N}\p{M}]|\p{N})*`,
  'gu',
)
// Only where a word begins: at each letter of a long one it would be looked for anew.
const mails = /(?<![^\s@<>"'(),:;\\])[^\s@<>"'(),:;\\]{1,64}@[\p{L}\p{N}.-]{1,190}[\p{L}\p{N}]/gu
/** Groups with digits in them, and the letters before the first one, with little between them: `BB-4471 2209`, `+44 (0)7700 900123`. */
const gap = String.raw`[^\S\n]|[\-./()]`
const group = String.raw`(?=[\p{L}\p{N}]*\p{N})[\p{L}\p{N}]+`
const codes = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:\p{L}{1,3}(?:${gap}){0,2})?\+?\(?${group}(?:(?:${gap}){1,3}${group})*`,
  'gu',
)

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
}

/** A word without what people leave out when they type. */
export function fold(word: string): string {
  // Most words have nothing to be left out.
  const plain = /^[a-zA-Z0-9]*$/.test(word) ? word.toLowerCase() : withoutMarks(word)
  const isPlural = plain.length > 3 && /^[a-z]+[^isu]s$/u.test(plain)
  return cut(isPlural ? plain.slice(0, -1) : plain)
}

function withoutMarks(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßøłđðþæœı]/gu, letter => letters[letter] ?? letter)
}

/** The words of a text, with where they stand. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(tokens)].flatMap(({ 0: said, index }) => {
    const word = fold(said)
    return word === '' ? [] : [{ from: index, to: index + said.length, word }]
  })
}

/** Everything that a text is found by; of one that is longer than anybody writes, its beginning. */
export function termsOf(whole: string): ReadonlySet<string> {
  const text = whole.slice(0, mostRead)
  const found = new Set<string>()
  // Most words of a long text came before.
  const said = new Set(Array.from(text.matchAll(tokens), ([word]) => word))
  for (const word of said) add(found, fold(word))
  for (const reference of findReferences(text)) add(found, codeTerm(reference))
  for (const [mail] of text.matchAll(mails)) for (const term of mailTerms(mail)) add(found, term)
  for (const [code] of text.matchAll(codes)) for (const term of numberTerms(code)) add(found, term)
  return found
}

/** What a customer is found by besides: their name with a letter wrong, and `from:`. */
export function nameTerms(texts: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const text of texts) {
    for (const { word } of tokensOf(text)) {
      add(found, `:${word}`)
      for (const near of nearTerms(word)) add(found, near)
    }
  }
  return found
}

/** The word with each of its letters left out, and whole. Short words are alike by chance, and have none. */
export function nearTerms(word: string): readonly string[] {
  const signs = Array.from(word)
  if (signs.length < shortestName || signs.length > longestTerm / 2 || /\p{N}/u.test(word)) return []
  return [...new Set([`~${word}`, ...signs.map((_, at) => `~${signs.toSpliced(at, 1).join('')}`)])]
}

/** Stretches of a text that are one number, whatever stands between its parts. */
export function numbersIn(
  text: string,
): readonly { readonly from: number; readonly to: number; readonly terms: readonly string[] }[] {
  return [...text.matchAll(codes)].flatMap(({ 0: said, index }) => {
    const terms = numberTerms(said)
    return terms.length === 0 ? [] : [{ from: index, to: index + said.length, terms }]
  })
}

/** A whole text as one number, or a reference. */
export function codeTerm(code: string): string {
  return cut(`=${compact(code)}`)
}

function numberTerms(said: string): readonly string[] {
  const code = compact(said)
  const digits = phoneDigits(said)
  return [
    ...(code.length >= shortestCode ? [cut(`=${code}`)] : []),
    ...(digits.length >= shortestPhone ? [cut(`#${Array.from(digits).toReversed().join('')}`)] : []),
  ]
}

/** Without the zeros that stand for a country or a town, and the (0) between them. */
function phoneDigits(said: string): string {
  return compact(said.replace(/\(0\)/u, ''))
    .replaceAll(/[^0-9]/gu, '')
    .replace(/^0+/u, '')
}

function compact(said: string): string {
  return said
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** The address whole, from each of the parts of its name on, and its domain. */
export function mailTerms(mail: string): readonly string[] {
  const whole = mail.normalize('NFKC').toLowerCase()
  const [name = '', domain = ''] = whole.split('@')
  const ends = [...name.matchAll(/[^._+-]+/gu)].map(({ index }) => name.slice(index))
  return [`@${whole}`, ...ends.map(end => `@${end}@${domain}`), `@${domain}`].map(cut)
}

function cut(term: string): string {
  return term.length <= longestTerm ? term : Array.from(term).slice(0, longestTerm).join('')
}

function add(found: Set<string>, term: string): void {
  if (found.size < mostTerms && term.length > 0) found.add(term)
}
