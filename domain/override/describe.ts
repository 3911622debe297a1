/** A rule that was set aside, as a sentence for the team. Its reason stands below it; the customer is not shown it. */
import type { Sentences } from '../case/describe.ts'
import type { OverrideFact } from './facts.ts'
import type { OverridableRule } from './kinds.ts'

type OverrideSentences = Pick<Sentences, OverrideFact['type']>

interface InBoth {
  readonly en: string
  readonly es: string
}

/** What each rule wants, as it stands after a colon. */
export const ruleNames: Readonly<Record<OverridableRule, InBoth>> = {
  'put-aside-for-sixty-days': {
    en: 'a case is put aside for sixty days at most',
    es: 'un caso se aparta sesenta días como máximo',
  },
  'offer-while-it-is-live': {
    en: 'an offer is promised only between its days',
    es: 'una oferta solo se promete entre sus fechas',
  },
  'not-to-somebody-absent': {
    en: 'a case is not handed to somebody who is away',
    es: 'un caso no se pasa a quien está ausente',
  },
  'rung-decides-first': {
    en: 'a rung has its time to decide before a case goes further up',
    es: 'un nivel tiene su plazo para decidir antes de que el caso suba más',
  },
  'remedy-for-customers-since': {
    en: 'this is for customers who joined at another time',
    es: 'esto es para clientes de otra época',
  },
  'remedy-for-other-plans': { en: 'this is for other plans', es: 'esto es para otras tarifas' },
  'remedy-once-in-a-while': {
    en: 'this is given only once in a while',
    es: 'esto se da solo de vez en cuando',
  },
  'remedy-after-a-while': {
    en: 'this is for those who have been customers for longer',
    es: 'esto es para quienes son clientes desde hace más tiempo',
  },
}

/** A fact of another release may name a rule that is no more. */
export function nameOfRule(rule: string): InBoth | undefined {
  return Object.entries(ruleNames).find(([name]) => name === rule)?.[1]
}

export const overrideInEnglish: OverrideSentences = {
  RuleOverridden: ({ agentId, rule }, { name }) =>
    `${name(agentId)} set a rule of the house aside: ${nameOfRule(rule)?.en ?? rule}.`,
}

export const overrideInSpanish: OverrideSentences = {
  RuleOverridden: ({ agentId, rule }, { name }) =>
    `${name(agentId)} apartó una norma de la casa: ${nameOfRule(rule)?.es ?? rule}.`,
}
