/**
 * Calendars, under /api/desk/setup/calendars: by which days and hours something is due. Reading is for leads and administrators,
 * changing for administrators; versions as in setup.ts. And when things are due that an agent promises most.
 */
import { z } from 'zod'
import { day } from './day.ts'
import { Within } from './promises.ts'
import { SetHours } from './setup.ts'

const { week, closedDays, extraDays } = SetHours.shape
const Day = day('Write a day like 2027-01-06.')

const Plan = z.object({
  /** As the catalogue of public holidays names it: 'ES'; null for none. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  region: z.string().min(1).max(10).nullable(),
  timeZone: z.string().trim().min(1).max(60),
  week,
  closedDays,
  extraDays,
  /** Public holidays on which work is done: also those that the moon put on another day. */
  workedHolidays: z.array(Day).max(500),
})

/** PUT /api/desk/setup/calendars/:calendarId: a new id makes a calendar. DELETE takes `?version=`. */
export const SetCalendar = Plan.extend({
  version: z.number().int().min(0),
  name: z.string().trim().min(1, 'Write a name.').max(60),
})
export type SetCalendar = z.infer<typeof SetCalendar>

export const CalendarSetup = SetCalendar.extend({ id: z.uuid() })
export type CalendarSetup = z.infer<typeof CalendarSetup>

/** PUT /api/desk/setup/calendars/uses: who goes by which. Null: a team by that of the house, the house by its opening hours. */
export const SetCalendarUses = z.object({
  version: z.number().int().min(0),
  ofHouse: z.uuid().nullable(),
  teams: z.array(z.object({ teamId: z.uuid(), calendarId: z.uuid().nullable() })).max(500),
})
export type SetCalendarUses = z.infer<typeof SetCalendarUses>

/** GET /api/desk/setup/calendars */
export const CalendarsView = z.object({
  calendars: z.array(CalendarSetup),
  uses: SetCalendarUses.extend({
    teams: z.array(z.object({ teamId: z.uuid(), name: z.string(), calendarId: z.uuid().nullable() })),
  }),
  /** What a new calendar begins with: the opening hours of the house. */
  blank: SetCalendar,
})
export type CalendarsView = z.infer<typeof CalendarsView>

/** POST /api/desk/setup/calendars/preview: when so much time from now would be over, by a calendar that is not saved. */
export const PreviewCalendar = z.object({
  plan: Plan,
  within: z.object({ amount: z.number(), unit: Within.shape.unit }),
})
export type PreviewCalendar = z.infer<typeof PreviewCalendar>
export const CalendarPreview = z.object({ from: z.number(), dueAt: z.number() })
export type CalendarPreview = z.infer<typeof CalendarPreview>

/** GET /api/desk/dues: by the calendar of the team of whoever asks. */
export const Dues = z.object({
  timeZone: z.string(),
  /** When work ends today; null where nobody works today, or has gone home. */
  closesAt: z.number().nullable(),
  isWorkedTomorrow: z.boolean(),
  /** When one working day is over, two, three… */
  workingDays: z.array(z.number()),
})
export type Dues = z.infer<typeof Dues>
