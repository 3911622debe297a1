/** What can be promised, and how it reads after "promised to" and after "prometió". Total: a new kind needs its words. */
import type { CommitmentKind } from '../case/facts.ts'

interface PromisedWords {
  readonly en: string
  readonly es: string
}

export const promisedWords: Readonly<Record<CommitmentKind, PromisedWords>> = {
  answer: { en: 'answer', es: 'responder' },
  reply: { en: 'write back', es: 'escribir' },
  'call-back': { en: 'call back', es: 'llamar' },
  visit: { en: 'send someone to visit', es: 'enviar a alguien a casa' },
  credit: { en: 'give money back', es: 'devolver dinero' },
  goods: { en: 'send what was agreed', es: 'enviar lo acordado' },
  terms: { en: 'keep to the terms that were agreed', es: 'respetar las condiciones acordadas' },
  'send-details': { en: 'send the details', es: 'enviar los detalles' },
  other: { en: 'do what was agreed', es: 'hacer lo acordado' },
}

/** A promise by which it is told from others. */
export interface NamedPromise {
  readonly kind: CommitmentKind
  /** As it was said; null where nobody said it, and after erasure. */
  readonly words: string | null
}

/** Longer words are cut: the whole of them stands with the promise itself. */
const LONGEST = 120

/** What follows "a promise": `: “I ring you at six”`, or `: to call back`. Nothing where it is not known which. */
export function whichPromise(promise: NamedPromise | null, language: 'en' | 'es'): string {
  if (promise === null) return ''
  const words = quotedWords(promise)
  if (words !== null) return `: ${words}`
  return language === 'en' ? `: to ${promisedWords[promise.kind].en}` : `: ${promisedWords[promise.kind].es}`
}

/** As part of a sentence: on one line, without its own full stop. */
export function quotedWords({ words }: NamedPromise): string | null {
  const plain = words?.replace(/\s+/gu, ' ').trim().replace(/\.+$/u, '') ?? ''
  if (plain === '') return null
  return plain.length <= LONGEST ? `“${plain}”` : `“${plain.slice(0, LONGEST).trimEnd()}…”`
}
