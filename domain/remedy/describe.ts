/** Remedies as sentences, for the customer and for the team, with the amount and what it is. */
import type { Sentences } from '../case/describe.ts'
import type { Called, RemedyFact } from './facts.ts'
import { type RemedyKind, remedyKinds } from './kinds.ts'
import { sayMoney } from './money.ts'

type RemedySentences = Pick<Sentences, RemedyFact['type']>
/** @param name of the catalogue, in its marks; null where it has none */
type Phrase = (amount: string, name: string | null) => string

// A call back is the same in every catalogue, whose name for it speaks to the agent; of money it is the amount that counts.
const english: Readonly<Record<RemedyKind, Phrase>> = {
  credit: amount => `a credit of ${amount}`,
  waiver: amount => `${amount} off what is owed`,
  reconnect: (_, name) => name ?? 'the service back at once, while the old bills are looked at',
  goods: (_, name) => name ?? 'what is missing or broken, sent anew',
  'plan-change': (_, name) => name ?? 'another plan, without a fee',
  'priority-visit': (_, name) => name ?? 'a visit before others',
  'callback-same-person': () => 'a call back by the same person',
  apology: () => 'an apology',
}

const spanish: Readonly<Record<RemedyKind, Phrase>> = {
  credit: amount => `un abono de ${amount}`,
  waiver: amount => `${amount} menos en lo que se debe`,
  reconnect: (_, name) => name ?? 'el servicio de nuevo ya, mientras se revisan las facturas antiguas',
  goods: (_, name) => name ?? 'lo que falta o está roto, enviado de nuevo',
  'plan-change': (_, name) => name ?? 'otro plan, sin ningún cargo',
  'priority-visit': (_, name) => name ?? 'una visita antes que otras',
  'callback-same-person': () => 'una llamada de la misma persona',
  apology: () => 'una disculpa',
}

interface Given {
  readonly kind: RemedyKind
  readonly called?: Called | null
  readonly amountMinor?: number | null
  readonly currency?: string | null
}

/** What is given, as it stands after "you get" and after "recibe": "a credit of £12.00", "“New router”". */
export function sayRemedy({ kind, called, amountMinor, currency }: Given, language: 'en' | 'es'): string {
  const amount = amountMinor == null || currency == null ? '' : sayMoney(amountMinor, currency, language)
  const name = called == null ? null : language === 'es' ? `«${called.es}»` : `“${called.en}”`
  return (language === 'es' ? spanish : english)[kind](amount, name)
}

/** The same as a line of its own: "A credit of £12.00", "New router". */
export function titleOfRemedy(given: Given, language: 'en' | 'es'): string {
  const what = sayRemedy(given, language)
  const bare = /^[“«](?<name>.*)[”»]$/u.exec(what)?.groups?.['name'] ?? what
  return capital(bare)
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** As it is promised: what the catalogue calls it, and how much it is. "A month free: a credit of £30.00" */
export function promiseOfRemedy(given: Given, language: 'en' | 'es'): string {
  if (given.called == null || !remedyKinds[given.kind].isMoney) return titleOfRemedy(given, language)
  return `${capital(given.called[language])}: ${sayRemedy(given, language)}`
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
