/** What is wrong with a pack, in sentences: of those that ship with Heed nothing may be, and one of the house's own is refused for it. */
import type { Both, Day, Pack, PackRule } from './pack.ts'

/** @param others packs that it may supersede. @returns none where it may be used */
export function problemsWithPack(pack: Pack, others: readonly Pack[] = []): readonly Both[] {
  return [
    ...problemsWithDates(pack),
    ...problemsWithEarlier(pack, others),
    ...problemsWithSuperseding(pack, others),
    ...pack.rules.flatMap(rule => problemsWithRule(pack, rule)),
    ...problemsWithVersions(pack),
  ]
}

function problemsWithDates({ id, from, until, adaptUntil, source }: Pack): readonly Both[] {
  const days = [from, until, adaptUntil, source.verifiedOn].filter(day => day !== undefined)
  const odd = days.filter(day => !isDay(day))
  if (odd.length > 0) return odd.map(day => notADay(id, day))
  return [
    ...(until !== undefined && until < from ? [backwards(id, from, until)] : []),
    ...(adaptUntil !== undefined && adaptUntil < from ? [backwards(id, from, adaptUntil)] : []),
    ...(until !== undefined && until >= from && adaptUntil !== undefined && adaptUntil > until
      ? [
          {
            en: `“${id}” leaves time to adapt until ${adaptUntil}, but ends on ${until}.`,
            es: `«${id}» deja plazo de adaptación hasta el ${adaptUntil}, pero acaba el ${until}.`,
          },
        ]
      : []),
  ]
}

/** What held in the time before is not changed by a version that comes later. */
function problemsWithEarlier({ id, from }: Pack, others: readonly Pack[]): readonly Both[] {
  const earlier = others.find(other => other.id === id)
  if (!earlier || !isDay(from) || from >= earlier.from) return []
  return [
    {
      en: `“${id}” is here from ${earlier.from}: a later version does not begin before, on ${from}. Remove the first one, or choose a later day.`,
      es: `«${id}» ya está aquí desde el ${earlier.from}: una versión posterior no empieza antes, el ${from}. Quite la primera o elija otro día.`,
    },
  ]
}

function problemsWithSuperseding(pack: Pack, others: readonly Pack[]): readonly Both[] {
  const { id, from, supersedes } = pack
  if (!supersedes) return []
  if (supersedes.id === id)
    return [
      {
        en: `“${id}” says that it takes its own place.`,
        es: `«${id}» dice que se sustituye a sí mismo.`,
      },
    ]
  const older = others.find(other => other.id === supersedes.id)
  if (!older)
    return [
      {
        en: `“${id}” takes the place of “${supersedes.id}”, which is not here.`,
        es: `«${id}» sustituye a «${supersedes.id}», que no está aquí.`,
      },
    ]
  if (older.supersedes?.id === id)
    return [
      {
        en: `“${id}” and “${older.id}” would each take the place of the other.`,
        es: `«${id}» y «${older.id}» se sustituirían el uno al otro.`,
      },
    ]
  if (supersedes.from < from || older.from > supersedes.from)
    return [
      {
        en: `“${id}” takes the place of “${older.id}” on ${supersedes.from}, but that begins on ${older.from}, and this one on ${from}.`,
        es: `«${id}» sustituye a «${older.id}» el ${supersedes.from}, pero ese empieza el ${older.from} y este el ${from}.`,
      },
    ]
  return []
}

function problemsWithRule(pack: Pack, rule: PackRule): readonly Both[] {
  const days = [rule.from, rule.until, rule.verifiedOn, rule.lookAgain].filter(day => day !== undefined)
  const odd = days.filter(day => !isDay(day))
  if (odd.length > 0) return odd.map(day => notADay(rule.id, day))
  return [
    ...(rule.until !== undefined && rule.until < rule.from
      ? [backwards(rule.id, rule.from, rule.until)]
      : []),
    ...(rule.from < pack.from
      ? [
          {
            en: `“${rule.id}” begins on ${rule.from}, before its pack does on ${pack.from}.`,
            es: `«${rule.id}» empieza el ${rule.from}, antes que su paquete, el ${pack.from}.`,
          },
        ]
      : []),
    ...(pack.until !== undefined && rule.from > pack.until
      ? [
          {
            en: `“${rule.id}” begins on ${rule.from}, after its pack has ended on ${pack.until}.`,
            es: `«${rule.id}» empieza el ${rule.from}, cuando su paquete ya acabó, el ${pack.until}.`,
          },
        ]
      : []),
    ...problemsWithEnds(pack, rule),
    ...problemsWithAmounts(rule),
  ]
}

function problemsWithEnds(
  pack: Pick<Pack, 'until'>,
  { id, until, verifiedOn, lookAgain }: PackRule,
): readonly Both[] {
  return [
    ...(pack.until !== undefined && until !== undefined && until > pack.until
      ? [
          {
            en: `“${id}” ends on ${until}, after its pack, which ends on ${pack.until}.`,
            es: `«${id}» acaba el ${until}, después que su paquete, que acaba el ${pack.until}.`,
          },
        ]
      : []),
    ...(lookAgain !== undefined && lookAgain < verifiedOn
      ? [
          {
            en: `“${id}” was verified on ${verifiedOn}, after ${lookAgain}, the day to look it up anew.`,
            es: `«${id}» se comprobó el ${verifiedOn}, después del ${lookAgain}, el día de volver a mirarlo.`,
          },
        ]
      : []),
  ]
}

function problemsWithAmounts(rule: PackRule): readonly Both[] {
  const isWrong =
    (rule.kind === 'clock' && !isAmount(rule.within.amount, rule.within.unit)) ||
    (rule.kind === 'metric' && !rule.share && !rule.mean) ||
    (rule.kind === 'money' && !amountsOf(rule.formula).every(amount => amount > 0))
  if (!isWrong) return []
  return [
    {
      en: `“${rule.id}” has no limit or amount above zero; days are whole.`,
      es: `«${rule.id}» no tiene límite ni cantidad mayor que cero; los días son enteros.`,
    },
  ]
}

function isAmount(amount: number, unit: string): boolean {
  return amount > 0 && (!unit.endsWith('days') || Number.isInteger(amount))
}

function amountsOf(formula: Extract<PackRule, { kind: 'money' }>['formula']): readonly number[] {
  switch (formula.is) {
    case 'once':
    case 'each-day':
      return [formula.minor]
    case 'each-day-after':
      return [formula.minor, formula.workingDays]
    case 'higher-once':
      return [formula.minor + formula.shareOfMonth]
    case 'higher-each-day':
      return formula.steps.map(step => Math.min(step.fromDay, step.minor + step.shareOfMonth))
    case 'pro-rata':
      return [formula.times]
    case 'days-of-rent':
      return formula.steps.map(step => Math.min(step.overDays, step.rentDays))
  }
}

/** One rule in two versions at once would say two things. */
function problemsWithVersions({ rules }: Pack): readonly Both[] {
  return rules.flatMap((rule, index) =>
    rules.slice(index + 1).flatMap(other =>
      other.id === rule.id && rule.from <= (other.until ?? '9999') && other.from <= (rule.until ?? '9999')
        ? [
            {
              en: `“${rule.id}” stands twice for the same days: from ${rule.from} and from ${other.from}.`,
              es: `«${rule.id}» está dos veces para los mismos días: desde ${rule.from} y desde ${other.from}.`,
            },
          ]
        : [],
    ),
  )
}

function backwards(id: string, from: Day, until: Day): Both {
  return {
    en: `“${id}” begins on ${from} and ends before that, on ${until}.`,
    es: `«${id}» empieza el ${from} y acaba antes, el ${until}.`,
  }
}

function notADay(id: string, day: string): Both {
  return {
    en: `“${id}” has “${day}” for a date; write it like 2026-04-01.`,
    es: `«${id}» tiene «${day}» como fecha; escríbala como 2026-04-01.`,
  }
}

/** 30 February is none. */
function isDay(day: string): boolean {
  const parts = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/.exec(day)?.groups
  if (!parts) return false
  const [year, month, date] = [Number(parts.year), Number(parts.month), Number(parts.day)]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return date >= 1 && date <= (lengths[month - 1] ?? 0)
}
