/** Where help stopped with one person. */
import { queryOptions } from '@tanstack/react-query'
import type { StoppedView } from '../../contract/stopped.ts'
import { ask } from './ask.ts'

export type StoppedDays = StoppedView['days']

export function stoppedQuery(days: StoppedDays) {
  return queryOptions({
    queryKey: ['stopped', days],
    queryFn: ({ signal }) => ask<StoppedView>(`/where-help-stopped?days=${days}`, { signal }),
    staleTime: 0,
  })
}

export function stoppedCsv(days: StoppedDays): string {
  return `/api/desk/where-help-stopped.csv?days=${days}`
}
