/** What of promises the desk asks for beside their cases: the catalogue, the check before something is said, those at risk. */
import { queryOptions } from '@tanstack/react-query'
import type { OfferList, PromiseCheck, PromisesAtRisk, Within } from '../../contract/promises.ts'
import { ask } from './ask.ts'

const FRESH_MS = 60_000

export const offersQuery = queryOptions({
  queryKey: ['offers'],
  queryFn: ({ signal }) => ask<OfferList>('/offers', { signal }),
  staleTime: FRESH_MS,
})

export interface Checked {
  readonly kind: string
  readonly offerId?: string | undefined
  readonly amount?: { readonly minor: number; readonly currency: string } | undefined
  readonly within?: Within | undefined
  /** Where it would be said: what was given there before counts. */
  readonly caseId?: string | undefined
}

/** What stands against saying it, and when it would be due. */
export function promiseCheckQuery({ kind, offerId, amount, within, caseId }: Checked) {
  const query = new URLSearchParams({
    kind,
    ...(offerId === undefined ? {} : { offerId }),
    ...(amount === undefined ? {} : { minor: String(amount.minor), currency: amount.currency }),
    ...(within === undefined ? {} : { amount: String(within.amount), unit: within.unit }),
    ...(caseId === undefined ? {} : { caseId }),
  })
  return queryOptions({
    queryKey: ['promise-check', query.toString()],
    queryFn: ({ signal }) => ask<PromiseCheck>(`/promise-check?${query}`, { signal }),
    staleTime: FRESH_MS / 4,
  })
}

export interface RisksWanted {
  readonly hours: number
  /** Moved so often or more, however far off. */
  readonly moved: number
  readonly sort: 'due' | 'moved'
}

export function risksQuery(wanted: RisksWanted) {
  const asked = queryOf(wanted)
  return queryOptions({
    queryKey: ['promises-at-risk', asked],
    queryFn: ({ signal }) => ask<PromisesAtRisk>(`/promises?${asked}`, { signal }),
    refetchInterval: FRESH_MS / 2,
  })
}

/** The same list as a file. */
export function risksFile(wanted: RisksWanted): string {
  return `/api/desk/promises.csv?${queryOf(wanted)}`
}

function queryOf({ hours, moved, sort }: RisksWanted): string {
  return new URLSearchParams({ hours: String(hours), moved: String(moved), sort }).toString()
}
