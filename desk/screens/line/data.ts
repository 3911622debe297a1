/** Everything that the left pane reads: the line, and the lists that are folded open. My own cases come from my-cases.ts. */
import { queryOptions, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { CaseList, CaseView, LineView, Team } from '../../../contract/desk.ts'
import type { MyShifts } from '../../../contract/rota.ts'
import type { z } from 'zod'
import type { ListName } from '../../api/lists.ts'
import { ask } from '../../api/ask.ts'
import { asideCountQuery } from '../../api/aside.ts'
import { leavingListQuery } from '../../api/leaving.ts'
import { toDecideQuery } from '../../api/approvals.ts'
import { rungsQuery } from '../../api/rungs.ts'
import { addPage } from '../../api/pages.ts'
import { caseQuery, keys, lineQuery, listQuery, newestIn, teamQuery } from '../../api/queries.ts'
import { readDraft, useDrafts } from '../../drafts.ts'

export const foldedNames = ['snoozed', 'team', 'resting', 'solved'] as const satisfies readonly ListName[]
export type FoldedName = (typeof foldedNames)[number]

export interface DraftOf {
  readonly caseId: string
  /** Empty where the case is not known here and its name was not kept. */
  readonly name: string
  readonly reference: string
  readonly mode: 'reply' | 'note'
  readonly words: string
}

export interface LineData {
  readonly line: LineView | undefined
  readonly team: z.infer<typeof Team>['agents']
  /** Where a note names me that I have not seen. */
  readonly mentions: CaseList | undefined
  /** Mails that wait for somebody to look at them. */
  readonly asideCount: number
  /** What waits for my decision on the ladder. */
  readonly rungCount: number
  /** Of customers who said that they leave, or want to pay less; for whoever leads. */
  readonly leavingCount: number
  /** My own, of the next days. */
  readonly shifts: MyShifts['shifts']
  /** What I have begun to write, and where. */
  readonly drafts: readonly DraftOf[]
  readonly folded: Readonly<Record<FoldedName, CaseList | undefined>>
  /** Has a case ready before it is opened. Only one's own: a look into another's is recorded. */
  readonly prepare: (caseId: string) => void
  /** One comes near the end of a list that goes on. */
  readonly goOn: (section: ListName | 'line') => void
}

const MINUTE = 60_000

const shiftsQuery = queryOptions({
  queryKey: ['shifts'],
  queryFn: ({ signal }) => ask<MyShifts>('/shifts', { signal }),
  refetchInterval: 5 * MINUTE,
})

/** @param leads may see who wants to leave */
export function useLineData(unfolded: ReadonlySet<string>, leads: boolean): LineData {
  const client = useQueryClient()
  const { data: line } = useQuery(lineQuery)
  const { data: team } = useQuery(teamQuery)
  const lists = useQueries({
    queries: foldedNames.map(name => ({ ...listQuery(name), enabled: unfolded.has(name) })),
  })
  const { data: mentions } = useQuery(listQuery('mentions'))
  const { data: aside } = useQuery(asideCountQuery)
  const { data: rungs } = useQuery(rungsQuery)
  const { data: asked } = useQuery(toDecideQuery)
  const { data: leaving } = useQuery({ ...leavingListQuery, enabled: leads })
  const { data: own } = useQuery(shiftsQuery)
  const drafted = useDrafts()
  const prepare = useCallback((caseId: string) => void client.prefetchQuery(caseQuery(caseId)), [client])
  const goOn = useCallback(
    (section: ListName | 'line') => void addPage(client, section === 'line' ? keys.line : keys.list(section)),
    [client],
  )
  return {
    line,
    team: team?.agents ?? [],
    mentions,
    asideCount: aside?.count ?? 0,
    rungCount: (rungs?.cases.length ?? 0) + (asked?.approvals.length ?? 0),
    leavingCount: leaving?.cases.length ?? 0,
    shifts: own?.shifts ?? [],
    drafts: drafted.map(caseId => draftOf(client, caseId)),
    folded: {
      snoozed: lists[0]?.data,
      team: lists[1]?.data,
      resting: lists[2]?.data,
      solved: lists[3]?.data,
    },
    prepare,
    goOn,
  }
}

function draftOf(client: QueryClient, caseId: string): DraftOf {
  const draft = readDraft(caseId)
  const known = client.getQueryData<CaseView>(keys.case(caseId))?.summary ?? newestIn(client)[caseId]
  const mode = draft.reply === '' && draft.note !== '' ? 'note' : 'reply'
  return {
    caseId,
    name: known?.customer.name ?? draft.about?.name ?? '',
    reference: known?.reference ?? draft.about?.reference ?? '',
    mode,
    words: draft[mode] || (draft.promise?.words ?? draft.files[0]?.name ?? ''),
  }
}
