/**
 * Two limits for one matter: both are kept and shown, and the stricter is applied.
 *
 * Clocks are laid beside each other by when they would be due: 15 working days and 20 days can be compared only on a calendar. Of
 * figures the higher share, the shorter time and the lower mean are stricter; each is compared by itself, so that of two rules one may
 * be stricter in its share and the other in its mean, and then both are applied.
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
  /** What the two are about. */
  readonly about: string
  readonly sides: readonly [Side, Side]
  /** Which is applied: the index, or both where neither is stricter in all. */
  readonly applied: 0 | 1 | 'both'
  readonly why: { readonly en: string; readonly es: string }
}

export interface OnCalendar {
  readonly calendar: Calendar
  readonly from: Instant
}

/** @returns null where the two do not speak of one matter, or say the same */
export function stricterOf(one: Side, other: Side, on: OnCalendar): Conflict | null {
  if (one.rule.kind === 'clock' && other.rule.kind === 'clock')
    return ofClocks([one, other], [one.rule, other.rule], on)
  if (one.rule.kind === 'metric' && other.rule.kind === 'metric')
    return ofMetrics([one, other], [one.rule, other.rule])
  return null
}

/** All that are among these, in their order. */
export function conflictsAmong(sides: readonly Side[], on: OnCalendar): readonly Conflict[] {
  return sides.flatMap((one, index) =>
    sides.slice(index + 1).flatMap(other => stricterOf(one, other, on) ?? []),
  )
}

function ofClocks(
  sides: readonly [Side, Side],
  [one, other]: readonly [ClockRule, ClockRule],
  { calendar, from }: OnCalendar,
): Conflict | null {
  if (one.about !== other.about) return null
  const [first, second] = [dueAt(calendar, from, one.within), dueAt(calendar, from, other.within)]
  if (first === second) return null
  // Where nobody ever works, only the limit that goes by the clock can be kept.
  const applied = (first ?? Number.POSITIVE_INFINITY) <= (second ?? Number.POSITIVE_INFINITY) ? 0 : 1
  return {
    about: one.about,
    sides,
    applied,
    why: {
      en: 'Counted from today, it is due first.',
      es: 'Contando desde hoy, vence antes.',
    },
  }
}

function ofMetrics(
  sides: readonly [Side, Side],
  [one, other]: readonly [MetricRule, MetricRule],
): Conflict | null {
  if (one.about !== other.about) return null
  const verdicts = [
    compare(one.share?.atLeast, other.share?.atLeast, 'more'),
    compare(one.share?.withinSeconds, other.share?.withinSeconds, 'less'),
    compare(one.mean?.atMostSeconds, other.mean?.atMostSeconds, 'less'),
  ]
  const firstIsStricter = verdicts.includes(0)
  const secondIsStricter = verdicts.includes(1)
  if (!firstIsStricter && !secondIsStricter) return null
  if (firstIsStricter && secondIsStricter)
    return {
      about: one.about,
      sides,
      applied: 'both',
      why: {
        en: 'Each is stricter in something: both hold.',
        es: 'Cada una es más estricta en algo: valen las dos.',
      },
    }
  return {
    about: one.about,
    sides,
    applied: firstIsStricter ? 0 : 1,
    why: {
      en: 'Whoever meets it meets the other too.',
      es: 'Quien la cumple cumple también la otra.',
    },
  }
}

/** A limit is stricter than none. */
function compare(
  one: number | undefined,
  other: number | undefined,
  stricter: 'more' | 'less',
): 0 | 1 | null {
  if (one === other) return null
  if (one === undefined) return 1
  if (other === undefined) return 0
  return one > other === (stricter === 'more') ? 0 : 1
}
