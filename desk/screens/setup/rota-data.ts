/** What the rota reads and asks for. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  CopyRotaWeek,
  ImportRota,
  RotaImported,
  RotaWeek,
  SetRotaDay,
  SwapRotaDay,
} from '../../../contract/rota.ts'
import { ask } from '../../api/ask.ts'

/** @param week any day of it; this week without one */
export function rotaQuery(week: string | null) {
  return queryOptions({
    queryKey: ['setup', 'rota', week],
    queryFn: ({ signal }) => ask<RotaWeek>(`/setup/rota${week === null ? '' : `?week=${week}`}`, { signal }),
    placeholderData: keepPreviousData,
  })
}

interface Done {
  readonly done: true
}

export const rotaRequests = {
  day: (agentId: string, date: string, body: SetRotaDay) =>
    ask<Done>(`/setup/rota/${agentId}/${date}`, { method: 'PUT', body }),
  asWeekly: (agentId: string, date: string, version: number) =>
    ask<Done>(`/setup/rota/${agentId}/${date}?version=${version}`, { method: 'DELETE' }),
  copy: (body: CopyRotaWeek) => ask<{ people: number }>('/setup/rota/copy', { method: 'POST', body }),
  swap: (body: SwapRotaDay) => ask<Done>('/setup/rota/swap', { method: 'POST', body }),
  bringIn: (body: ImportRota) => ask<RotaImported>('/setup/rota/import', { method: 'POST', body }),
} as const

/** So many days later, as YYYY-MM-DD: dates of a calendar, in no time zone. */
export function daysAfter(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** How long it is, in minutes, where what ends no later than it begins ends on the next day. */
export function isOvernight({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return to <= from
}
