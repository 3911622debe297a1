/** What went wrong last, by the case and the act that it was about; shown where the act was tried. */
import type { QueryClient } from '@tanstack/react-query'
import type { Act } from '../../contract/desk.ts'
import type { Failure } from './ask.ts'
import { keys } from './queries.ts'

export type Said = Readonly<Record<string, { readonly failure: Failure; readonly request: Act }>>

interface About {
  readonly caseId: string
  /** What was asked for, so that it can be asked for again. */
  readonly request: Act
  /** Null takes back what was said. */
  readonly failure: Failure | null
}

export function saidKey(caseId: string, act: Act['act']): string {
  return `${caseId}:${act}`
}

export function sayFailure(client: QueryClient, { caseId, request, failure }: About): void {
  const key = saidKey(caseId, request.act)
  const { [key]: _, ...rest } = client.getQueryData<Said>(keys.said) ?? {}
  client.setQueryData<Said>(keys.said, failure ? { ...rest, [key]: { failure, request } } : rest)
}
