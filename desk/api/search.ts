/** Search: asked anew while one types; what was asked a moment ago is kept. */
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import type { SearchAnswer } from '../../contract/search.ts'
import { ask } from './ask.ts'
import { keys } from './queries.ts'

const FRESH_FOR = 10_000

interface Begin {
  readonly after?: string
}
const first: Begin = {}

/** An answer for other words stays until there is one for these. Nothing is asked for nothing. */
export function searchQuery(typed: string, limit = 20) {
  // A blank at the end says that the last word is whole.
  const words = typed.trimStart()
  return infiniteQueryOptions({
    queryKey: [...keys.search, words, limit],
    queryFn: ({ signal, pageParam }) =>
      ask<SearchAnswer>(`/search?${new URLSearchParams({ q: words, limit: String(limit), ...pageParam })}`, {
        signal,
      }),
    initialPageParam: first,
    getNextPageParam: ({ more }: SearchAnswer): Begin | null => (more === null ? null : { after: more }),
    enabled: words.trim() !== '',
    staleTime: FRESH_FOR,
    placeholderData: keepPreviousData,
    retry: false,
  })
}
