/** What a rota must be like, asked of one person's whole rota as it would be after a change. */
import { refusedBy } from '../rule.ts'
import type { Refusal, Rule } from '../rule.ts'
import {
  addDays,
  lengthOf,
  minutesInto,
  minutesOf,
  type Rota,
  type Shift,
  shiftsOn,
  type Times,
} from './rota.ts'

/** By the clock on the wall. */
const MOST_MINUTES = 16 * 60
const DAY_MINUTES = 24 * 60

/** Shifts that are looked at together, each with how long after the first midnight it begins, in minutes. */
interface Near {
  readonly shifts: readonly Shift[]
  readonly placed: readonly { readonly from: number; readonly until: number }[]
}

const shiftEndsAfterStart: Rule<Near> = {
  name: 'shift-ends-after-start',
  says: 'A shift lasts 16 hours at most: look whether this one ends before it begins.',
  refuses: 'a shift that ends before it begins',
  when: ({ shifts }) => shifts.some(shift => lengthOf(shift) > MOST_MINUTES),
}

const breakInShift: Rule<Near> = {
  name: 'break-in-shift',
  says: 'A break begins and ends within its shift: change the break, or the shift.',
  refuses: 'a break outside of its shift',
  when: ({ shifts }) => shifts.some(shift => shift.breaks.some(each => !isWithin(each, shift))),
}

const breaksApart: Rule<Near> = {
  name: 'breaks-apart',
  says: 'Two breaks of one shift overlap: make one of them.',
  refuses: 'breaks of one shift that overlap',
  when: ({ shifts }) =>
    shifts.some(shift =>
      overlap(
        shift.breaks.map(each => {
          const from = minutesInto(shift, each.from)
          return { from, until: from + lengthOf(each) }
        }),
      ),
    ),
}

const shiftsApart: Rule<Near> = {
  name: 'shifts-apart',
  says: 'Two shifts of one person overlap. A shift over midnight counts into the next day.',
  refuses: 'shifts of one person that overlap',
  when: ({ placed }) => overlap(placed),
}

export const rotaRules: readonly Rule<Near>[] = [shiftEndsAfterStart, breakInShift, breaksApart, shiftsApart]

function isWithin(each: Times, shift: Shift): boolean {
  return minutesInto(shift, each.from) + lengthOf(each) <= lengthOf(shift)
}

function overlap(spans: Near['placed']): boolean {
  const sorted = spans.toSorted((a, b) => a.from - b.from)
  return sorted.some(({ until }, index) => (sorted[index + 1]?.from ?? until) < until)
}

/** Null when somebody may have this rota. */
export function refusedRota(rota: Rota): Refusal | null {
  for (const date of telling(rota)) {
    const refused = refusedOn(rota, date)
    if (refused) return refused
  }
  return null
}

/** The same of one day that was changed, where the rota was well before: a day meets only the one before it and the next. */
export function refusedDay(rota: Rota, date: string): Refusal | null {
  return refusedOn(rota, addDays(date, -1)) ?? refusedOn(rota, date)
}

/** What is wrong with one day, and where it meets the next. */
function refusedOn(rota: Rota, date: string): Refusal | null {
  const days = [shiftsOn(rota, date), shiftsOn(rota, addDays(date, 1))]
  return refusedBy(rotaRules, {
    shifts: days.flat(),
    placed: days.flatMap((shifts, day) =>
      shifts.map(shift => {
        const from = day * DAY_MINUTES + minutesOf(shift.from)
        return { from, until: from + lengthOf(shift) }
      }),
    ),
  })
}

/** The days at which anything changes: a day of its own, or a week that begins or ends to hold. All others are like one of these. */
function telling({ weekly, days }: Rota): ReadonlySet<string> {
  const turns = new Set(
    weekly.flatMap(({ validFrom, validTo }) => [
      ...(validFrom === null ? [] : [validFrom]),
      ...(validTo === null ? [] : [validTo]),
    ]),
  )
  // A week is looked at on both sides of each turn; where there is none, any week will do.
  const weeks = (turns.size === 0 && weekly.length > 0 ? ['2024-01-08'] : [...turns]).flatMap(date =>
    Array.from({ length: 16 }, (_, day) => addDays(date, day - 8)),
  )
  return new Set([...weeks, ...days.flatMap(({ date }) => [addDays(date, -1), date])])
}

interface Swap {
  readonly one: readonly Shift[]
  readonly other: readonly Shift[]
}

const swapHasShift: Rule<Swap> = {
  name: 'swap-has-shift',
  says: 'Neither of the two works on that day: there is nothing to swap.',
  refuses: 'swapping a day on which neither works',
  when: ({ one, other }) => one.length + other.length === 0,
}

export const swapRules: readonly Rule<Swap>[] = [swapHasShift]

/** Null when there is something to swap on that day. */
export function refusedSwap(one: Rota, other: Rota, date: string): Refusal | null {
  return refusedBy(swapRules, { one: shiftsOn(one, date), other: shiftsOn(other, date) })
}

interface Weeks {
  readonly first: string
  readonly last: string | null
}

const weeksEndAfterStart: Rule<Weeks> = {
  name: 'weeks-end-after-start',
  says: 'The last day is before the first one: choose a later one, or leave it out.',
  refuses: 'a week that repeats until a day before it begins',
  when: ({ first, last }) => last !== null && last < first,
}

export const weeksRules: readonly Rule<Weeks>[] = [weeksEndAfterStart]

/** Null when a week may repeat from the one day until the other. */
export function refusedWeeks(first: string, last: string | null): Refusal | null {
  return refusedBy(weeksRules, { first, last })
}
