/** The rota: who is to be at work when. Reading a week of it is for leads and administrators, and so is changing it; everybody has their own. */
import { z } from 'zod'
import { day } from './day.ts'

const Day = day()
const Time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write a time like 08:30.')
const Version = z.number().int().min(0)

const Times = z.object({ from: Time, to: Time })
/** What ends no later than it begins ends on the next day. */
export const Shift = Times.extend({ breaks: z.array(Times).max(8) })
export type Shift = z.infer<typeof Shift>
const Shifts = z.array(Shift).max(6)

/** GET /api/desk/setup/rota?week=2026-11-23: any day of it. Without it, this week. */
export const RotaQuery = z.object({ week: Day.optional() })

const RotaDay = z.object({
  date: Day,
  shifts: Shifts,
  /** Set for this day alone, and so perhaps not as every week. */
  isOwn: z.boolean(),
  /** The name of whom it was swapped with. */
  swappedWith: z.string().nullable(),
  /** Known to be away for a part of it. */
  isAbsent: z.boolean(),
})
export type RotaDay = z.infer<typeof RotaDay>

export const RotaWeek = z.object({
  readOnlyBecause: z.string().nullable(),
  timeZone: z.string(),
  /** Its Monday. */
  week: Day,
  today: Day,
  people: z.array(
    z.object({
      agentId: z.uuid(),
      name: z.string(),
      team: z.string().nullable(),
      version: Version,
      /** Monday to Sunday. */
      days: z.array(RotaDay),
    }),
  ),
})
export type RotaWeek = z.infer<typeof RotaWeek>
export type RotaPerson = RotaWeek['people'][number]

export const RotaDayParams = z.object({ agentId: z.uuid(), date: Day })

/** PUT /api/desk/setup/rota/:agentId/:date. No shifts are a day off. DELETE takes `?version=` and makes the day as every week. */
export const SetRotaDay = z.object({
  version: Version,
  shifts: Shifts,
  /** This day alone, or from this day on every week. */
  holds: z.enum(['day', 'weekly']),
  /** The last day on which the week holds; null is without end. */
  until: Day.nullable().default(null),
})
export type SetRotaDay = z.infer<typeof SetRotaDay>

/** POST /api/desk/setup/rota/copy: what one week is like becomes what another is like, day by day. */
export const CopyRotaWeek = z.object({
  from: Day,
  to: Day,
  /** Whose; null is everybody's. */
  agentId: z.uuid().nullable(),
})
export type CopyRotaWeek = z.infer<typeof CopyRotaWeek>

/** POST /api/desk/setup/rota/swap: two people change shifts on a day. */
export const SwapRotaDay = z.object({
  date: Day,
  agentId: z.uuid(),
  version: Version,
  withAgentId: z.uuid(),
})
export type SwapRotaDay = z.infer<typeof SwapRotaDay>

/** How many people's rotas are otherwise now. */
export const RotaChanged = z.object({ people: z.number().int().min(0) })

/** POST /api/desk/setup/rota/import. Columns: person (mail address or name), date, from, to, and pairs of breaks. A day without times is off. */
export const ImportRota = z.object({
  csv: z.string().max(600_000),
  /** Only read it and say what would come of it. */
  isTrial: z.boolean(),
})
export type ImportRota = z.infer<typeof ImportRota>

export const BAD_ROTA_LINES = [
  'no-person',
  'two-people',
  'no-day',
  'no-time',
  'half-a-break',
  'refused',
] as const
export type BadRotaLine = (typeof BAD_ROTA_LINES)[number]

export const RotaImported = z.object({
  /** Lines that were read and make sense, and what they come to. */
  lines: z.number().int(),
  people: z.number().int(),
  days: z.number().int(),
  bad: z.array(
    z.object({
      /** Of the file, from 1. */
      line: z.number().int(),
      why: z.enum(BAD_ROTA_LINES),
      /** What could not be read; or, where a rule refuses, what it says. */
      about: z.string(),
    }),
  ),
})
export type RotaImported = z.infer<typeof RotaImported>

const Moment = z.number().int()
const Stretch = z.object({ from: Moment, until: Moment })

/** GET /api/desk/shifts: my own of the next seven days, the one that is on included. */
export const MyShifts = z.object({ shifts: z.array(Stretch.extend({ breaks: z.array(Stretch) })) })
export type MyShifts = z.infer<typeof MyShifts>
