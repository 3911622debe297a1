/** One's own turn in the line: wrapping up what was, and being ready for whoever comes. */
import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { WrapUp } from '../../contract/line.ts'
import { ask } from './ask.ts'

export const wrapUpQuery = queryOptions({
  queryKey: ['wrap-up'] as const,
  queryFn: ({ signal }) => ask<WrapUp>('/wrap-up', { signal }),
})

/** Shown at once; when the server cannot be told, the truth is asked for again. */
export async function beReady(client: QueryClient): Promise<void> {
  // An answer on its way was given before.
  await client.cancelQueries({ queryKey: wrapUpQuery.queryKey })
  client.setQueryData(wrapUpQuery.queryKey, { until: null })
  await ask<unknown>('/ready', { method: 'POST' }).catch(() => undefined)
  await client.invalidateQueries({ queryKey: wrapUpQuery.queryKey })
}
