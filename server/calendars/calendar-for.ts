/**
 * By which calendar something is due: that of a team where it has one, or else that of the house.
 *
 * Calendars come with the house (ledger/directory.ts), so that whoever holds a house can reckon without asking the database.
 */
import type { Calendar } from '../../domain/time/calendar.ts'

export interface Calendars {
  /** Of whoever has none of their own. */
  readonly ofHouse: Calendar
  readonly ofTeams: ReadonlyMap<string, Calendar>
}

/** The calendar of this team, or of the house. */
export function calendarFor(
  { calendars }: { readonly calendars: Calendars },
  { teamId = null }: { readonly teamId?: string | null } = {},
): Calendar {
  return (teamId === null ? undefined : calendars.ofTeams.get(teamId)) ?? calendars.ofHouse
}

const kept = new Map<string, Calendar>()
const MOST_KEPT = 64

/**
 * The same object for the same calendar: its years were reckoned once (domain/time/day-table.ts) and are found by it, though the house
 * is read anew every few seconds.
 */
export function sameCalendar(calendar: Calendar): Calendar {
  const key = JSON.stringify(calendar)
  const found = kept.get(key) ?? calendar
  // The one used last stands last, so that the first is the one to let go.
  kept.delete(key)
  kept.set(key, found)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return found
}
