/** Rules of the house that were set aside, and for whom things of the catalogue are. */
import { queryOptions } from '@tanstack/react-query'
import type { AnswerProposal, RulesView, RulesWaiting, SetCondition } from '../../contract/overrides.ts'
import { ask } from './ask.ts'

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => ask<RulesView>('/rules', { signal }),
  staleTime: 0,
})

export async function answerProposal(id: string, answer: AnswerProposal): Promise<void> {
  await ask(`/rules/proposals/${encodeURIComponent(id)}`, { method: 'POST', body: answer })
}

export async function holdAgain(rule: string, about: string): Promise<void> {
  await ask('/rules/holds', { method: 'POST', body: { rule, about } })
}

export async function setCondition(id: string, condition: SetCondition): Promise<void> {
  await ask(`/rules/conditions/${encodeURIComponent(id)}`, { method: 'PUT', body: condition })
}

export async function endCondition(id: string, version: number): Promise<void> {
  await ask(`/rules/conditions/${encodeURIComponent(id)}?version=${version}`, { method: 'DELETE' })
}

const MINUTE = 60_000

export const rulesWaitingQuery = queryOptions({
  queryKey: [...rulesQuery.queryKey, 'waiting'],
  queryFn: ({ signal }) => ask<RulesWaiting>('/rules/waiting', { signal }),
  refetchInterval: MINUTE,
})
