/** A wait as a sentence. Says what is known and no more. */
import type { Language } from '../../contract/case.ts'
import type { Estimate } from '../../domain/line/estimate.ts'

interface Sentences {
  readonly ahead: (count: number) => string
  readonly offered: string
  readonly atOnce: string
  readonly atMost: (duration: string) => string
  readonly nobodyHere: string
  readonly tooFew: string
  readonly minutes: (count: number) => string
  readonly hours: (count: number) => string
}

const sentences: Readonly<Record<Language, Sentences>> = {
  en: {
    ahead: count =>
      count === 0
        ? 'You are next.'
        : count === 1
          ? 'One person is before you.'
          : `${count} people are before you.`,
    offered: 'A person is being called to you right now.',
    atOnce: 'Somebody is free: a person answers at once.',
    atMost: duration => `A person answers in at most ${duration}, nine times out of ten.`,
    nobodyHere: 'Nobody is at a desk right now. Your place is kept, and you need not stay on this page.',
    tooFew: 'We cannot tell yet how long it will take. Your place is kept.',
    minutes: count => (count === 1 ? 'one minute' : `${count} minutes`),
    hours: count => (count === 1 ? 'one hour' : `${count} hours`),
  },
  es: {
    ahead: count =>
      count === 0
        ? 'Es su turno.'
        : count === 1
          ? 'Hay una persona antes que usted.'
          : `Hay ${count} personas antes que usted.`,
    offered: 'Estamos avisando a una persona ahora mismo.',
    atOnce: 'Hay alguien libre: una persona le atiende enseguida.',
    atMost: duration => `Una persona le atiende en ${duration} como máximo, nueve de cada diez veces.`,
    nobodyHere:
      'Ahora mismo no hay nadie en su puesto. Le guardamos el turno y no hace falta que espere en esta página.',
    tooFew: 'Todavía no podemos decir cuánto tardará. Le guardamos el turno.',
    minutes: count => (count === 1 ? 'un minuto' : `${count} minutos`),
    hours: count => (count === 1 ? 'una hora' : `${count} horas`),
  },
}

export function tellWait(ahead: number, estimate: Estimate, language: Language): string {
  const say = sentences[language]
  if (estimate.kind === 'at-once') return say.atOnce
  if (estimate.kind === 'cannot-tell')
    return estimate.why === 'nobody-here' ? say.nobodyHere : `${say.ahead(ahead)} ${say.tooFew}`
  return `${say.ahead(ahead)} ${say.atMost(durationOf(estimate.seconds, say))}`
}

function durationOf(seconds: number, say: Sentences): string {
  const minutes = Math.ceil(seconds / 60)
  if (minutes <= 90) return say.minutes(minutes)
  return say.hours(Math.ceil(minutes / 60))
}

/** Somebody has been asked to take them and has not answered yet. */
export function tellOffered(language: Language): string {
  return sentences[language].offered
}
