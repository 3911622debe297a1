import type { Language } from '../../../contract/case.ts'
import { figureIds } from '../../../contract/charter.ts'
import type { PacksView } from '../../../contract/packs.ts'
import { charterWords } from '../../../contract/words/charter.ts'
import { figuresWords } from '../../../contract/words/figures.ts'
import { packsWords } from '../../../contract/words/packs.ts'
import { caseRules } from '../../../domain/case/rules.ts'
import type { RulesOfPack } from '../../../domain/charter/packs/catalogue.ts'
import { shippedPacks } from '../../../domain/charter/packs/catalogue.ts'
import { type Check, type Day, notLegalAdvice, type PackRule } from '../../../domain/charter/packs/pack.ts'
import { type Conflict, conflictsAmong } from '../../../domain/charter/packs/stricter.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { refusal } from '../../../domain/rule.ts'
import type { Calendar } from '../../../domain/time/calendar.ts'
import type { Instant } from '../../../domain/time.ts'
import type { HousePacks } from '../../charter/packs.ts'

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
  return {
    ...choice,
    countries: [...new Set(shippedPacks.map(({ jurisdiction }) => jurisdiction))].toSorted(),
    notAdvice: notLegalAdvice[language],
    packs: holding.map(one => viewPack(one, { language, day, isOwn: ownIds.has(one.pack.id) })),
    conflicts: conflictsAmong(sides, { calendar, from: now }).map(conflict =>
      viewConflict(conflict, language, names),
    ),
    own: own.map(({ pack }) => ({ id: pack.id, name: pack.name[language], holds: names.has(pack.id) })),
  }
}

interface PackReader {
  readonly language: Language
  readonly day: Day
  readonly isOwn: boolean
}

function viewPack(
  { pack, rules, excepted }: RulesOfPack,
  { language, day, isOwn }: PackReader,
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
      .filter(rule => rules.includes(rule) || excepted.includes(rule))
      .map(rule => viewRule(rule, { language, day, isExcepted: excepted.includes(rule) })),
  }
}

function viewRule(
  rule: PackRule,
  {
    language,
    day,
    isExcepted,
  }: { readonly language: Language; readonly day: Day; readonly isExcepted: boolean },
): PacksView['packs'][number]['rules'][number] {
  const { id, clause, says, kind, confidence, from, lookAgain, check, exceptIn = [] } = rule
  return {
    id,
    clause,
    says: says[language],
    kind,
    confidence,
    from,
    isToLookUp: lookAgain !== undefined && lookAgain <= day,
    check: checkInWords(check, language),
    isChecked: check.by !== 'nothing',
    switchesOn: rule.demands === undefined ? null : packsWords[language].switchesOn,
    exceptBecause: isExcepted ? (exceptIn[0]?.because[language] ?? null) : null,
  }
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

function viewConflict(
  { sides, applied, why }: Conflict,
  language: Language,
  names: ReadonlyMap<string, string>,
): PacksView['conflicts'][number] {
  return {
    sides: sides.map(({ pack, rule }, index) => ({
      pack: names.get(pack) ?? pack,
      clause: rule.clause,
      says: rule.says[language],
      isApplied: applied === 'both' || applied === index,
    })),
    why: why[language],
  }
}
