/** What waits on the ladder: for me, and for leads on each rung. */
import { queryOptions } from '@tanstack/react-query'
import type { RungCounts, RungList } from '../../contract/ladder.ts'
import { ask } from './ask.ts'

/** What both begin with: together they are asked for anew. */
export const rungsKey = ['rungs'] as const

const MINUTE = 60_000

export const rungsQuery = queryOptions({
  queryKey: [...rungsKey, 'mine'],
  queryFn: ({ signal }) => ask<RungList>('/rungs', { signal }),
  staleTime: 0,
  refetchInterval: MINUTE,
})

export const rungCountsQuery = queryOptions({
  queryKey: [...rungsKey, 'all'],
  queryFn: ({ signal }) => ask<RungCounts>('/rungs/all', { signal }),
  staleTime: 0,
  refetchInterval: MINUTE,
})
