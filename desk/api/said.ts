/** What went wrong last, by the case and the act that it was about; shown where the act was tried. */
import type { QueryClient } from '@tanstack/react-query'
import type { Act } from '../../contract/desk.ts'
import type { Failure } from './ask.ts'
import { keys } from './queries.ts'

export type Said = Readonly<Record<string, Failure>>

interface About {
  readonly caseId: string
  readonly act: Act['act']
  /** Null takes back what was said. */
  readonly failure: Failure | null
}

export function saidKey(caseId: string, act: Act['act']): string {
  return `${caseId}:${act}`
}

export function sayFailure(client: QueryClient, { caseId, act, failure }: About): void {
  const { [saidKey(caseId, act)]: _, ...rest } = client.getQueryData<Said>(keys.said) ?? {}
  client.setQueryData<Said>(keys.said, failure ? { ...rest, [saidKey(caseId, act)]: failure } : rest)
}
