/** Rules that were set aside as people read them: by rule, with what would change, and never by person. */
import type { ConditionView, RuleGroup, RulesView } from '../../../contract/overrides.ts'
import { caseRules } from '../../../domain/case/rules.ts'
import { inCommon } from '../../../domain/override/alike.ts'
import { type Condition, widened } from '../../../domain/remedy/condition.ts'
import { sayMoney } from '../../../domain/remedy/money.ts'
import { ruleIn } from '../../../domain/refused-in.ts'
import { DAY } from '../../../domain/time.ts'
import type { Db } from '../../db/connect.ts'
import type { House } from '../../ledger/directory.ts'
import { nameOf } from '../../ledger/story.ts'
import { offers } from '../../offers/sql.ts'
import { type ConditionRow, conditionsOf } from '../../remedies/conditions.ts'
import { entryNames, newestProposals, type OverrideRow, overridesSince, type ProposalRow } from './sql.ts'

type Language = 'en' | 'es'

interface Looking {
  readonly db: Db
  readonly house: House
  readonly language: Language
  readonly now: number
  readonly me: string
}

const YEAR = 365 * DAY
const SHOWN = 10
const sentences: ReadonlyMap<string, string> = new Map(caseRules.map(({ name, says }) => [name, says]))

export async function viewRules(looking: Looking): Promise<Omit<RulesView, 'notBecause'>> {
  const { db, language, now, me } = looking
  const overrides = await overridesSince(db, new Date(now - YEAR), me)
  const proposals = await newestProposals(db)
  const entries = (await entryNames(db)).map(entry => ({ id: entry.id, name: entry[language] }))
  const conditions = (await conditionsOf(db)).map(condition => viewCondition(condition, entries))
  const offered = (await offers(db)).map(offer => ({
    id: offer.id,
    name: language === 'es' ? offer.nameEs : offer.nameEn,
  }))
  const keys = new Map([...overrides, ...proposals].map(one => [keyOf(one), one]))
  const rules = [...keys].map(([key, one]) =>
    viewGroup(
      one,
      overrides.filter(each => keyOf(each) === key),
      {
        looking,
        conditions,
        names: [...entries, ...offered],
        proposal: proposals.find(each => keyOf(each) === key) ?? null,
      },
    ),
  )
  return { rules: rules.toSorted(openFirst), conditions, entries }
}

type Key = Pick<OverrideRow, 'rule' | 'about' | 'direction'>

function keyOf({ rule, about, direction }: Key): string {
  return `${rule} ${about} ${direction}`
}

function viewCondition(
  { id, entryId, kind, from, until, plans, days, version, why }: ConditionRow,
  entries: readonly { readonly id: string; readonly name: string }[],
): ConditionView {
  const entry = entries.find(one => one.id === entryId)?.name ?? ''
  return { id, entryId, entry, kind, from, until, plans: [...plans], days, version, why }
}

interface Around {
  readonly looking: Looking
  readonly conditions: readonly ConditionView[]
  readonly names: readonly { readonly id: string; readonly name: string }[]
  readonly proposal: ProposalRow | null
}

function viewGroup(
  { rule, about, direction }: Key,
  own: readonly OverrideRow[],
  { looking, conditions, names, proposal }: Around,
): RuleGroup {
  const { house, language } = looking
  const condition = conditions.find(({ id }) => id === about) ?? null
  const { rulesLetGo } = house.organisation
  return {
    rule,
    says: ruleIn(language, { name: rule, says: sentences.get(rule) ?? rule }),
    about,
    aboutName: condition?.entry ?? names.find(({ id }) => id === about)?.name ?? null,
    condition,
    direction,
    count: own.length,
    firstAt: own.at(-1)?.at ?? null,
    lastAt: own[0]?.at ?? null,
    common: own.length < 2 ? [] : [...inCommon(own.map(traitsOf))],
    cost: costOf(own, language),
    latest: own
      .slice(0, SHOWN)
      .map(({ caseId, reference, at, needs, reason }) => ({ caseId, reference, at, needs, reason })),
    would: condition && wouldBe(condition, direction, own),
    proposal: proposal && viewProposal(proposal, looking),
    isMine: own.some(({ isMine }) => isMine),
    isLetGo: rulesLetGo.includes(rule) || rulesLetGo.includes(`${rule}:${about}`),
  }
}

function traitsOf({ kind, channel, plan, given }: OverrideRow) {
  return { kind, channel, plan, given }
}

function costOf(own: readonly OverrideRow[], language: Language): string[] {
  const sums = new Map<string, number>()
  for (const { costMinor, currency } of own)
    if (currency !== null) sums.set(currency, (sums.get(currency) ?? 0) + (costMinor ?? 0))
  return [...sums]
    .filter(([, minor]) => minor > 0)
    .map(([currency, minor]) => sayMoney(minor, currency, language))
}

function wouldBe(
  condition: Condition,
  direction: OverrideRow['direction'],
  own: readonly OverrideRow[],
): RuleGroup['would'] {
  const needs = own.flatMap(each => (each.needs === null ? [] : [each.needs]))
  const after = widened(condition, direction, needs)
  if (after === null) return null
  const { kind, from, until, plans, days } = after
  return { kind, from, until, plans: [...plans], days }
}

function viewProposal(
  { id, state, madeAt, settledAt, settledBy, reason }: ProposalRow,
  { house, language }: Looking,
): NonNullable<RuleGroup['proposal']> {
  const by = settledBy === null ? null : nameOf({ house, language }, settledBy)
  return { id, state, madeAt, settledAt, settledBy: by, reason }
}

/** What waits for an answer, then what was set aside most often. */
function openFirst(a: RuleGroup, b: RuleGroup): number {
  const waits = ({ proposal }: RuleGroup) => (proposal?.state === 'open' ? 0 : 1)
  return waits(a) - waits(b) || b.count - a.count || (b.lastAt ?? 0) - (a.lastAt ?? 0)
}
