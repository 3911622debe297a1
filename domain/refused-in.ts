/**
 * The sentence of a refusal, in the language of whoever reads it. In English it stands in the rule itself; in Spanish beside the
 * rules of its folder, in `rules-es.ts`.
 */
import { accountRulesEs } from './account/rules-es.ts'
import { actingRulesEs } from './acting/rules-es.ts'
import { approvalRulesEs } from './approval/rules-es.ts'
import { articleRulesEs } from './article/rules-es.ts'
import { authorityRulesEs } from './authority/rules-es.ts'
import { callbackRulesEs } from './callback/rules-es.ts'
import { caseWorkRulesEs } from './case-work/rules-es.ts'
import { caseRulesEs } from './case/rules-es.ts'
import { catalogueRulesEs } from './commitment/catalogue/rules-es.ts'
import { commitmentRulesEs } from './commitment/rules-es.ts'
import { evidenceRulesEs } from './evidence/rules-es.ts'
import { failureRulesEs } from './failure/rules-es.ts'
import { gateRulesEs } from './gate/rules-es.ts'
import { houseRulesEs } from './house/rules-es.ts'
import { ladderRulesEs } from './ladder/rules-es.ts'
import { interestRulesEs } from './interest/rules-es.ts'
import { lineRulesEs } from './line/rules-es.ts'
import { mailRulesEs } from './mail/rules-es.ts'
import { policyRulesEs } from './policies/rules-es.ts'
import { leavingRulesEs } from './leaving/rules-es.ts'
import { remedyRulesEs } from './remedy/rules-es.ts'
import { overrideRulesEs } from './override/rules-es.ts'
import { rotaRulesEs } from './rota/rules-es.ts'
import type { Refusal } from './rule.ts'
import { timeRulesEs } from './time/rules-es.ts'

type Language = 'en' | 'es'

/** By folder of the domain, so that a sentence is found where its rule is. */
export const rulesEs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  account: accountRulesEs,
  acting: actingRulesEs,
  approval: approvalRulesEs,
  article: articleRulesEs,
  authority: authorityRulesEs,
  callback: callbackRulesEs,
  'case-work': caseWorkRulesEs,
  case: caseRulesEs,
  commitment: commitmentRulesEs,
  'commitment/catalogue': catalogueRulesEs,
  evidence: evidenceRulesEs,
  failure: failureRulesEs,
  gate: gateRulesEs,
  house: houseRulesEs,
  interest: interestRulesEs,
  ladder: ladderRulesEs,
  line: lineRulesEs,
  mail: mailRulesEs,
  policies: policyRulesEs,
  leaving: leavingRulesEs,
  override: overrideRulesEs,
  remedy: remedyRulesEs,
  rota: rotaRulesEs,
  time: timeRulesEs,
}

const spanish: ReadonlyMap<string, string> = new Map(
  Object.values(rulesEs).flatMap(sentences => Object.entries(sentences)),
)

const isNext: Readonly<Record<Language, (reference: string) => string>> = {
  en: reference => `Next is ${reference}.`,
  es: reference => `Ahora toca ${reference}.`,
}

/** What a rule says; it speaks for itself in English. */
export function ruleIn(language: Language, { name, says }: { readonly name: string; readonly says: string }) {
  return language === 'es' ? (spanish.get(name) ?? says) : says
}

/** The refusal as it is answered: its sentence whole, with what it is about and whose turn it is. */
export function refusedIn(language: Language, { refused: { next, about, ...refused } }: Refusal): Refusal {
  const says = ruleIn(language, { name: refused.rule, says: refused.says })
  const which = about === undefined ? says : `${about[language]}: ${says}`
  return { refused: { ...refused, says: next === undefined ? which : `${which} ${isNext[language](next)}` } }
}

/** Only its sentence. */
export function sentenceIn(language: Language, refusal: Refusal): string {
  return refusedIn(language, refusal).refused.says
}
