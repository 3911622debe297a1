/** A wait as a sentence. Says what is known and no more, and nothing that stands beside it already. */
import type { Language } from '../../contract/case.ts'
import { quoteWords } from '../../contract/words/quote.ts'
import type { WhyWorse } from '../../domain/line/quote/told-again.ts'

/** A wait as it can be told. */
export type TellableWait =
  | { readonly kind: 'at-once' }
  | {
      readonly kind: 'at-most'
      readonly seconds: number
      /** Half of the time it takes no longer; left out where that was told already. */
      readonly middleSeconds?: number
      /** An approximation. */
      readonly isRough?: boolean
      /** Told again because it takes longer. */
      readonly worse?: WhyWorse
    }
  /** What was told is over. */
  | { readonly kind: 'late' }
  | { readonly kind: 'cannot-tell'; readonly why: 'too-few-samples' | 'nobody-here' }

export interface Waiting {
  readonly ahead: number
  readonly estimate: TellableWait
  /** Answered in writing, by hand; else live. */
  readonly isLetter: boolean
  /** Reads it on the contact page, below a sentence on whether anybody is here; else in the line, with nothing above. */
  readonly isNewcomer: boolean
  /** The sentence about the opening hours while we are closed; null while we are open. */
  readonly closed: string | null
  /** The sentence about the opening hours while we are open, where nothing else bounds the wait. */
  readonly open?: string | null
  /** What the rota says of who is here, where nothing else is known; see `tellPlan`. */
  readonly plan?: string | null
}

interface Sentences {
  readonly next: string
  readonly nobodyAhead: string
  readonly ahead: (count: number) => string
  readonly offered: string
  readonly atOnce: string
  readonly atMost: (duration: string) => string
  readonly openButEmpty: string
  readonly nobodyHere: string
  readonly writeNow: string
  readonly placeKept: string
  readonly tooFew: string
  readonly letter: string
  readonly letterAtOnce: string
  readonly letterAtMost: (duration: string) => string
  readonly letterSometime: string
  readonly minutes: (count: number) => string
  readonly hours: (count: number) => string
}

const sentences: Readonly<Record<Language, Sentences>> = {
  en: {
    next: 'You are next.',
    nobodyAhead: 'Nobody is before you.',
    ahead: count => (count === 1 ? 'One person is before you.' : `${count} people are before you.`),
    offered: 'A person is being called to you right now.',
    atOnce: 'Somebody is free: a person answers at once.',
    atMost: duration => `A person answers in at most ${duration}, nine times out of ten.`,
    openButEmpty: 'We are open, but nobody is at a desk right now.',
    nobodyHere: 'Nobody is at a desk right now.',
    writeNow: 'Write now: you take your place in the line, and need not stay on this page.',
    placeKept: 'Your place is kept, and you need not stay on this page.',
    tooFew: 'We cannot tell yet how long it will take.',
    letter: 'A person writes back to you.',
    letterAtOnce: 'Somebody is free: a person reads it at once and writes back to you.',
    letterAtMost: duration =>
      `A person reads it in at most ${duration}, nine times out of ten, and writes back to you.`,
    letterSometime: 'A person writes back to you. We cannot tell yet when.',
    minutes: count => (count === 1 ? 'one minute' : `${count} minutes`),
    hours: count => (count === 1 ? 'one hour' : `${count} hours`),
  },
  es: {
    next: 'Es su turno.',
    nobodyAhead: 'No hay nadie antes que usted.',
    ahead: count =>
      count === 1 ? 'Hay una persona antes que usted.' : `Hay ${count} personas antes que usted.`,
    offered: 'Estamos avisando a una persona ahora mismo.',
    atOnce: 'Hay alguien libre: una persona le atiende enseguida.',
    atMost: duration => `Una persona le atiende en ${duration} como máximo, nueve de cada diez veces.`,
    openButEmpty: 'Estamos abiertos, pero ahora mismo no hay nadie en su puesto.',
    nobodyHere: 'Ahora mismo no hay nadie en su puesto.',
    writeNow: 'Escriba ahora: toma su turno en la fila y no hace falta que espere en esta página.',
    placeKept: 'Le guardamos el turno y no hace falta que espere en esta página.',
    tooFew: 'Todavía no podemos decir cuánto tardará.',
    letter: 'Una persona le responde por escrito.',
    letterAtOnce: 'Hay alguien libre: una persona lo lee enseguida y le responde por escrito.',
    letterAtMost: duration =>
      `Una persona lo lee en ${duration} como máximo, nueve de cada diez veces, y le responde por escrito.`,
    letterSometime: 'Una persona le responde por escrito. Todavía no podemos decir cuándo.',
    minutes: count => (count === 1 ? 'un minuto' : `${count} minutos`),
    hours: count => (count === 1 ? 'una hora' : `${count} horas`),
  },
}

export function tellWait(waiting: Waiting, language: Language): string {
  return waiting.isLetter ? tellLetter(waiting, sentences[language]) : tellLive(waiting, language)
}

/** In place of the opening hours, which would promise a person. */
export function tellOpenButEmpty(language: Language): string {
  return sentences[language].openButEmpty
}

const busier: Readonly<Record<Language, string>> = {
  en: 'More people than usual come at this hour.',
  es: 'A esta hora viene más gente de lo habitual.',
}

/** Only where `busyness` says so; see domain/line/busier.ts. */
export function tellBusier(language: Language): string {
  return busier[language]
}

/** Somebody has been asked to take them and has not answered yet. */
export function tellOffered(language: Language): string {
  return sentences[language].offered
}

function tellLive(waiting: Waiting, language: Language): string {
  const { estimate, isNewcomer, closed, open, plan } = waiting
  const say = sentences[language]
  const more = quoteWords[language].wait
  if (estimate.kind === 'at-once') return say.atOnce
  if (estimate.kind === 'late') return `${tellAhead(waiting, say)} ${more.late}`
  if (estimate.kind === 'at-most') {
    const { seconds, middleSeconds = seconds, isRough = false, worse } = estimate
    return [
      tellAhead(waiting, say),
      ...(worse === undefined ? [] : [more.worse[worse]]),
      say.atMost(durationOf(seconds, say)),
      ...(middleSeconds < seconds ? [more.middle(durationOf(middleSeconds, say))] : []),
      ...(isRough ? [more.rough] : []),
    ].join(' ')
  }
  if (estimate.why === 'too-few-samples')
    // Whoever has not joined yet has no place that could be kept.
    return inSentences(tellAhead(waiting, say), say.tooFew, plan ?? open, isNewcomer ? null : more.kept)
  const whenOpen = closed === null ? plan : null
  return isNewcomer
    ? inSentences(whenOpen, say.writeNow)
    : inSentences(closed ?? say.nobodyHere, whenOpen, say.placeKept)
}

function inSentences(...said: readonly (string | null | undefined)[]): string {
  return said.filter(Boolean).join(' ')
}

/** By the rota; null where it says nothing that can be told. Times are given as they are to be read, null where none fits. */
export function tellPlan(
  plan: { readonly people: number; readonly until: string | null } | { readonly from: string },
  language: Language,
): string {
  const { planned, plannedUntil, somebodyFrom } = quoteWords[language].wait
  if ('from' in plan) return somebodyFrom(plan.from)
  return `${planned(plan.people)}${plan.until === null ? '' : plannedUntil(plan.until)}.`
}

function tellLetter(waiting: Waiting, say: Sentences): string {
  const { ahead, estimate, isNewcomer, closed } = waiting
  if (estimate.kind === 'at-once') return say.letterAtOnce
  if (estimate.kind === 'at-most')
    return `${tellAhead(waiting, say)} ${say.letterAtMost(durationOf(estimate.seconds, say))}`
  const before = ahead === 0 ? [] : [say.ahead(ahead)]
  if (estimate.kind === 'late' || estimate.why === 'too-few-samples' || closed === null)
    return [...before, say.letterSometime].join(' ')
  return [...(isNewcomer ? [] : [closed]), ...before, say.letter].join(' ')
}

function tellAhead({ ahead, isNewcomer }: Waiting, say: Sentences): string {
  if (ahead > 0) return say.ahead(ahead)
  return isNewcomer ? say.nobodyAhead : say.next
}

function durationOf(seconds: number, say: Sentences): string {
  const minutes = Math.ceil(seconds / 60)
  if (minutes <= 90) return say.minutes(minutes)
  return say.hours(Math.ceil(minutes / 60))
}
