/** Snippets and macros: asked for once, and again when one was changed here. */
import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { PutSnippet, SnippetList, SnippetView } from '../../contract/snippets.ts'
import { ask } from './ask.ts'
import { keys } from './queries.ts'

/** So long a colleague's change may go unseen. */
const FRESH_FOR = 5 * 60_000

export const snippetsQuery = queryOptions({
  queryKey: keys.snippets,
  queryFn: ({ signal }) => ask<SnippetList>('/snippets', { signal }),
  staleTime: FRESH_FOR,
})

/** @throws NotDone */
export async function saveSnippet(client: QueryClient, id: string, body: PutSnippet): Promise<SnippetView> {
  const saved = await ask<SnippetView>(`/snippets/${encodeURIComponent(id)}`, { method: 'PUT', body })
  await client.invalidateQueries({ queryKey: keys.snippets })
  return saved
}

/** @throws NotDone */
export async function removeSnippet(client: QueryClient, id: string): Promise<void> {
  await ask<unknown>(`/snippets/${encodeURIComponent(id)}`, { method: 'DELETE' })
  await client.invalidateQueries({ queryKey: keys.snippets })
}
