/** Mail that waits for somebody: the list, one of them, and how many there are. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AsideCount, AsideMailRead, AsideMails } from '../../contract/mail-aside.ts'
import { ask } from './ask.ts'

/** What all of these begin with: together they are asked for anew. */
export const asideKey = ['mails-aside'] as const

const MINUTE = 60_000

export const asideQuery = infiniteQueryOptions({
  queryKey: [...asideKey, 'list'],
  queryFn: ({ pageParam, signal }) =>
    ask<AsideMails>(`/mails-aside${pageParam === null ? '' : `?after=${encodeURIComponent(pageParam)}`}`, {
      signal,
    }),
  initialPageParam: null as string | null, // the first page is after nothing
  getNextPageParam: ({ more }) => more,
  staleTime: 0,
})

export const asideCountQuery = queryOptions({
  queryKey: [...asideKey, 'count'],
  queryFn: ({ signal }) => ask<AsideCount>('/mails-aside/count', { signal }),
  staleTime: MINUTE,
  refetchInterval: MINUTE,
})

export function asideMailQuery(mailId: string) {
  return queryOptions({
    queryKey: [...asideKey, 'mail', mailId],
    queryFn: ({ signal }) => ask<AsideMailRead>(`/mails-aside/${encodeURIComponent(mailId)}`, { signal }),
    staleTime: MINUTE,
    retry: false,
  })
}
