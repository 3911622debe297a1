/**
 * Promises that an agent's words hold, suggested for the agent to record with one key. Never recorded by themselves.
 *
 * A baseline of patterns, measured by `npm run bench -- promises`: who takes something on × what they do × until when (english.ts,
 * spanish.ts, when-*.ts). Questions, conditions, denials, doubts, the past, hearsay and quotes of somebody else's words are no promises.
 */
import type { CommitmentKind } from '../../case/facts.ts'
import type { Calendar } from '../../time/calendar.ts'
import type { Within } from '../../time/due.ts'
import type { Instant } from '../../time.ts'
import { english } from './english.ts'
import { anyOf, type LanguageTable, type Opener } from './language.ts'
import { type Piece, sentencesOf, withoutQuotes } from './sentences.ts'
import { spanish } from './spanish.ts'
import { type DueNamed, dueNamed, timeWordsIn, type WhenTable } from './when.ts'
import { whenEnglish } from './when-english.ts'
import { whenSpanish } from './when-spanish.ts'

export type SuggestLanguage = 'en' | 'es'

export interface Suggestion {
  readonly kind: CommitmentKind
  /** The words as they stand, by UTF-16 offsets of the text that was given. */
  readonly from: number
  readonly to: number
  readonly words: string
  /** Until when, where the words say so. */
  readonly due: { readonly within: Within } | { readonly at: Instant } | null
}

interface ReadyOpener {
  readonly begins: RegExp
  readonly then: RegExp | null
  readonly needsTime: boolean
  readonly mayDeny: boolean
  readonly goesOn: boolean
}

interface Ready {
  readonly openers: readonly ReadyOpener[]
  readonly doesInTime: RegExp
  readonly kinds: readonly (readonly [CommitmentKind, RegExp])[]
  readonly notInSentence: RegExp
  readonly notInClause: RegExp
  readonly negatedBefore: RegExp
  readonly negatedAfter: RegExp
  readonly parts: RegExp
  readonly tails: RegExp
  readonly and: RegExp
  readonly when: WhenTable
}

const NEVER = /(?!)/u

const ready: Readonly<Record<SuggestLanguage, Ready>> = {
  en: made(english, whenEnglish, 'and'),
  es: made(spanish, whenSpanish, 'y'),
}

/** No longer text is read while somebody writes. */
const LONGEST = 20_000

/**
 * The promises in what an agent wrote or said, in the order in which they stand.
 * @param language of the words; where it is not known, that of the customer
 */
export function suggestPromises(
  text: string,
  language: SuggestLanguage,
  now: Instant,
  calendar: Calendar,
): readonly Suggestion[] {
  const table = ready[language]
  return sentencesOf(withoutQuotes(text.slice(0, LONGEST))).flatMap(sentence =>
    promisesIn(sentence, table).map(found => named(text, found, table, now, calendar)),
  )
}

function named(
  text: string,
  { from, to }: Piece,
  table: Ready,
  now: Instant,
  calendar: Calendar,
): Suggestion {
  const words = text.slice(from, to)
  const due: DueNamed | null = dueNamed(words, table.when, now, calendar)
  // What lies behind us was said of something else.
  const ahead = due && 'at' in due && due.at <= now ? null : due
  return { kind: kindOf(words, table), from, to, words, due: ahead }
}

function kindOf(words: string, { kinds }: Ready): CommitmentKind {
  let first: { readonly kind: CommitmentKind; readonly at: number } | null = null
  for (const [kind, pattern] of kinds) {
    const at = pattern.exec(words)?.index
    if (at !== undefined && (first === null || at < first.at)) first = { kind, at }
  }
  return first?.kind ?? 'other'
}

function promisesIn(sentence: Piece, table: Ready): readonly Piece[] {
  if (/[?¿]/.test(sentence.words) || table.notInSentence.test(sentence.words)) return []
  const found = clausesOf(sentence, table.parts).flatMap(clause => promisesOfClause(clause, table))
  return joined(found, table)
}

interface Opened {
  readonly at: number
  readonly end: number
  readonly opener: ReadyOpener
}

function promisesOfClause(clause: Piece, table: Ready): readonly Piece[] {
  if (table.notInClause.test(clause.words)) return []
  const opened = openersIn(clause.words, table)
  return opened.flatMap(({ at, end, opener }, index) => {
    const next = opened[index + 1]?.at ?? clause.words.length
    const rest = withoutTail(clause.words.slice(end, next), table)
    if (isOnlyAnnounced(rest) || !holds(clause.words, { at, end, opener }, rest, table)) return []
    const from = index === 0 ? beginning(clause.words, at, table.when) : at
    return [trimmed(clause, from, end + rest.length, table)]
  })
}

/** "I promise that" alone: the promise follows. */
function isOnlyAnnounced(rest: string): boolean {
  return /^[\s,:]*(?:that|que|to)?\s*$/iu.test(rest)
}

function holds(words: string, { at, end, opener }: Opened, rest: string, table: Ready): boolean {
  if (table.negatedBefore.test(words.slice(0, at))) return false
  if (!opener.mayDeny && table.negatedAfter.test(rest)) return false
  const isTimed = timeWordsIn(words.slice(0, end) + rest, table.when) !== null
  if (opener.needsTime && !isTimed) return false
  if (opener.then === null) return true
  return opener.then.test(rest) || (isTimed && table.doesInTime.test(rest))
}

/** The openers of a clause in their order; of two at the same place, the longer one. */
function openersIn(words: string, { openers }: Ready): readonly Opened[] {
  const all = openers.flatMap(opener =>
    [...words.matchAll(opener.begins)].map(match => ({
      at: match.index,
      end: match.index + match[0].length,
      opener,
    })),
  )
  const sorted = all.toSorted((a, b) => a.at - b.at || b.end - a.end)
  const kept: Opened[] = []
  for (const one of sorted) {
    const isFree = one.at >= (kept.at(-1)?.end ?? 0)
    if (isFree && (!one.opener.goesOn || kept.length > 0)) kept.push(one)
  }
  return kept
}

/** A time before the opener belongs to it: "Tomorrow at ten I will…". */
function beginning(words: string, at: number, when: WhenTable): number {
  return timeWordsIn(words.slice(0, at), when)?.from ?? at
}

/** Two pieces of one sentence that say the same thing are one promise: "I promise that I will call you". */
function joined(pieces: readonly Piece[], table: Ready): readonly Piece[] {
  const kept: Piece[] = []
  for (const piece of pieces) {
    const before = kept.at(-1)
    if (before && kindOf(before.words, table) === kindOf(piece.words, table) && piece.from - before.to < 8)
      kept[kept.length - 1] = { from: before.from, to: piece.to, words: `${before.words} ${piece.words}` }
    else kept.push(piece)
  }
  return kept
}

function clausesOf(sentence: Piece, parts: RegExp): readonly Piece[] {
  const clauses: Piece[] = []
  let from = 0
  for (const part of sentence.words.matchAll(new RegExp(parts, 'giu'))) {
    clauses.push(pieceOf(sentence, from, part.index))
    from = part.index + part[0].length
  }
  return [...clauses, pieceOf(sentence, from, sentence.words.length)]
}

function withoutTail(rest: string, { tails }: Ready): string {
  const tail = tails.exec(rest)
  return tail ? rest.slice(0, tail.index) : rest
}

function trimmed(clause: Piece, from: number, to: number, { and }: Ready): Piece {
  const words = clause.words.slice(from, to)
  const blank = words.length - words.trimStart().length
  const kept = words
    .trim()
    .replace(and, '')
    .replace(/[\s.,;!]+$/u, '')
  return pieceOf(clause, from + blank, from + blank + kept.length)
}

function pieceOf(whole: Piece, from: number, to: number): Piece {
  return { from: whole.from + from, to: whole.from + to, words: whole.words.slice(from, to) }
}

function made(table: LanguageTable, when: WhenTable, and: string): Ready {
  const negations = table.negations.join('|')
  return {
    openers: table.openers.map(opener => readyOpener(opener, table)),
    doesInTime: table.doesInTime.length > 0 ? anyOf(table.doesInTime) : NEVER,
    kinds: Object.entries(table.kinds).map(
      ([kind, words]) => [kind as CommitmentKind, anyOf(words)] as const, // the keys of the record
    ),
    notInSentence: anyOf(table.notInSentence),
    notInClause: anyOf(table.notInClause),
    negatedBefore: new RegExp(`(?:^|\\s)(?:${negations.replaceAll('’', "['’]")})\\s*$`, 'iu'),
    negatedAfter: new RegExp(`^\\s*(?:${negations.replaceAll('’', "['’]")})(?!\\p{L})`, 'iu'),
    parts: new RegExp(table.parts.join('|'), 'iu'),
    tails: new RegExp(`(?:${table.tails.join('|')})(?!\\p{L})`, 'iu'),
    and: new RegExp(`[\\s,]+(?:${and}|e|so|so that|then)$`, 'iu'),
    when,
  }
}

function readyOpener(
  { begins, then, needsTime, mayDeny, goesOn }: Opener,
  table: LanguageTable,
): ReadyOpener {
  const follows = then ?? table.does
  return {
    begins: anyOf(begins, 'giu'),
    then: follows === 'anything' ? null : anyOf(follows),
    needsTime: needsTime === true,
    mayDeny: mayDeny === true,
    goesOn: goesOn === true,
  }
}
