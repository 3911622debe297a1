/** Everything that the page of customers in and out reads or asks for. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type {
  DeepLink,
  ImportView,
  ImportWish,
  SavedMapping,
  StartImport,
  TrialView,
  UploadedImport,
} from '../../../contract/import.ts'
import { NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'
import {
  importsQuery,
  linksQuery,
  saveLinks,
  startImport,
  stopImport,
  tryImport,
  uploadImport,
} from '../../api/customers.ts'

export { exportAddress, reportAddress } from '../../api/customers.ts'

/** What was asked for, or why not. */
export type Tried<Answer> =
  | { readonly is: 'done'; readonly answer: Answer }
  | { readonly is: 'not'; readonly failure: Failure }

export interface ImportData {
  readonly runs: readonly ImportView[]
  readonly mappings: readonly SavedMapping[]
  readonly failure: Failure | null
  readonly upload: (file: File) => Promise<Tried<UploadedImport>>
  readonly tryOut: (id: string, wish: ImportWish) => Promise<Tried<TrialView>>
  readonly start: (id: string, start: StartImport) => Promise<Tried<ImportView>>
  readonly stop: (id: string) => Promise<Tried<ImportView>>
}

export function useImportData(isAllowed: boolean): ImportData {
  const client = useQueryClient()
  const { data, error } = useQuery({ ...importsQuery, enabled: isAllowed })
  const after = useCallback(
    async <Answer>(work: Promise<Answer>): Promise<Tried<Answer>> => {
      const tried = await outcomeOf(work)
      await client.invalidateQueries({ queryKey: importsQuery.queryKey })
      return tried
    },
    [client],
  )
  return {
    runs: data?.runs ?? [],
    mappings: data?.mappings ?? [],
    failure: error instanceof NotDone ? error.failure : null,
    upload: useCallback(file => outcomeOf(uploadImport(file)), []),
    tryOut: useCallback((id, wish) => outcomeOf(tryImport(id, wish)), []),
    start: useCallback((id, start) => after(startImport(id, start)), [after]),
    stop: useCallback(id => after(stopImport(id)), [after]),
  }
}

export interface LinksData {
  readonly links: readonly DeepLink[] | undefined
  readonly save: (links: readonly DeepLink[]) => Promise<Tried<unknown>>
}

export function useLinksData(): LinksData {
  const client = useQueryClient()
  const { data } = useQuery(linksQuery)
  return {
    links: data?.links,
    save: useCallback(
      async links => {
        const tried = await outcomeOf(saveLinks({ links: [...links] }))
        if (tried.is === 'done') client.setQueryData(linksQuery.queryKey, tried.answer)
        return tried
      },
      [client],
    ),
  }
}

async function outcomeOf<Answer>(work: Promise<Answer>): Promise<Tried<Answer>> {
  try {
    return { is: 'done', answer: await work }
  } catch (problem) {
    if (problem instanceof NotDone) return { is: 'not', failure: problem.failure }
    throw problem
  }
}
