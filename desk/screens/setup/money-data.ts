/** What can be given, purses and billing in the setup. */
import { queryOptions } from '@tanstack/react-query'
import type { BillingSaved, BillingTrial, BillingView, SetBilling } from '../../../contract/billing.ts'
import type { CatalogueView, SetEntry } from '../../../contract/catalogue.ts'
import type { PursesView, SetLimits, SetPurse, TopUp } from '../../../contract/purses.ts'
import { ask } from '../../api/ask.ts'

export const catalogueQuery = queryOptions({
  queryKey: ['setup', 'remedies'],
  queryFn: ({ signal }) => ask<CatalogueView>('/setup/remedies', { signal }),
})

export const pursesQuery = queryOptions({
  queryKey: ['setup', 'purses'],
  queryFn: ({ signal }) => ask<PursesView>('/setup/purses', { signal }),
})

export const billingQuery = queryOptions({
  queryKey: ['setup', 'billing'],
  queryFn: ({ signal }) => ask<BillingView>('/setup/billing', { signal }),
})

const post = <Answer>(path: string, body: unknown = {}) => ask<Answer>(path, { method: 'POST', body })
const put = <Answer>(path: string, body: unknown) => ask<Answer>(path, { method: 'PUT', body })

export const moneyRequests = {
  entry: (id: string, body: SetEntry) => put<unknown>(`/setup/remedies/${id}`, body),
  takeOut: (id: string, version: number) =>
    ask<unknown>(`/setup/remedies/${id}?version=${version}`, { method: 'DELETE' }),
  limits: (agentId: string, body: SetLimits) => put<unknown>(`/setup/limits/${agentId}`, body),
  purse: (holder: string, body: SetPurse) => put<unknown>(`/setup/purses/${holder}`, body),
  topUp: (holder: string, body: TopUp) => post<unknown>(`/setup/purses/${holder}/top-ups`, body),
  billing: (body: SetBilling) => put<BillingSaved>('/setup/billing', body),
  rotate: () => post<BillingSaved>('/setup/billing/secret'),
  trial: () => post<BillingTrial>('/setup/billing/trial'),
  retry: () => post<{ readonly tried: number; readonly booked: number }>('/setup/billing/retry'),
  compare: () => post<{ readonly differences: number | null }>('/setup/billing/reconciliation'),
} as const
