import type { Language } from '../../../contract/case.ts'
import { figureIds } from '../../../contract/charter.ts'
import type { PacksView } from '../../../contract/packs.ts'
import { charterWords } from '../../../contract/words/charter.ts'
import { figuresWords } from '../../../contract/words/figures.ts'
import { packsWords } from '../../../contract/words/packs.ts'
import { caseRules } from '../../../domain/case/rules.ts'
import type { RulesOfPack } from '../../../domain/charter/packs/catalogue.ts'
import { shippedPacks } from '../../../domain/charter/packs/catalogue.ts'
import { SOLVED_WITHIN_MS } from '../../../domain/charter/measured/owners.ts'
import { type Check, type Day, notLegalAdvice, type PackRule } from '../../../domain/charter/packs/pack.ts'
import { type Conflict, conflictsAmong, type Side } from '../../../domain/charter/packs/stricter.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { refusal } from '../../../domain/rule.ts'
import type { Calendar } from '../../../domain/time/calendar.ts'
import { DAY, type Instant } from '../../../domain/time.ts'
import type { HousePacks } from '../../charter/packs.ts'

const SOLVED_WITHIN_DAYS = SOLVED_WITHIN_MS / DAY

interface Reader {
  readonly language: Language
  readonly calendar: Calendar
  readonly now: Instant
}

export function viewPacks(
  { choice, day, own, holding }: HousePacks,
  { language, calendar, now }: Reader,
): Omit<PacksView, 'version' | 'readOnlyBecause'> {
  const ownIds = new Set(own.map(({ pack }) => pack.id))
  const sides = holding.flatMap(({ pack, rules }) => rules.map(rule => ({ pack: pack.id, rule })))
  const names = new Map(holding.map(({ pack }) => [pack.id, pack.name[language]]))
  const conflicts = conflictsAmong(sides, { calendar, from: now })
  const after = new Map(
    conflicts.flatMap(({ sides: those }) => {
      const applied = those.filter(({ isApplied }) => isApplied).map(one => sourceOf(one, names))
      return those.filter(({ isApplied }) => !isApplied).map(one => [one.rule.id, applied] as const)
    }),
  )
  return {
    ...choice,
    countries: [...new Set(shippedPacks.map(({ jurisdiction }) => jurisdiction))].toSorted(),
    notAdvice: notLegalAdvice[language],
    packs: holding.map(one => viewPack(one, { language, day, after, isOwn: ownIds.has(one.pack.id) })),
    conflicts: conflicts.map(conflict => viewConflict(conflict, language, names)),
    own: own.map(({ pack }) => ({ id: pack.id, name: pack.name[language], holds: names.has(pack.id) })),
  }
}

interface PackReader {
  readonly language: Language
  readonly day: Day
  /** By the id of a rule, the stricter ones that are applied in its place. */
  readonly after: ReadonlyMap<string, readonly string[]>
  readonly isOwn: boolean
}

function viewPack(
  { pack, rules, excepted }: RulesOfPack,
  { language, day, after, isOwn }: PackReader,
): PacksView['packs'][number] {
  return {
    id: pack.id,
    name: pack.name[language],
    instrument: pack.source.instrument,
    confidence: pack.source.confidence,
    from: pack.from,
    adaptUntil: pack.adaptUntil !== undefined && day <= pack.adaptUntil ? pack.adaptUntil : null,
    applicability: pack.applicability[language],
    isOwn,
    rules: pack.rules
      .filter(rule => rules.includes(rule) || excepted.includes(rule) || rule.from > day)
      .map(rule => viewRule(rule, { language, day, after, isExcepted: excepted.includes(rule) })),
  }
}

function viewRule(
  rule: PackRule,
  { language, day, after, isExcepted }: Omit<PackReader, 'isOwn'> & { readonly isExcepted: boolean },
): PacksView['packs'][number]['rules'][number] {
  const {
    id,
    clause,
    says,
    kind,
    confidence,
    verifiedOn,
    from,
    until,
    lookAgain,
    check,
    exceptIn = [],
  } = rule
  return {
    id,
    clause,
    says: says[language],
    kind,
    confidence,
    verifiedOn,
    from,
    until: until ?? null,
    isToCome: from > day,
    limit: limitOf(rule, language),
    after: [...(after.get(id) ?? [])],
    isToLookUp: lookAgain !== undefined && lookAgain <= day,
    check: [checkInWords(check, language), ...itsOwnLimit(rule, language)].join(' '),
    isChecked: check.by !== 'nothing',
    switchesOn: rule.demands === undefined ? null : packsWords[language].switchesOn,
    exceptBecause: isExcepted ? (exceptIn[0]?.because[language] ?? null) : null,
  }
}

/** The figure counts by one limit for everybody; whoever reads a rule of 30 days must not take it for that of the rule. */
function itsOwnLimit(rule: PackRule, language: Language): readonly string[] {
  if (rule.kind !== 'clock' || rule.check.by !== 'figure' || rule.check.figure !== 'solved') return []
  const isThat = rule.within.unit === 'days' && rule.within.amount === SOLVED_WITHIN_DAYS
  return isThat ? [] : [packsWords[language].checks.ownLimit(SOLVED_WITHIN_DAYS)]
}

/** As it is counted: the amount with its unit, and what it begins with. */
function limitOf(rule: PackRule, language: Language): string | null {
  const { limits } = packsWords[language]
  if (rule.kind === 'clock')
    return limits.clock(limits.units[rule.within.unit](rule.within.amount), rule.starts[language])
  if (rule.kind !== 'metric') return null
  const { share, mean } = rule
  return [
    share && limits.share(Math.round(share.atLeast * 1000) / 10, share.withinSeconds),
    mean && limits.mean(mean.atMostSeconds),
  ]
    .filter(Boolean)
    .join(' ')
}

function checkInWords(check: Check, language: Language): string {
  const { checks } = packsWords[language]
  switch (check.by) {
    case 'guarantee':
      return checks.guarantee(charterWords[language].promises[check.guarantee])
    case 'figure': {
      const figure = figureIds.find(id => id === check.figure)
      return checks.figure(figure ? figuresWords[language].figures[figure].name : check.figure)
    }
    case 'rule': {
      const rule = caseRules.find(({ name }) => name === check.rule)
      return checks.rule(rule ? sentenceIn(language, refusal(rule)) : check.rule)
    }
    case 'compensation':
      return checks.compensation
    case 'nothing':
      return checks.nothing(check.says[language])
  }
}

function sourceOf({ pack, rule }: Side, names: ReadonlyMap<string, string>): string {
  return `${names.get(pack) ?? pack}, ${rule.clause}`
}

function viewConflict(
  { sides, why }: Conflict,
  language: Language,
  names: ReadonlyMap<string, string>,
): PacksView['conflicts'][number] {
  return {
    sides: sides.map(({ pack, rule, isApplied }) => ({
      pack: names.get(pack) ?? pack,
      clause: rule.clause,
      says: rule.says[language],
      limit: limitOf(rule, language),
      from: rule.from,
      isApplied,
    })),
    why: why[language],
  }
}
