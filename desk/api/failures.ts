/** What went wrong with services: of one customer in a case, and of many at once. */
import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type {
  ChangeOutage,
  FailureAct,
  FailuresView,
  NewOutage,
  OutageDone,
  OutagesView,
} from '../../contract/failures.ts'
import { ask } from './ask.ts'

const failuresKey = ['failures'] as const
/** What becomes of an outage in cases is told by the stream. */
export const outagesKey = [...failuresKey, 'outages'] as const
/** One that a colleague wrote down, or an account that is found to be owed nothing, is a fact of no case. */
const MINUTE = 60_000
const WHILE_RECKONED = 5_000

/** @param version of the case: what happened in it may have changed this */
export function failuresQuery(caseId: string, version: number) {
  return queryOptions<FailuresView, Error, FailuresView, readonly (string | number)[]>({
    queryKey: [...failuresKey, caseId, version],
    queryFn: ({ signal }) => ask<FailuresView>(`/cases/${encodeURIComponent(caseId)}/failures`, { signal }),
    // While it is asked anew for the same case; what was true of another must never be pressed here.
    placeholderData: (before, query) => (query?.queryKey[1] === caseId ? before : undefined),
  })
}

/** @throws NotDone */
export async function doFailure(client: QueryClient, caseId: string, body: FailureAct): Promise<void> {
  await ask(`/cases/${encodeURIComponent(caseId)}/failures`, { method: 'POST', body })
  await client.invalidateQueries({ queryKey: failuresKey })
}

export const outagesQuery = queryOptions({
  queryKey: outagesKey,
  queryFn: ({ signal }) => ask<OutagesView>('/outages', { signal }),
  staleTime: 0,
  refetchInterval: ({ state }) =>
    state.data?.outages.some(({ waiting }) => waiting > 0) === true ? WHILE_RECKONED : MINUTE,
})

/** @throws NotDone */
export async function noteOutage(client: QueryClient, body: NewOutage): Promise<OutageDone> {
  const done = await ask<OutageDone>('/outages', { method: 'POST', body })
  await client.invalidateQueries({ queryKey: failuresKey })
  return done
}

/** @throws NotDone */
export async function changeOutage(
  client: QueryClient,
  { id, ...body }: ChangeOutage & { readonly id: string },
): Promise<OutageDone> {
  const done = await ask<OutageDone>(`/outages/${encodeURIComponent(id)}`, { method: 'POST', body })
  await client.invalidateQueries({ queryKey: failuresKey })
  return done
}
