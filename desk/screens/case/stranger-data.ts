/** What the case screen asks for about a stranger's mail. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { StrangerAct, StrangerAnswer } from '../../../contract/mail-aside.ts'
import { asideKey } from '../../api/aside.ts'
import { ask, NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'
import { keys } from '../../api/queries.ts'

/** @param onOwnCase hears of the new case, also when the question is gone by then */
export function useStranger(
  { caseId, messageId }: { readonly caseId: string; readonly messageId: string },
  onOwnCase: (caseId: string) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (act: StrangerAct['act']) =>
      ask<z.infer<typeof StrangerAnswer>>(
        `/cases/${encodeURIComponent(caseId)}/strangers/${encodeURIComponent(messageId)}`,
        { method: 'POST', body: { requestId: crypto.randomUUID(), act } },
      ),
    onSuccess: ({ caseId: now }) => {
      if (now !== caseId) onOwnCase(now)
    },
    onSettled: async done => {
      for (const id of new Set([caseId, done?.caseId ?? caseId]))
        await client.invalidateQueries({ queryKey: keys.case(id) })
      await client.invalidateQueries({ queryKey: asideKey })
    },
  })
}

export function whyNot(problem: unknown): Failure | null {
  return problem instanceof NotDone ? problem.failure : null
}
