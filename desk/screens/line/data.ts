/** Everything that the left pane reads: the line, and the lists that are folded open. My own cases come from my-cases.ts. */
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { CaseList, LineView, Team } from '../../../contract/desk.ts'
import type { z } from 'zod'
import type { ListName } from '../../api/lists.ts'
import { caseQuery, lineQuery, listQuery, teamQuery } from '../../api/queries.ts'

export const foldedNames = ['team', 'resting', 'solved'] as const satisfies readonly ListName[]
export type FoldedName = (typeof foldedNames)[number]

export interface LineData {
  readonly line: LineView | undefined
  readonly team: z.infer<typeof Team>['agents']
  readonly folded: Readonly<Record<FoldedName, CaseList | undefined>>
  /** Has a case ready before it is opened. Only one's own: a look into another's is recorded. */
  readonly prepare: (caseId: string) => void
}

export function useLineData(unfolded: ReadonlySet<string>): LineData {
  const client = useQueryClient()
  const { data: line } = useQuery(lineQuery)
  const { data: team } = useQuery(teamQuery)
  const lists = useQueries({
    queries: foldedNames.map(name => ({ ...listQuery(name), enabled: unfolded.has(name) })),
  })
  const prepare = useCallback((caseId: string) => void client.prefetchQuery(caseQuery(caseId)), [client])
  return {
    line,
    team: team?.agents ?? [],
    folded: { team: lists[0]?.data, resting: lists[1]?.data, solved: lists[2]?.data },
    prepare,
  }
}
