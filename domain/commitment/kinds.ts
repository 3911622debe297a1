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
