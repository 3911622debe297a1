/** What the desk asks for, each with its key in the query cache. Answers are merged with what the stream said meanwhile. */
import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { CaseList, CaseView, LineView, Me, TagList, Team } from '../../contract/desk.ts'
import { ask } from './ask.ts'
import { reconcileLine, reconcileList } from './lists.ts'
import type { ListName } from './lists.ts'
import { mergeFetched } from './merge.ts'
import type { Newest } from './merge.ts'
import { fetchLine, fetchList } from './pages.ts'

export const keys = {
  me: ['me'] as const,
  team: ['team'] as const,
  line: ['line'] as const,
  newest: ['newest'] as const,
  link: ['link'] as const,
  lists: ['list'] as const,
  list: (name: ListName) => ['list', name] as const,
  cases: ['case'] as const,
  case: (caseId: string) => ['case', caseId] as const,
  typing: (caseId: string) => ['typing', caseId] as const,
  /** A colleague who is writing a reply there. */
  writing: (caseId: string) => ['writing', caseId] as const,
  /** Colleagues who have it open. */
  beside: (caseId: string) => ['beside', caseId] as const,
  said: ['said'] as const,
  tags: ['tags'] as const,
  search: ['search'] as const,
  snippets: ['snippets'] as const,
  remedies: (caseId: string) => ['remedies', caseId] as const,
  /** What is being given there just now. */
  giving: (caseId: string) => ['giving', caseId] as const,
  byHand: ['by-hand'] as const,
  /** What the last macro did in a case. */
  ran: (caseId: string) => ['ran', caseId] as const,
}

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => ask<Me>('/me', { signal }),
})

export const teamQuery = queryOptions({
  queryKey: keys.team,
  queryFn: ({ signal }) => ask<z.infer<typeof Team>>('/agents', { signal }),
})

export const lineQuery = queryOptions({
  queryKey: keys.line,
  queryFn: async ({ signal, client }) =>
    reconcileLine(
      await fetchLine({ signal, atLeast: client.getQueryData<LineView>(keys.line)?.waiting.length ?? 0 }),
      newestIn(client),
    ),
})

export function listQuery(name: ListName) {
  return queryOptions({
    queryKey: keys.list(name),
    queryFn: async ({ signal, client }) => {
      const atLeast = client.getQueryData<CaseList>(keys.list(name))?.cases.length ?? 0
      const list = await fetchList(name, { signal, atLeast })
      const me = client.getQueryData(meQuery.queryKey)?.agent.id
      return me === undefined ? list : reconcileList(list, name, { newest: newestIn(client), me })
    },
  })
}

const MOST_TRIES = 3

/**
 * A case that was never shown takes no changes, so what the stream says while it is fetched for the first time falls between: the
 * answer may then be older than what is known of the case, and is asked for again.
 */
export function caseQuery(caseId: string) {
  return queryOptions({
    queryKey: keys.case(caseId),
    queryFn: async ({ signal, client }) => {
      for (let attempt = 1; ; attempt++) {
        const fetched = await ask<CaseView>(`/cases/${encodeURIComponent(caseId)}`, { signal })
        const known = newestIn(client)[caseId]?.version ?? 0
        if (fetched.summary.version < known && attempt < MOST_TRIES) continue
        return mergeFetched(client.getQueryData<CaseView>(keys.case(caseId)), fetched)
      }
    },
  })
}

export const tagsQuery = queryOptions({
  queryKey: keys.tags,
  queryFn: ({ signal }) => ask<TagList>('/tags', { signal }),
})

export function newestIn(client: QueryClient): Newest {
  return client.getQueryData<Newest>(keys.newest) ?? {}
}
