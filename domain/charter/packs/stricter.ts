/**
 * Limits for one matter, of however many packs: all are kept and shown, and the strictest is applied.
 *
 * Clocks are laid beside each other by when they would be due: 15 working days and 20 days can be compared only on a calendar. A figure
 * asks for a share within a time, for a mean, or for both; what another one asks for already in a stricter way is not applied. So of
 * three figures two may be applied, one for its share and one for its mean.
 */
import type { Instant } from '../../time.ts'
import { dueAt } from '../../time/due.ts'
import type { Calendar } from '../../time/calendar.ts'
import type { ClockRule, MetricRule, PackRule } from './pack.ts'

export interface Side {
  readonly pack: string
  readonly rule: PackRule
}

export interface Conflict {
  /** What they are about. */
  readonly about: string
  /** What is applied stands first; what says the same stands beside it. */
  readonly sides: readonly (Side & { readonly isApplied: boolean })[]
  readonly why: { readonly en: string; readonly es: string }
}

export interface OnCalendar {
  readonly calendar: Calendar
  readonly from: Instant
}

interface SideOf<Rule extends PackRule> extends Side {
  readonly rule: Rule
}

/** One for each matter of which these do not say the same. */
export function conflictsAmong(sides: readonly Side[], on: OnCalendar): readonly Conflict[] {
  const clocks = sides.filter(isClock)
  const metrics = sides.filter(isMetric)
  return [
    ...mattersOf(clocks).flatMap(([about, those]) => ofClocks(about, those, on)),
    ...mattersOf(metrics).flatMap(([about, those]) => ofMetrics(about, those)),
  ]
}

function isClock(side: Side): side is SideOf<ClockRule> {
  return side.rule.kind === 'clock'
}

function isMetric(side: Side): side is SideOf<MetricRule> {
  return side.rule.kind === 'metric'
}

function mattersOf<Rule extends ClockRule | MetricRule>(
  sides: readonly SideOf<Rule>[],
): readonly (readonly [string, readonly SideOf<Rule>[]])[] {
  const abouts = [...new Set(sides.map(({ rule }) => rule.about))]
  return abouts.map(about => [about, sides.filter(({ rule }) => rule.about === about)])
}

function ofClocks(
  about: string,
  sides: readonly SideOf<ClockRule>[],
  { calendar, from }: OnCalendar,
): readonly Conflict[] {
  // Where nobody ever works, only the limit that goes by the clock can be kept.
  const dues = sides.map(({ rule }) => dueAt(calendar, from, rule.within) ?? Number.POSITIVE_INFINITY)
  const first = Math.min(...dues)
  const why = { en: 'Counted from today, it is due first.', es: 'Contando desde hoy, vence antes.' }
  return conflict(
    about,
    sides.map((side, index) => ({ ...side, isApplied: dues[index] === first })),
    why,
  )
}

function ofMetrics(about: string, sides: readonly SideOf<MetricRule>[]): readonly Conflict[] {
  const marked = sides.map(side => ({
    ...side,
    isApplied: asks(side.rule).some(one => !sides.some(({ rule }) => asks(rule).some(asksMore(one)))),
  }))
  if (sides.every(({ rule }) => isSame(rule, sides[0]?.rule))) return []
  const [first, ...others] = marked.filter(({ isApplied }) => isApplied)
  const areSeveral = others.some(({ rule }) => !isSame(rule, first?.rule))
  const why = areSeveral
    ? {
        en: 'Each of these is stricter in something: they hold together.',
        es: 'Cada una de estas es más estricta en algo: valen juntas.',
      }
    : { en: 'Whoever meets it meets the others too.', es: 'Quien la cumple cumple también las otras.' }
  return conflict(about, marked, why, true)
}

/** What a figure asks for, one by one. */
type Asks = NonNullable<MetricRule['share']> | NonNullable<MetricRule['mean']>

function asks({ share, mean }: MetricRule): readonly Asks[] {
  return [share, mean].filter(one => one !== undefined)
}

/** Whether another one asks for the same in a stricter way. */
function asksMore(one: Asks): (other: Asks) => boolean {
  return other => {
    if ('atMostSeconds' in one) return 'atMostSeconds' in other && other.atMostSeconds < one.atMostSeconds
    if ('atMostSeconds' in other) return false
    const { atLeast, withinSeconds } = other
    const isNoLess = atLeast >= one.atLeast && withinSeconds <= one.withinSeconds
    return isNoLess && (atLeast > one.atLeast || withinSeconds < one.withinSeconds)
  }
}

function isSame({ share, mean }: MetricRule, other: MetricRule | undefined): boolean {
  return (
    share?.atLeast === other?.share?.atLeast &&
    share?.withinSeconds === other?.share?.withinSeconds &&
    mean?.atMostSeconds === other?.mean?.atMostSeconds
  )
}

/** @param differs it is known already that they do not say the same */
function conflict(
  about: string,
  sides: Conflict['sides'],
  why: Conflict['why'],
  differs = sides.some(({ isApplied }) => !isApplied),
): readonly Conflict[] {
  if (!differs) return []
  return [{ about, sides: sides.toSorted((a, b) => Number(b.isApplied) - Number(a.isApplied)), why }]
}
