/** What waits on the ladder: for me, and for leads on each rung. */
import { queryOptions } from '@tanstack/react-query'
import type { RungCounts, RungList } from '../../contract/ladder.ts'
import { ask } from './ask.ts'

const MINUTE = 60_000

export const rungsQuery = queryOptions({
  queryKey: ['rungs', 'mine'],
  queryFn: ({ signal }) => ask<RungList>('/rungs', { signal }),
  staleTime: 0,
  refetchInterval: MINUTE,
})

export const rungCountsQuery = queryOptions({
  queryKey: ['rungs', 'all'],
  queryFn: ({ signal }) => ask<RungCounts>('/rungs/all', { signal }),
  staleTime: 0,
  refetchInterval: MINUTE,
})
