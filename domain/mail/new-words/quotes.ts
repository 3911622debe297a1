/** Older mails, marked line by line (`>`) or standing below a mark. */
import type { Kind, Sheet } from './sheet.ts'

const OLD_MAIL: readonly Kind[] = ['original', 'forward', 'reply-above', 'headers']

/** From the first mark of an older mail that is not quoted line by line, everything down to the end. */
export function foldOldMail(sheet: Sheet) {
  const words = sheet.first(['words', 'device-maybe'])
  if (words < 0) return
  for (let at = sheet.first(OLD_MAIL, words); at >= 0; at = sheet.first(OLD_MAIL, at + 1)) {
    if (sheet.kind(nextSaid(sheet, at + 1)) === 'quoted') {
      sheet.fold(at, at + 1, 'quote')
      continue
    }
    let from = at
    // The rule above the headers, the mark above them.
    while (from > 0 && ['blank', 'rule', 'forward', 'original'].includes(sheet.kind(from - 1))) from -= 1
    const isForward = sheet.first(['forward'], from, at + 1) >= 0
    sheet.fold(from, sheet.size, isForward ? 'forward' : 'quote')
    return
  }
}

export function foldQuotes(sheet: Sheet) {
  foldQuoteAtStart(sheet)
  foldUnmarkedQuote(sheet)
  foldQuoteBelow(sheet)
  foldSentencesAbove(sheet)
  foldQuoteAtEnd(sheet)
}

/** "Ada wrote:", a quote, and only then words: they are new, the quote is not. */
function foldQuoteAtStart(sheet: Sheet) {
  const words = sheet.first(['words'])
  const above = sheet.first(['above-quote'])
  if (above < 0 || words < above) return
  const quoted = sheet.first(['quoted'])
  const isLast = sheet.first(['quoted', 'above-quote'], words) < 0
  if (isLast && quoted >= 0 && quoted < words) sheet.fold(above, words, 'quote')
}

/** "Ada wrote:" and below it no `>`, as phones do: all of it is old, unless words stand below a later quote. */
function foldUnmarkedQuote(sheet: Sheet) {
  const words = sheet.first(['words'])
  const lastQuoted = sheet.last(['quoted'])
  const isAnsweredBelow = lastQuoted >= 0 && sheet.first(['words'], lastQuoted) >= 0
  // Above the last quote stand words, above these a quote: who wrote this answers between the lines, from there up.
  const answer = sheet.last(['words'], 0, lastQuoted)
  const answered = sheet.last(['quoted'], 0, answer)
  if (words < 0) return
  for (
    let at = sheet.first(['above-quote'], words);
    at >= 0;
    at = sheet.first(['above-quote'], endOf(sheet, at))
  ) {
    const isOld =
      at > answered && !isAnsweredBelow && sheet.kind(nextSaid(sheet, endOf(sheet, at))) === 'words'
    if ((at <= lastQuoted && !isOld) || !isByProgram(sheet, at)) continue
    sheet.fold(at, sheet.size, 'quote')
    return
  }
}

const MOST_IN_CARD = 6
const MOST_CARD_CHARACTERS = 300
const MOST_IN_LINE = 60

/**
 * Words, "Ada wrote:", a quote down to the end: it is old. A few lines below it are the card of who writes above a quote; but
 * where there is only a greeting above, or the quote stands right below the sentence and they look like words, they are the answer.
 */
function foldQuoteBelow(sheet: Sheet) {
  const lastOld = sheet.last(['quoted', 'above-quote'])
  const card = sheet.first(['words'], lastOld + 1)
  const lastWords = sheet.last(['words'], 0, card < 0 ? sheet.size : lastOld)
  const above = sheet.first(['above-quote'], lastWords + 1)
  if (lastWords < 0 || above < 0) return
  if (card >= 0 && !isCard(sheet, card, above)) return
  sheet.fold(above, lastOld + 1, 'quote')
  if (card >= 0) sheet.fold(card, sheet.size, 'signature')
}

function isCard(sheet: Sheet, card: number, above: number): boolean {
  if (isGreetingOnly(sheet, above)) return false
  const isApart = sheet.kind(endOf(sheet, above)) === 'blank'
  let lines = 0
  let characters = 0
  for (let index = card; index < sheet.size; index += 1) {
    const { says = '' } = sheet.lines[index] ?? {}
    if (sheet.kind(index) !== 'words') continue
    lines += 1
    characters += says.length
    if (lines > MOST_IN_CARD || characters > MOST_CARD_CHARACTERS || /[?？؟]$/u.test(says)) return false
    if (!isApart && (says.length > MOST_IN_LINE || /[.!:,;]$/u.test(says))) return false
  }
  return true
}

/** "Dear Ada," and nothing else: what the mail has to say comes below. */
function isGreetingOnly(sheet: Sheet, to: number): boolean {
  const words = sheet.first(['words'], 0, to)
  return sheet.count('words', 0, to) === 1 && /^.{1,50}[,،:!]$/u.test(sheet.lines[words]?.says ?? '')
}

/** What is answered stays; who wrote it is known. */
function foldSentencesAbove(sheet: Sheet) {
  for (let at = sheet.first(['above-quote']); at >= 0; ) {
    const end = endOf(sheet, at)
    const isAboveQuote = sheet.kind(nextSaid(sheet, end)) === 'quoted'
    if (isAboveQuote || isByProgram(sheet, at)) sheet.fold(at, end, 'quote')
    at = sheet.first(['above-quote'], end)
  }
}

/** "On 3 March you wrote:" a person may write too, and then their own words stand below; an hour and an address they leave out. */
function isByProgram(sheet: Sheet, above: number): boolean {
  const lines = sheet.lines.slice(above, endOf(sheet, above))
  return lines.some(({ says }) => /@|\p{Nd}:\p{Nd}{2}|\bklo?\.? ?\p{Nd}| via |\bo godz\b/u.test(says))
}

function foldQuoteAtEnd(sheet: Sheet) {
  const words = sheet.last(['words', 'device-maybe', 'rule'])
  const quoted = sheet.first(['quoted'], words + 1)
  if (sheet.first(['words']) >= 0 && quoted >= 0) sheet.fold(quoted, sheet.size, 'quote')
}

function endOf(sheet: Sheet, above: number): number {
  let end = above
  while (sheet.kind(end) === 'above-quote') end += 1
  return end
}

function nextSaid(sheet: Sheet, from: number): number {
  let index = from
  while (index < sheet.size && sheet.kind(index) === 'blank') index += 1
  return index
}
