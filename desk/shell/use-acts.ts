/** Acts: shown at once, refused with a sentence, and for a while undone by one key where that is possible. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { Act, CaseView } from '../../contract/desk.ts'
import type { SetAside } from '../../contract/overrides.ts'
import { perform } from '../api/acts.ts'
import { keys } from '../api/queries.ts'
import { sayFailure } from '../api/said.ts'
import type { World } from '../commands/command.ts'
import { undoing } from './undo.ts'
import type { Undoable } from './undo.ts'

const UNDO_SHOWS = 10_000

export interface Acts {
  readonly act: World['act']
  readonly last: Undoable | null
  readonly undoLast: () => void
}

export function useActs(): Acts {
  const client = useQueryClient()
  const [last, setLast] = useState<Undoable | null>(null)
  useEffect(() => {
    if (!last) return
    const timer = setTimeout(() => setLast(null), UNDO_SHOWS)
    return () => clearTimeout(timer)
  }, [last])

  const doAct = useCallback(
    async (caseId: string, request: Act, goesOn = false, setAside?: SetAside) => {
      sayFailure(client, { caseId, request, failure: null })
      const outcome = await perform(client, {
        caseId,
        act: request,
        requestId: crypto.randomUUID(),
        goesOn,
        setAside,
      })
      if (!outcome.done) sayFailure(client, { caseId, request, failure: outcome.failure })
      return outcome
    },
    [client],
  )
  const act = useCallback(
    async (caseId: string, request: Act, goesOn?: boolean, setAside?: SetAside) => {
      const before = client.getQueryData<CaseView>(keys.case(caseId))?.summary ?? null
      const outcome = await doAct(caseId, request, goesOn, setAside)
      if (outcome.done) setLast(kept => undoing(caseId, request, before) ?? kept)
      return outcome
    },
    [client, doAct],
  )
  const undoLast = useCallback(() => {
    if (!last) return
    setLast(null)
    void doAct(last.caseId, last.act)
  }, [last, doAct])
  return { act, last, undoLast }
}
