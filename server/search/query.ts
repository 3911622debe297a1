/**
 * What somebody typed into the search, as a question to the terms of cases. All words must be there; the last one may be unfinished.
 * Nothing that is typed can be wrong: signs that mean something to PostgreSQL never reach it.
 */
import { parseReference } from '../../domain/case/reference.ts'
import { fold, mailTerms, nearTerms, numbersIn, tokensOf } from './terms.ts'

export interface Query {
  /** As a tsquery; null when no words are sought. */
  readonly terms: string | null
  /** The same with a letter wrong in names; null where that is the same. */
  readonly nearNames: string | null
  /** The case that is named by what was typed, in the printed form. */
  readonly reference: string | null
  readonly filters: Filters
  /** What to mark in a text: folded words, and those that may go on. */
  readonly marks: Marks
}

export interface Filters {
  readonly is: readonly string[]
  /** Names or parts of names, folded; `me` is who asks. */
  readonly owner: readonly string[]
  readonly tags: readonly string[]
}

export interface Marks {
  readonly words: ReadonlySet<string>
  readonly beginnings: readonly string[]
  /** Beginnings of terms of numbers and addresses. */
  readonly terms: readonly string[]
}

/** What one stretch of the question asks for: one of these, each a term, with `:*` when it may go on. */
interface Wish {
  readonly exact: string
  readonly near: string
}

const mostWords = 12
/** Shorter beginnings are in nearly every case. */
const shortestBeginning = 3
const phoneEnd = 9
const operator = /(?<!\S)(is|owner|from|tag):("[^"]*"|\S*)/giu
const mail = /(?<!\S)\S*@\S*(?!\S)/gu

export function readQuery(typed: string): Query {
  const filters: Record<'is' | 'owner' | 'tags', string[]> = { is: [], owner: [], tags: [] }
  const from: string[] = []
  const rest = typed.replaceAll(operator, (_, name: string, given: string) => {
    const value = given.replaceAll('"', '')
    const folded = value.toLowerCase()
    if (value === '') return ' '
    if (name.toLowerCase() === 'is') filters.is.push(folded)
    if (name.toLowerCase() === 'owner') filters.owner.push(...tokensOf(value).map(({ word }) => word))
    if (name.toLowerCase() === 'tag') filters.tags.push(folded)
    if (name.toLowerCase() === 'from') from.push(value)
    return ' '
  })
  const addresses = rest.match(mail) ?? []
  const words = rest.replaceAll(mail, address => ' '.repeat(address.length))
  const wishes = [
    ...from.flatMap(fromWishes),
    ...addresses.map(address => same(oneOf(addressTerms(address)))),
    ...wordWishes(words, !/\s$/u.test(typed)),
  ]
    .filter(({ exact }) => exact !== '')
    .slice(0, mostWords)
  const terms = wishes.map(({ exact }) => exact).join(' & ')
  const nearNames = wishes.map(({ near }) => near).join(' & ')
  return {
    terms: terms === '' ? null : terms,
    nearNames: nearNames === terms ? null : nearNames,
    reference: parseReference(rest),
    filters,
    marks: marksOf(rest, addresses),
  }
}

function same(exact: string): Wish {
  return { exact, near: exact }
}

function fromWishes(value: string): readonly Wish[] {
  if (value.includes('@')) return [same(oneOf(addressTerms(value)))]
  return tokensOf(value).map(({ word }) => wish(`${quoted(`:${word}`)}:*`, word))
}

function wordWishes(text: string, mayGoOn: boolean): readonly Wish[] {
  const numbers = numbersIn(text)
  const tokens = tokensOf(text)
  const last = tokens.at(-1)
  const asTerm = (token: (typeof tokens)[number]) =>
    token === last && mayGoOn && token.word.length >= shortestBeginning
      ? `${quoted(token.word)}:*`
      : quoted(token.word)
  const ofNumbers = numbers.map(({ from, to, terms }) => {
    const parts = tokens.filter(token => token.from >= from && token.to <= to).map(asTerm)
    return same(`(${[...terms.map(numberTerm), `(${parts.join(' & ')})`].join(' | ')})`)
  })
  const ofWords = tokens
    .filter(token => !numbers.some(number => token.from >= number.from && token.to <= number.to))
    .map(token => wish(asTerm(token), token.word))
  return [...ofNumbers, ...ofWords]
}

function wish(exact: string, word: string): Wish {
  const near = nearTerms(word)
  return { exact, near: near.length === 0 ? exact : `(${[exact, ...near.map(quoted)].join(' | ')})` }
}

/** A number may be typed without its end, a telephone number without its beginning or with another country before it. */
function numberTerm(term: string): string {
  return `${quoted(cutPhone(term))}:*`
}

function cutPhone(term: string): string {
  return term.startsWith('#') ? term.slice(0, phoneEnd + 1) : term
}

function addressTerms(address: string): readonly string[] {
  return wholeAddress(address).map(term => `${quoted(term)}:*`)
}

/** As it was typed, from its name on or from its @; an @ alone begins every address, and is none. */
function wholeAddress(address: string): readonly string[] {
  const [whole = ''] = mailTerms(address.replaceAll(/["'(),:;<>\\]/gu, ''))
  if (whole === '@@') return []
  return [whole.startsWith('@@') ? whole.slice(1) : whole]
}

function oneOf(alternatives: readonly string[]): string {
  return alternatives.length < 2 ? (alternatives[0] ?? '') : `(${alternatives.join(' | ')})`
}

function marksOf(text: string, addresses: readonly string[]): Marks {
  const words = tokensOf(text).map(({ word }) => word)
  const last = words.at(-1)
  const numbers = numbersIn(text).flatMap(({ terms }) => terms.map(cutPhone))
  return {
    words: new Set(words),
    beginnings: last !== undefined && last.length >= shortestBeginning ? [last] : [],
    terms: [...numbers, ...addresses.flatMap(wholeAddress)],
  }
}

/** Terms hold no such signs (see terms.ts); this keeps it so whatever comes. */
function quoted(term: string): string {
  return `'${term.replaceAll(/['\\]/gu, '')}'`
}

/** Whether a folded word begins some part of this name. */
export function isNamed(name: string, wanted: string): boolean {
  return name.split(/[\s-]+/u).some(part => fold(part).startsWith(wanted))
}
