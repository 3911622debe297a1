/** Remedies as sentences, for the customer and for the team, with the amount and what it is. */
import type { Sentences } from '../case/describe.ts'
import type { RemedyFact } from './facts.ts'
import { type RemedyKind, remedyKinds } from './kinds.ts'
import { sayMoney } from './money.ts'

type RemedySentences = Pick<Sentences, RemedyFact['type']>
type Phrase = (amount: string) => string

const english: Readonly<Record<RemedyKind, Phrase>> = {
  credit: amount => `a credit of ${amount}`,
  waiver: amount => `${amount} off what is owed`,
  reconnect: () => 'the service back at once, while the old bills are looked at',
  goods: () => 'what is missing or broken, sent anew',
  'plan-change': () => 'another plan, without a fee',
  'priority-visit': () => 'a visit before others',
  'callback-same-person': () => 'a call back by the same person',
  apology: () => 'an apology',
}

const spanish: Readonly<Record<RemedyKind, Phrase>> = {
  credit: amount => `un abono de ${amount}`,
  waiver: amount => `${amount} menos en lo que se debe`,
  reconnect: () => 'el servicio de nuevo ya, mientras se revisan las facturas antiguas',
  goods: () => 'lo que falta o está roto, enviado de nuevo',
  'plan-change': () => 'otro plan, sin ningún cargo',
  'priority-visit': () => 'una visita antes que otras',
  'callback-same-person': () => 'una llamada de la misma persona',
  apology: () => 'una disculpa',
}

interface Given {
  readonly kind: RemedyKind
  readonly amountMinor?: number | null
  readonly currency?: string | null
}

/** What is given, as it stands after "you get" and after "recibe": "a credit of £12.00". */
export function sayRemedy({ kind, amountMinor, currency }: Given, language: 'en' | 'es'): string {
  const amount = amountMinor == null || currency == null ? '' : sayMoney(amountMinor, currency, language)
  return (language === 'es' ? spanish : english)[kind](amount)
}

/** Under its reference; what no ledger but ours books has none that a customer could use. */
function underReference({ kind, reference }: Given & { readonly reference: string }, says: string): string {
  return remedyKinds[kind].booker === 'house' ? '' : ` ${says} ${reference}.`
}

export const remedyInEnglish: RemedySentences = {
  RemedyGiven: (fact, { name, to }) => {
    const what = sayRemedy(fact, 'en')
    if (fact.agentId === null)
      return to(`By our own rules you get ${what}.`, `By a rule, the customer gets ${what}.`)
    if (fact.kind === 'apology')
      return to(`${name(fact.agentId)} apologises to you.`, `${name(fact.agentId)} apologised.`)
    return to(`${name(fact.agentId)} gives you ${what}.`, `${name(fact.agentId)} gave ${what}.`)
  },
  RemedyBooked: (fact, { to }) =>
    fact.kind === 'apology'
      ? to('The apology is in writing.', 'The apology is in writing.')
      : !remedyKinds[fact.kind].isDoneWhenBooked
        ? to(
            `It is arranged: ${sayRemedy(fact, 'en')}.${underReference(fact, 'Its reference is')}`,
            `Arranged: ${sayRemedy(fact, 'en')}.${underReference(fact, 'Under')}`,
          )
        : to(
            `It is done: ${sayRemedy(fact, 'en')}. Its reference is ${fact.reference}.`,
            `Booked under ${fact.reference}: ${sayRemedy(fact, 'en')}.`,
          ),
  RemedyBookingFailed: (fact, { to }) =>
    to(
      `This could not be booked by itself yet, and a person sees to it: ${sayRemedy(fact, 'en')}.`,
      `Billing refused it: ${sayRemedy(fact, 'en')}. Somebody has to book it by hand.`,
    ),
  RemedyTakenBack: (fact, { name, to }) =>
    to(
      `${name(fact.agentId)} took this back before it was booked: ${sayRemedy(fact, 'en')}.`,
      `${name(fact.agentId)} took back ${sayRemedy(fact, 'en')} before it was booked.`,
    ),
}

export const remedyInSpanish: RemedySentences = {
  RemedyGiven: (fact, { name, to }) => {
    const what = sayRemedy(fact, 'es')
    if (fact.agentId === null)
      return to(
        `Por nuestras propias reglas usted recibe ${what}.`,
        `Por una regla, el cliente recibe ${what}.`,
      )
    if (fact.kind === 'apology')
      return to(`${name(fact.agentId)} le pide disculpas.`, `${name(fact.agentId)} pidió disculpas.`)
    return to(`${name(fact.agentId)} le da ${what}.`, `${name(fact.agentId)} dio ${what}.`)
  },
  RemedyBooked: (fact, { to }) =>
    fact.kind === 'apology'
      ? to('La disculpa está por escrito.', 'La disculpa está por escrito.')
      : !remedyKinds[fact.kind].isDoneWhenBooked
        ? to(
            `Está acordado: ${sayRemedy(fact, 'es')}.${underReference(fact, 'Su referencia es')}`,
            `Acordado: ${sayRemedy(fact, 'es')}.${underReference(fact, 'Con la referencia')}`,
          )
        : to(
            `Ya está hecho: ${sayRemedy(fact, 'es')}. Su referencia es ${fact.reference}.`,
            `Anotado con la referencia ${fact.reference}: ${sayRemedy(fact, 'es')}.`,
          ),
  RemedyBookingFailed: (fact, { to }) =>
    to(
      `Esto aún no se pudo anotar solo, y se ocupa una persona: ${sayRemedy(fact, 'es')}.`,
      `Facturación lo rechazó: ${sayRemedy(fact, 'es')}. Alguien tiene que anotarlo a mano.`,
    ),
  RemedyTakenBack: (fact, { name, to }) =>
    to(
      `${name(fact.agentId)} retiró esto antes de anotarlo: ${sayRemedy(fact, 'es')}.`,
      `${name(fact.agentId)} retiró ${sayRemedy(fact, 'es')} antes de anotarlo.`,
    ),
}
