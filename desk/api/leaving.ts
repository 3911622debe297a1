/** Who wants to leave or to pay less, what is done about it, and promises that the server finds in words. */
import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  LeavingAct,
  LeavingDone,
  LeavingList,
  LeavingView,
  PromisesFound,
} from '../../contract/leaving.ts'
import { ask } from './ask.ts'

const leavingKey = ['leaving'] as const
export const leavingListKey = [...leavingKey, 'list'] as const
/** The stream tells of it; this is for what is no fact of a case: a name, or an owner who is away. */
const MINUTE = 60_000

/** @param version of the case: what happened in it may have changed this */
export function leavingQuery(caseId: string, version: number) {
  return queryOptions<LeavingView, Error, LeavingView, readonly (string | number)[]>({
    queryKey: [...leavingKey, caseId, version],
    queryFn: ({ signal }) => ask<LeavingView>(`/cases/${encodeURIComponent(caseId)}/leaving`, { signal }),
    // While it is asked anew for the same case; what was true of another must never be pressed here.
    placeholderData: (before, query) => (query?.queryKey[1] === caseId ? before : undefined),
  })
}

export const leavingListQuery = queryOptions({
  queryKey: leavingListKey,
  queryFn: ({ signal }) => ask<LeavingList>('/leaving', { signal }),
  staleTime: 0,
  refetchInterval: MINUTE,
})

/** @throws NotDone */
export async function doLeaving(client: QueryClient, caseId: string, act: LeavingAct['act']): Promise<void> {
  const body = { requestId: crypto.randomUUID(), act }
  await ask<z.infer<typeof LeavingDone>>(`/cases/${encodeURIComponent(caseId)}/leaving`, {
    method: 'POST',
    body,
  })
  await client.invalidateQueries({ queryKey: leavingKey })
}

/** Too short for anybody to be held to. */
const SHORTEST = 8

export function foundQuery(text: string) {
  return queryOptions({
    queryKey: ['promises-found', text],
    queryFn: ({ signal }) =>
      ask<PromisesFound>('/promises-found', { method: 'POST', body: { text: text.slice(-20_000) }, signal }),
    enabled: text.trim().length >= SHORTEST,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  })
}
