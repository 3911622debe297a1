/** Everything that the page of snippets and macros reads or asks for. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { PutSnippet, SnippetList } from '../../../contract/snippets.ts'
import { NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'
import { removeSnippet, saveSnippet, snippetsQuery } from '../../api/snippets.ts'

export interface SnippetData {
  readonly list: SnippetList | undefined
  readonly error: unknown
  /** Null when it was done. */
  readonly save: (id: string, body: PutSnippet) => Promise<Failure | null>
  readonly remove: (id: string) => Promise<Failure | null>
}

export function useSnippetData(): SnippetData {
  const client = useQueryClient()
  const { data: list, error } = useQuery(snippetsQuery)
  return {
    list,
    error,
    save: useCallback((id, body) => tried(saveSnippet(client, id, body)), [client]),
    remove: useCallback(id => tried(removeSnippet(client, id)), [client]),
  }
}

async function tried(work: Promise<unknown>): Promise<Failure | null> {
  try {
    await work
    return null
  } catch (problem) {
    if (problem instanceof NotDone) return problem.failure
    throw problem
  }
}
