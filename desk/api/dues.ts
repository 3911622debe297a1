/** When what is promised most is due, by the calendar of the agent's team. */
import { queryOptions } from '@tanstack/react-query'
import type { Dues } from '../../contract/calendars.ts'
import { ask } from './ask.ts'

const FRESH_MS = 60_000

export const duesQuery = queryOptions({
  queryKey: ['dues'],
  queryFn: ({ signal }) => ask<Dues>('/dues', { signal }),
  staleTime: FRESH_MS,
})
