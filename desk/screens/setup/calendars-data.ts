/** What setting up calendars reads and asks for. */
import { queryOptions, useMutation } from '@tanstack/react-query'
import type {
  CalendarPreview,
  CalendarSetup,
  CalendarsView,
  PreviewCalendar,
  SetCalendarUses,
} from '../../../contract/calendars.ts'
import { ask } from '../../api/ask.ts'

export const calendarsQuery = queryOptions({
  queryKey: ['setup', 'calendars'],
  queryFn: ({ signal }) => ask<CalendarsView>('/setup/calendars', { signal }),
})

export async function saveCalendar({ id, ...body }: CalendarSetup): Promise<{ done: true }> {
  return await ask<{ done: true }>(`/setup/calendars/${id}`, { method: 'PUT', body })
}

export async function removeCalendar({ id, version }: CalendarSetup): Promise<{ done: true }> {
  return await ask<{ done: true }>(`/setup/calendars/${id}?version=${version}`, { method: 'DELETE' })
}

export async function saveUses({ version, ofHouse, teams }: SetCalendarUses): Promise<{ done: true }> {
  const body = { version, ofHouse, teams: teams.map(({ teamId, calendarId }) => ({ teamId, calendarId })) }
  return await ask<{ done: true }>('/setup/calendars/uses', { method: 'PUT', body })
}

/** Asked anew for each try: what it says belongs to what was asked. */
export function usePreview() {
  return useMutation({
    mutationFn: (body: PreviewCalendar) =>
      ask<CalendarPreview>('/setup/calendars/preview', { method: 'POST', body }),
  })
}
