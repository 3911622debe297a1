/** The wallboard: the line now, and its last hours. What the stream says makes it ask again. */
import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { Wallboard, WallboardHours } from '../../contract/wallboard.ts'
import { ask } from './ask.ts'
import { keys } from './queries.ts'

const SECOND = 1_000

export const wallboardQuery = queryOptions({
  queryKey: ['wallboard', 'now'] as const,
  queryFn: ({ signal }) => ask<Wallboard>('/wallboard', { signal }),
  staleTime: 0,
  // Time alone brings something too: a wrap-up is over, a told wait is broken.
  refetchInterval: 10 * SECOND,
  refetchIntervalInBackground: true,
  retry: false,
})

export const wallboardHoursQuery = queryOptions({
  queryKey: ['wallboard', 'hours'] as const,
  queryFn: ({ signal }) => ask<WallboardHours>('/wallboard/hours', { signal }),
  staleTime: 0,
  refetchInterval: 30 * SECOND,
  refetchIntervalInBackground: true,
  retry: false,
})

/** At most once in so long, however much happens. */
const PAUSE = 1_200

/**
 * Asks for the line anew when the stream has told of a case or of the team.
 * @returns a function that ends it
 */
export function followLine(client: QueryClient): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined
  const stop = client.getQueryCache().subscribe(({ type, query }) => {
    const [key] = query.queryKey as readonly unknown[] // the cache has keys of everybody
    if (type !== 'updated' || soon !== undefined || (key !== keys.newest[0] && key !== keys.team[0])) return
    soon = setTimeout(() => {
      soon = undefined
      void client.invalidateQueries({ queryKey: wallboardQuery.queryKey })
    }, PAUSE)
  })
  return () => {
    clearTimeout(soon)
    stop()
  }
}
