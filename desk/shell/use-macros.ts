/** Runs macros in the open case; what they did is shown above its text box. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CaseView, Me } from '../../contract/desk.ts'
import type { SnippetView } from '../../contract/snippets.ts'
import { keys } from '../api/queries.ts'
import { snippetsQuery } from '../api/snippets.ts'
import type { World } from '../commands/command.ts'
import { changeDraft, readDraft } from '../drafts.ts'
import { knownIn } from '../known.ts'
import { runMacro } from '../macro.ts'
import type { MacroReport } from '../macro.ts'
import { useTimes } from '../when.tsx'

export function useMacros(me: Me, open: CaseView | null, act: World['act']) {
  const client = useQueryClient()
  const times = useTimes()
  const { data } = useQuery({ ...snippetsQuery, enabled: open !== null })
  return useMemo(() => {
    const macros = open ? (data?.snippets.filter(({ type }) => type === 'macro') ?? []) : []
    const run = async (macro: SnippetView) => {
      if (!open) return
      const caseId = open.summary.id
      const report = await runMacro(macro, {
        known: knownIn(open, me, times.full),
        act: request => act(caseId, request),
        insert: words => {
          const { reply } = readDraft(caseId)
          changeDraft(caseId, { mode: 'reply', reply: reply === '' ? words : `${reply}\n\n${words}` })
        },
      })
      client.setQueryData<MacroReport>(keys.ran(caseId), report)
    }
    return { macros, runMacro: (macro: SnippetView) => void run(macro) }
  }, [client, me, open, act, times, data])
}
