/** Calendars are written down, tried, given to teams and removed; and what a calendar makes of the times that are promised most. */
import type {
  CalendarPreview,
  CalendarsView,
  Dues,
  PreviewCalendar,
  SetCalendar,
  SetCalendarUses,
} from '../../../contract/calendars.ts'
import { Fault } from '../../../contract/faults.ts'
import { problemsWithHours } from '../../../domain/hours/validate.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import type { Instant } from '../../../domain/time.ts'
import { quickDues } from '../../../domain/time/quick.ts'
import { dueOrRefused, refusedCalendar, refusedRemoval } from '../../../domain/time/rules.ts'
import { calendarFor, type Calendars } from '../../calendars/calendar-for.ts'
import { placesIn } from '../../calendars/holidays.ts'
import { calendarFrom, calendarRows } from '../../calendars/read.ts'
import type { Db } from '../../db/connect.ts'
import { changeSetup, type House, setupVersions } from '../../setup/change.ts'
import { calendarUses, deleteCalendar, otherCalendarNamed, saveCalendar, saveCalendarUses } from './sql.ts'
import { recordOf, recordOfUses, viewCalendars } from './views.ts'

interface By {
  readonly agentId: string
  readonly version: number
}
type Done = Promise<null | Refusal>

export async function readCalendarsSetup(db: Db): Promise<CalendarsView> {
  // First, so that whatever is newer than its version is found out when it is saved.
  const versions = await setupVersions(db)
  return viewCalendars(await calendarRows(db), await calendarUses(db), thing => versions.get(thing) ?? 0)
}

export async function setCalendar(
  ground: House,
  { agentId, version }: By,
  { id, ...asked }: Omit<SetCalendar, 'version'> & { readonly id: string },
): Done {
  const refused = refusedCalendar(asked)
  if (refused) return refused
  await mustBeSound(asked)
  const act = {
    agentId,
    version,
    thing: `calendar:${id}`,
    what: version === 0 ? 'added' : 'changed',
  } as const
  return await changeSetup(ground, act, async tx => {
    if (await otherCalendarNamed(tx, id, asked.name))
      throw new Fault('bad-request', say => say.calendarNameTaken)
    const before = (await calendarRows(tx)).find(row => row.id === id)
    await saveCalendar(tx, id, asked)
    return { before: before ? recordOf(flat(before)) : null, after: recordOf(asked), result: null }
  })
}

export function removeCalendar(ground: House, { agentId, version }: By, id: string): Done {
  const act = { agentId, version, thing: `calendar:${id}`, what: 'removed' } as const
  return changeSetup(ground, act, async tx => {
    const before = (await calendarRows(tx)).find(row => row.id === id)
    if (!before) return { before: null, after: null, result: null }
    const refused = refusedRemoval(before.teamIds.length + (before.isOfHouse ? 1 : 0))
    if (refused) return refused
    await deleteCalendar(tx, id)
    return { before: recordOf(flat(before)), after: null, result: null }
  })
}

export function setCalendarUses(
  ground: House,
  agentId: string,
  { version, ...asked }: SetCalendarUses,
): Done {
  const act = { agentId, version, thing: 'calendars', what: 'changed' } as const
  return changeSetup(ground, act, async tx => {
    const rows = await calendarRows(tx)
    const wanted = [asked.ofHouse, ...asked.teams.map(({ calendarId }) => calendarId)]
    if (wanted.some(id => id !== null && !rows.some(row => row.id === id)))
      throw new Fault('bad-request', say => say.calendarGone)
    const before = recordOfUses(await calendarUses(tx), rows)
    await saveCalendarUses(tx, asked)
    return { before, after: recordOfUses(await calendarUses(tx), rows), result: null }
  })
}

/** When so much time from now would be over by a calendar that nobody saved. */
export async function previewCalendar(
  { plan, within }: PreviewCalendar,
  now: Instant,
): Promise<CalendarPreview | Refusal> {
  const refused = refusedCalendar(plan)
  if (refused) return refused
  await mustBeSound(plan)
  const { country, region, timeZone } = plan
  const calendar = await calendarFrom({ country, region, timeZone, plan }, new Date(now).getUTCFullYear())
  const due = dueOrRefused(calendar, now, within)
  return isRefusal(due) ? due : { from: now, dueAt: due }
}

/** More working days than anybody promises. */
const MOST_WORKING_DAYS = 60

export function duesOf(house: { readonly calendars: Calendars }, teamId: string | null, now: Instant): Dues {
  const calendar = calendarFor(house, { teamId })
  const { workingDays, ...today } = quickDues(calendar, now, MOST_WORKING_DAYS)
  return { timeZone: calendar.timeZone, ...today, workingDays: [...workingDays] }
}

/** The days of a row beside its place, as they are asked for. */
function flat({ name, country, region, timeZone, plan }: Awaited<ReturnType<typeof calendarRows>>[number]) {
  return { name, country, region, timeZone, ...plan }
}

async function mustBeSound(asked: PreviewCalendar['plan']): Promise<void> {
  if (problemsWithHours(asked).length > 0)
    throw new Fault('bad-request', (_, language) => problemsWithHours(asked, language).join(' '))
  const { country, region } = asked
  if (country === null) {
    if (region !== null) throw new Fault('bad-request', say => say.noHolidays)
    return
  }
  const places = await placesIn(country, 'en')
  const isKnown = places !== null && (region === null || places.regions.some(({ code }) => code === region))
  if (!isKnown) throw new Fault('bad-request', say => say.noHolidays)
}
