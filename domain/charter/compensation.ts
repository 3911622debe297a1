/**
 * What a breach entitles the customer to, by the rules of the packs.
 *
 * What must stay true: one breach is compensated once for each matter. Where two rules speak of the same event, the one that gives the
 * customer more is applied and the other is not added to it. A breach for which something was given is not compensated again: whoever
 * books keeps (breach, rule) unique as well. What grows with time (an outage) is reckoned when it is over.
 */
import type { CommitmentKind } from '../case/facts.ts'
import type { RemedyKind } from '../remedy/kinds.ts'
import type { Calendar } from '../time/calendar.ts'
import { DAY, HOUR, type Instant } from '../time.ts'
import { dayOf, daysBetween, lostBetween, millisecondsOfMonth } from './days.ts'
import { explained, type Sum } from './explained.ts'
import { type BreachEvent, holdsOn, type MoneyRule, type PackRule, type Service } from './packs/pack.ts'
import { dueAt } from '../time/due.ts'

export interface Breach {
  /** One thing that went wrong: a commitment, an outage. */
  readonly breachId: string
  readonly event: BreachEvent
  /** Of a promise that was broken. */
  readonly kind?: CommitmentKind
  readonly service?: Service
  /** When it began: the report of an outage, the promised start, the date of the appointment or promise. */
  readonly from: Instant
  /** When it was over, or now while it goes on. */
  readonly until: Instant
  /** What the service costs in a month; null where it is not known, and then nothing is reckoned from it. */
  readonly monthly: { readonly minor: number; readonly currency: string } | null
  /** By which days and working days are counted. */
  readonly calendar: Calendar
  /** Whether something was given for this breach already, by whichever rule. */
  readonly isCompensated?: boolean
}

export interface DueCompensation {
  readonly rule: string
  /** The pack in which the rule stands. */
  readonly pack: string
  readonly clause: string
  readonly remedy: RemedyKind
  readonly amountMinor: number
  readonly currency: string
  /** With its calculation: from when to when, how long, how reckoned. */
  readonly says: { readonly en: string; readonly es: string }
}

/** A rule and the pack in which it stands. */
export interface RuleInPack {
  readonly pack: string
  readonly rule: PackRule
}

/** @returns in the order of the rules; none where no rule speaks of it, or all was given */
export function compensationFor(rules: readonly RuleInPack[], breach: Breach): readonly DueCompensation[] {
  if (breach.isCompensated) return []
  const day = dayOf(breach.calendar.timeZone, breach.from)
  const due = rules.flatMap(({ pack, rule }): readonly DueCompensation[] => {
    if (rule.kind !== 'money' || !holdsOn(rule, day) || !speaksOf(rule, breach)) return []
    const sum = sumOf(rule, breach)
    if (sum === null || sum.minor <= 0) return []
    const { id, clause, remedy, currency } = rule
    const says = explained(rule, breach, sum)
    return [{ rule: id, pack, clause, remedy, amountMinor: sum.minor, currency, says }]
  })
  return highestOf(due)
}

/** A promise of a person or of the house whose time is over, as a breach. */
export function breachOfPromise(
  { id, kind, dueAt: due }: { readonly id: string; readonly kind: CommitmentKind; readonly dueAt: Instant },
  {
    now,
    calendar,
    monthly = null,
  }: { readonly now: Instant; readonly calendar: Calendar; readonly monthly?: Breach['monthly'] },
): Breach {
  const event = kind === 'visit' ? 'missed-appointment' : 'promise-broken'
  return { breachId: id, event, kind, from: due, until: now, monthly, calendar }
}

/** Of each currency the highest; the first of several that are equal. Amounts of two currencies cannot be compared. */
function highestOf(due: readonly DueCompensation[]): readonly DueCompensation[] {
  return due.filter(
    (one, index) =>
      !due.some(
        (other, at) =>
          other.currency === one.currency &&
          (other.amountMinor > one.amountMinor || (other.amountMinor === one.amountMinor && at < index)),
      ),
  )
}

/** A visit that was missed is a broken promise too; of the two rules the higher one is given. */
function speaksOf({ event, kinds, services }: MoneyRule, breach: Breach): boolean {
  const isBoth = event === 'promise-broken' && breach.event === 'missed-appointment'
  if (event !== breach.event && !isBoth) return false
  if (kinds && (breach.kind === undefined || !kinds.includes(breach.kind))) return false
  return !services || services.includes(breach.service ?? 'other')
}

/** @returns null where the formula needs a price that is not known, or one of another currency */
function sumOf(rule: MoneyRule, breach: Breach): Sum | null {
  const { formula, currency } = rule
  const monthly = breach.monthly?.currency === currency ? breach.monthly.minor : null
  switch (formula.is) {
    case 'once':
      return { minor: formula.minor, days: null, monthly: null }
    case 'each-day': {
      const days = daysBetween(breach.calendar.timeZone, breach.from, breach.until)
      return { minor: days * formula.minor, days, monthly: null }
    }
    case 'each-day-after':
      return eachDayAfter(formula, breach)
    case 'higher-once':
      return { minor: higherOf(formula, monthly), days: null, monthly }
    case 'higher-each-day':
      return higherEachDay(formula.steps, breach, monthly)
    case 'pro-rata':
      return monthly === null ? null : proRata(formula, breach, monthly)
    case 'days-of-rent':
      return monthly === null ? null : daysOfRent(formula.steps, breach, monthly)
  }
}

/**
 * Ofcom's automatic compensation for a loss of service: each calendar day after two full working days. The day of the report is not a
 * full one. A day on which service comes back was without it when it began, and counts.
 */
function eachDayAfter(
  { minor, workingDays }: { readonly minor: number; readonly workingDays: number },
  { calendar, from, until }: Breach,
): Sum | null {
  const last = dueAt(calendar, from, { amount: workingDays, unit: 'working-days' })
  if (last === null) return null
  const days = Math.max(0, daysBetween(calendar.timeZone, last, until))
  return { minor: days * minor, days, monthly: null }
}

/** TKG § 58(3): the day of the report is not counted (BGB § 187(1)); each begun day is. Of a price that is not known, the amount is due. */
function higherEachDay(
  steps: readonly { readonly fromDay: number; readonly minor: number; readonly shareOfMonth: number }[],
  { calendar, from, until }: Breach,
  monthly: number | null,
): Sum {
  const lasted = daysBetween(calendar.timeZone, from, until)
  let minor = 0
  let days = 0
  for (let day = 1; day <= lasted; day += 1) {
    const step = steps.findLast(({ fromDay }) => fromDay <= day)
    if (!step) continue
    minor += higherOf(step, monthly)
    days += 1
  }
  return { minor, days, monthly }
}

function higherOf(
  { minor, shareOfMonth }: { readonly minor: number; readonly shareOfMonth: number },
  monthly: number | null,
): number {
  return Math.max(minor, upwards((monthly ?? 0) * shareOfMonth))
}

/**
 * RD 899/2009, arts. 15 and 16: the monthly price for the time without service. Of what does not fill a minor unit, a whole one is
 * given; the month is the one in which it began.
 */
function proRata(
  formula: {
    readonly times: number
    readonly beyondHours: number
    readonly between: { readonly from: string; readonly to: string } | null
    readonly aboveMinor: number
  },
  { calendar, from, until }: Breach,
  monthly: number,
): Sum | null {
  const counted = formula.between
    ? lostBetween(calendar.timeZone, { from, until }, formula.between)
    : until - from
  if (counted <= formula.beyondHours * HOUR) return null
  const month = millisecondsOfMonth(calendar.timeZone, from)
  const minor = upwards((monthly * formula.times * (until - from)) / month)
  return minor > formula.aboveMinor ? { minor, days: null, monthly, month } : null
}

/** TRAI: so many days' rent for a fault longer than 3, 7 or 15 days; a month of rent is thirty days. */
function daysOfRent(
  steps: readonly { readonly overDays: number; readonly rentDays: number }[],
  { from, until }: Breach,
  monthly: number,
): Sum | null {
  const step = steps.findLast(({ overDays }) => until - from > overDays * DAY)
  return step ? { minor: upwards((monthly * step.rentDays) / 30), days: step.rentDays, monthly } : null
}

/** In the customer's favour; what only the computer's fractions add is no cent. */
function upwards(minor: number): number {
  return Math.ceil(Number(minor.toFixed(6)))
}
