/** The house rules of time: what a calendar must have, and which amounts of time can be promised. */
import { type Refusal, refusal, refusedBy, type Rule } from '../rule.ts'
import type { Instant } from '../time.ts'
import { type Calendar, type CalendarPlan, hasWorkingDays } from './calendar.ts'
import { dueAt, type Within } from './due.ts'

const calendarHasWork: Rule<CalendarPlan> = {
  name: 'calendar-has-work',
  says: 'Nobody would ever work by this calendar: give hours to at least one day of the week.',
  refuses: 'a calendar without working days',
  when: plan => !hasWorkingDays(plan),
}

const calendarDaysAgree: Rule<CalendarPlan> = {
  name: 'calendar-days-agree',
  says: 'This day is in the calendar twice: closed, or with hours of its own, or a holiday that is worked.',
  refuses: 'a calendar that contradicts itself',
  when: plan => contradictedDay(plan) !== null,
}

export const calendarRules: readonly Rule<CalendarPlan>[] = [calendarHasWork, calendarDaysAgree]

/** Null when things can be due by this calendar. */
export function refusedCalendar(plan: CalendarPlan): Refusal | null {
  const refused = refusedBy(calendarRules, plan)
  const day = contradictedDay(plan)
  if (refused?.refused.rule !== calendarDaysAgree.name || day === null) return refused
  return { refused: { ...refused.refused, about: { en: day, es: day } } }
}

function contradictedDay({ closedDays, extraDays, workedHolidays }: CalendarPlan): string | null {
  const days = [...[...closedDays, ...extraDays].map(({ date }) => date), ...workedHolidays]
  return days.find((day, index) => days.indexOf(day) !== index) ?? null
}

const amountAboveZero: Rule<Within> = {
  name: 'amount-above-zero',
  says: 'Say how much time there is: more than none.',
  refuses: 'promising',
  when: ({ amount }) => !Number.isFinite(amount) || amount <= 0,
}

const daysAreWhole: Rule<Within> = {
  name: 'days-are-whole',
  says: 'Days are counted whole: for less than a day, say hours.',
  refuses: 'promising',
  when: ({ amount, unit }) => unit !== 'hours' && unit !== 'working-hours' && !Number.isInteger(amount),
}

export const withinRules: readonly Rule<Within>[] = [amountAboveZero, daysAreWhole]

/** What `dueAt` found. */
const dueWithinReach: Rule<Instant | null> = {
  name: 'due-within-reach',
  says: 'So much time does not pass within five years by this calendar: promise less.',
  refuses: 'promising',
  when: due => due === null,
}

export const reachRules: readonly Rule<Instant | null>[] = [dueWithinReach]

/**
 * When something is due that may take so much time, or why it cannot be said.
 * @returns a moment, or the sentence of a rule
 */
export function dueOrRefused(calendar: Calendar, from: Instant, within: Within): Instant | Refusal {
  const refused = refusedBy(withinRules, within)
  if (refused) return refused
  const due = dueAt(calendar, from, within)
  return due ?? refusal(dueWithinReach)
}

interface Removal {
  /** How many teams go by it, and the house. */
  readonly uses: number
}

const calendarIsFree: Rule<Removal> = {
  name: 'calendar-is-free',
  says: 'Somebody still works by this calendar: give them another one first.',
  refuses: 'removing a calendar',
  when: ({ uses }) => uses > 0,
}

export const removalRules: readonly Rule<Removal>[] = [calendarIsFree]

/** Null when nobody works by it. */
export function refusedRemoval(uses: number): Refusal | null {
  return refusedBy(removalRules, { uses })
}
