/** Customers as the house knows them, who calls, calls that are written down, and files of other systems. */
import { queryOptions } from '@tanstack/react-query'
import type { CallLoggedAnswer, CallView, CustomerPage, LogCall } from '../../contract/calls.ts'
import type {
  DeepLinks,
  ImportsView,
  ImportView,
  ImportWish,
  StartImport,
  TrialView,
  UploadedImport,
} from '../../contract/import.ts'
import { ask } from './ask.ts'

const importsKey = ['imports'] as const

export function customerQuery(customerId: string) {
  return queryOptions({
    queryKey: ['customer', customerId],
    queryFn: ({ signal }) => ask<CustomerPage>(`/customers/${encodeURIComponent(customerId)}`, { signal }),
    // It is looked at anew each time, and the look is recorded.
    staleTime: 0,
  })
}

export function callQuery(from: string) {
  return queryOptions({
    queryKey: ['call', from],
    queryFn: ({ signal }) => ask<CallView>(`/call?from=${encodeURIComponent(from)}`, { signal }),
    staleTime: 0,
  })
}

/** @throws NotDone */
export async function logCall(call: LogCall): Promise<CallLoggedAnswer> {
  return await ask<CallLoggedAnswer>('/calls', { method: 'POST', body: call })
}

const WHILE_RUNNING = 700

export const importsQuery = queryOptions({
  queryKey: importsKey,
  queryFn: ({ signal }) => ask<ImportsView>('/imports', { signal }),
  refetchInterval: query =>
    query.state.data?.runs.some(({ state }) => state === 'running') === true ? WHILE_RUNNING : false,
})

/** @throws NotDone */
export async function uploadImport(file: File): Promise<UploadedImport> {
  const body = new FormData()
  body.append('file', file, file.name)
  return await ask<UploadedImport>('/imports', { method: 'POST', body })
}

/** @throws NotDone */
export async function tryImport(id: string, wish: ImportWish): Promise<TrialView> {
  return await ask<TrialView>(`/imports/${id}/trial`, { method: 'POST', body: wish })
}

/** @throws NotDone */
export async function startImport(id: string, start: StartImport): Promise<ImportView> {
  return await ask<ImportView>(`/imports/${id}/start`, { method: 'POST', body: start })
}

/** @throws NotDone */
export async function stopImport(id: string): Promise<ImportView> {
  return await ask<ImportView>(`/imports/${id}/stop`, { method: 'POST' })
}

export function reportAddress(id: string, only: 'all' | 'refused'): string {
  return `/api/desk/imports/${encodeURIComponent(id)}/report.csv?only=${only}`
}

export const exportAddress = '/api/desk/export/customers.csv'

export const linksQuery = queryOptions({
  queryKey: ['links'] as const,
  queryFn: ({ signal }) => ask<DeepLinks>('/links', { signal }),
})

/** @throws NotDone */
export async function saveLinks(links: DeepLinks): Promise<DeepLinks> {
  return await ask<DeepLinks>('/links', { method: 'PUT', body: links })
}
