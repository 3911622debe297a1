/**
 * The sentence that a mail program writes above a quote: "On Tuesday, 3 March 2026 at 10:12, Ada Example <ada@example> wrote:", in the
 * languages of `QUOTING`. A sentence of a person may begin and end likewise ("On Monday your colleague said:"), so a day, an hour or
 * an address must stand in it, or the quote right below.
 */
import { anyOf, mayEndIn } from './pattern.ts'
import { QUOTING } from './vocabulary.ts'

/** A sentence says "wrote" once or twice; more is not looked at. */
const MOST_VERBS = 3

const all = Object.values(QUOTING)
const re = (source: string, flags = 'u') => new RegExp(source, flags)

const ON = anyOf(all.flatMap(({ on }) => on))
const BEGINS_WITH_ON = re(String.raw`^${ON}[\s,:]`)
const BEGINS_WITH_DAY = /^(?:\p{L}{2,14}[.,،]{1,2}\s?)?(?:\p{L}{2,12}\.?,?\s)?.{0,2}\p{Nd}/u
/** Letters of alphabets that put blanks between words must not go on before or behind it. */
const LETTER = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Devanagari}]`
const WROTE = re(`(?<!${LETTER})${anyOf(all.flatMap(({ wrote }) => wrote))}(?!${LETTER})`, 'gu')
const DATE = /\p{Nd}{4}|\p{Nd}{1,2}[./:-]\p{Nd}{1,2}|\p{Nd}{1,2}\.? \p{L}|\p{L} \p{Nd}{1,2}\b|年/u
const WHEN = /^(?:on|am|le|el|il|em|op|den|på|dne|dnia|w dniu|v)\s/u
/** What may stand after the last word. */
const IS_END = /^[\s.:：>*_-]*$/u
const mayEndInVerb = mayEndIn(
  all.flatMap(({ wrote }) => wrote),
  /[\s.:：>*_-]/u,
)
const ENDS_IN_COLON = /[:：]$/u
const ENDS_IN_ADDRESS = /[^\s@]@[^\s@]{1,100}\s?\S{0,3}\s?.{0,40}$/u
/** Ada Example <ada@example> */
const IS_NAME_AND_ADDRESS =
  /^(?:[^\s@]{1,40}\s){0,8}?[<(["']{0,2}[^\s@<>]{1,80}@[^\s@<>]{1,100}(?:<mailto:[^<>\s]{1,200}>)?[>)\]"']{0,2}\s?$/u
const VIA = /\s(?:via|über|par|por|tramite)\s/u

/** Nothing but a day and an address. */
const DAY_AND_ADDRESS =
  /^.{0,60}?\p{Nd}{4}[^<>]{1,160}<\s?(?:mailto:)?[^\s<>@]{1,100}@[^\s<>@]{1,100}(?:<mailto:[^<>]{1,200}>)?\s?>\s?[:：]?$/u
const SURE_WITHOUT_VERB: readonly RegExp[] = [
  // 2016-03-03 17:21 GMT+01:00 NAME
  /^20\p{Nd}{2}-\p{Nd}{2}-\p{Nd}{2} \p{Nd}{1,2}:\p{Nd}{2} GMT[+-]\p{Nd}{1,2}:\p{Nd}{2} [^.!?]{1,80}$/u,
  // "AE" == Ada Example writes:
  /^"[^"]{1,80}" == .{1,160}[:：]$/u,
  /^Posted by .{1,120} on \p{Nd}{2}\/\p{Nd}{2}\/\p{Nd}{4}$/u,
]
const LIKELY_WITHOUT_VERB = /^(?:Quoting|Zitat von|Citando|Citat från) .{1,160}[:：]$/u

/** The first of several lines begins as such sentences do, or has a name and address that the next line's verb belongs to. */
export function mayGoOn(said: string) {
  if (BEGINS_WITH_ON.test(said) || BEGINS_WITH_DAY.test(said)) return true
  const end = said.slice(-160)
  return end.includes('@') && ENDS_IN_ADDRESS.test(end)
}

/** @param isQuoteNext a quote stands right below, which makes sure what is only likely */
export function isAboveQuote(said: string, isQuoteNext: () => boolean): boolean {
  if (SURE_WITHOUT_VERB.some(pattern => pattern.test(said))) return true
  if (LIKELY_WITHOUT_VERB.test(said)) return isQuoteNext()
  if (said.includes('@') && said.includes('<') && DAY_AND_ADDRESS.test(said))
    return BEGINS_WITH_DAY.test(said) || isQuoteNext()
  if (!ENDS_IN_COLON.test(said) && !mayEndInVerb(said)) return false
  let verbs = 0
  for (const verb of said.matchAll(WROTE)) {
    const before = said.slice(0, verb.index)
    const after = said.slice(verb.index + verb[0].length)
    const isSpoken = /^sa(?:id|ys)$/u.test(verb[0]) && !said.includes('@')
    if ((!isSpoken && isSure(before, after)) || (isLikely(before, after) && isQuoteNext())) return true
    if ((verbs += 1) >= MOST_VERBS) return false
  }
  return false
}

function isSure(before: string, after: string): boolean {
  const hasColon = ENDS_IN_COLON.test(after)
  if (IS_END.test(after)) {
    if (BEGINS_WITH_ON.test(before)) return DATE.test(before) || before.includes('@')
    if (IS_NAME_AND_ADDRESS.test(before)) return true
    if (hasColon && BEGINS_WITH_DAY.test(before)) return DATE.test(before)
    return hasColon && VIA.test(before)
  }
  if (!hasColon) return false
  if (IS_NAME_AND_ADDRESS.test(before)) return DATE.test(after) && after.length <= 120
  if (WHEN.test(after.trimStart())) return DATE.test(after)
  // The name behind the verb: Am DATE schrieb NAME <ADDRESS>:
  const isName = after.length <= 200 && !after.slice(0, -1).includes(':')
  return isName && DATE.test(before) && (BEGINS_WITH_ON.test(before) || BEGINS_WITH_DAY.test(before))
}

function isLikely(before: string, after: string): boolean {
  if (BEGINS_WITH_ON.test(before) && IS_END.test(after)) return true
  return before.length > 0 && before.length <= 160 && /^\s*(?:[:：]|\.\.\.)$/u.test(after)
}

const INSIDE = re(
  String.raw`^.{1,200}?(?:\s|(?=--))(-{0,10}\s?${ON}\s(?:\p{L}{2,10}[.,]{0,2}\s)?.{0,12}\p{Nd}.{10,300}[:：])$`,
)

/** Where a program set that sentence behind somebody's words without a new line: the sentence; else null. */
export function beginsInside(says: string): string | null {
  if (!ENDS_IN_COLON.test(says) || !says.includes('@') || BEGINS_WITH_ON.test(says)) return null
  const [, sentence] = INSIDE.exec(says) ?? []
  return sentence !== undefined && isAboveQuote(sentence.replace(/^[-\s]+/u, ''), () => false)
    ? sentence
    : null
}
