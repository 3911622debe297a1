/** What the setup of fetched mailboxes reads and asks for. */
import { queryOptions } from '@tanstack/react-query'
import type { FetchedView, SetFetched, TriedFetched, TryFetched } from '../../../contract/fetched.ts'
import { ask } from '../../api/ask.ts'

const lookMs = 5_000

/** How it goes changes by itself. */
export const fetchedQuery = queryOptions({
  queryKey: ['setup', 'fetched'],
  queryFn: ({ signal }) => ask<FetchedView>('/setup/fetched', { signal }),
  refetchInterval: lookMs,
})

export const fetchedRequests = {
  save: (id: string, body: SetFetched) =>
    ask<{ done: true }>(`/setup/fetched/${id}`, { method: 'PUT', body }),
  remove: (id: string, version: number) =>
    ask<{ done: true }>(`/setup/fetched/${id}?version=${version}`, { method: 'DELETE' }),
  tryOut: (id: string, body: TryFetched) =>
    ask<TriedFetched>(`/setup/fetched/${id}/try`, { method: 'POST', body }),
  look: (id: string) => ask<{ done: true }>(`/setup/fetched/${id}/look`, { method: 'POST' }),
} as const
