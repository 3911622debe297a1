/** Everything that the page of the rules of the house reads and asks for. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RulesView, SetCondition } from '../../../contract/overrides.ts'
import { type Failure, NotDone } from '../../api/ask.ts'
import { answerProposal, endCondition, holdAgain, rulesQuery, setCondition } from '../../api/overrides.ts'

export interface RulesData {
  readonly view: RulesView | undefined
  readonly failure: Failure | null
  readonly isBusy: boolean
  /** @returns whether it was done */
  readonly answer: (id: string, accepts: boolean, reason: string) => Promise<boolean>
  readonly holdAgain: (rule: string, about: string) => Promise<boolean>
  readonly setCondition: (id: string, condition: SetCondition) => Promise<boolean>
  readonly endCondition: (id: string, version: number) => Promise<boolean>
}

export function useRules(): RulesData {
  const client = useQueryClient()
  const { data: view, error } = useQuery(rulesQuery)
  const doing = useMutation({
    mutationFn: async (work: () => Promise<void>) => await work(),
    onSettled: () => client.invalidateQueries({ queryKey: rulesQuery.queryKey }),
  })
  const run = async (work: () => Promise<void>) =>
    await doing.mutateAsync(work).then(
      () => true,
      (problem: unknown) => {
        if (!(problem instanceof NotDone)) throw problem
        return false
      },
    )
  const wrong = doing.error ?? error
  return {
    view,
    failure: wrong instanceof NotDone ? wrong.failure : null,
    isBusy: doing.isPending,
    answer: async (id, accepts, reason) =>
      await run(async () => await answerProposal(id, { accepts, reason })),
    holdAgain: async (rule, about) => await run(async () => await holdAgain(rule, about)),
    setCondition: async (id, condition) => await run(async () => await setCondition(id, condition)),
    endCondition: async (id, version) => await run(async () => await endCondition(id, version)),
  }
}
