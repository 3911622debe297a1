/** What a house asks of itself where it has chosen nothing else. Its amount is the house's own, in the currency that it has set. */
import type { Pack, PackRule } from './pack.ts'

/** What stands in the place of a clause where the rule is of the house. */
export const OF_THE_HOUSE = 'house'

const ours = {
  confidence: 'primary',
  verifiedOn: '2026-11-21',
  from: '2026-01-01',
  clause: OF_THE_HOUSE,
} as const

/** @param broken what a broken promise is made good with, in minor units; null where the house gives no money for it */
export function housePack(
  broken: { readonly minor: number; readonly currency: string } | null,
  own: readonly PackRule[] = [],
): Pack {
  return {
    id: 'house',
    jurisdiction: 'house',
    sectors: 'all',
    name: { en: 'Our own rules', es: 'Nuestras propias normas' },
    from: '2026-01-01',
    source: { instrument: 'house', clause: '', confidence: 'primary', verifiedOn: '2026-11-21' },
    applicability: {
      en: 'Everything that this house does, wherever it is.',
      es: 'Todo lo que hace esta casa, esté donde esté.',
    },
    rules: [...(broken ? [brokenPromise(broken)] : []), ...always, ...own],
  }
}

/** An answer that the house promised in a receipt, and no person did, is made good by being answered. */
function brokenPromise({ minor, currency }: { readonly minor: number; readonly currency: string }): PackRule {
  return {
    ...ours,
    id: 'house.broken-promise',
    kind: 'money',
    says: {
      en: 'Whoever gets a promise from a person here, and it is broken, gets something for it, without asking.',
      es: 'Quien recibe aquí la promesa de una persona, y no se cumple, recibe algo a cambio, sin pedirlo.',
    },
    event: 'promise-broken',
    kinds: ['reply', 'call-back', 'visit', 'credit', 'goods', 'terms', 'send-details', 'other'],
    remedy: 'credit',
    currency,
    formula: { is: 'once', minor },
    check: { by: 'compensation' },
  }
}

const always: readonly PackRule[] = [
  {
    ...ours,
    id: 'house.person',
    kind: 'metric',
    about: 'reaching-a-person',
    says: {
      en: 'Nine of ten who ask for a person in a call or chat reach one within 3 minutes.',
      es: 'Nueve de cada diez que piden una persona por llamada o chat la tienen en 3 minutos.',
    },
    share: { atLeast: 0.9, withinSeconds: 180 },
    check: { by: 'figure', figure: 'person-reached' },
  },
  {
    ...ours,
    id: 'house.answer',
    kind: 'clock',
    about: 'complaint-answer',
    says: {
      en: 'A matter is settled within 30 calendar days, or its customer hears by then when it will be.',
      es: 'Un asunto se resuelve en 30 días naturales, o el cliente sabe antes cuándo será.',
    },
    starts: { en: 'with the first word', es: 'con la primera palabra' },
    within: { amount: 30, unit: 'days' },
    check: { by: 'figure', figure: 'solved' },
  },
  {
    ...ours,
    id: 'house.no-sale-while-wrong',
    kind: 'gate',
    says: {
      en: 'Nothing is offered while something is wrong.',
      es: 'No se ofrece nada mientras algo va mal.',
    },
    check: { by: 'guarantee', guarantee: 'G9' },
  },
]
