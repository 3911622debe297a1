/** What may be given in the open case, for the keys that give it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CaseView } from '../../contract/desk.ts'
import { tellUnused } from '../api/cuts.ts'
import { keys } from '../api/queries.ts'
import { type Giving, giveOption, NOT_GIVING, remediesQuery } from '../api/remedies.ts'
import type { World } from '../commands/command.ts'

export function useRemedies(
  open: CaseView | null,
): Pick<World, 'remedies' | 'giveRemedy' | 'untold' | 'tellUnused'> {
  const client = useQueryClient()
  const caseId = open?.summary.id ?? ''
  const isAsked = open !== null && open.summary.mergedInto === null
  const { data: view } = useQuery({
    ...remediesQuery(caseId, open?.summary.version ?? 0),
    enabled: isAsked,
  })
  const { data: giving = NOT_GIVING } = useQuery<Giving>({ queryKey: keys.giving(caseId), enabled: false })
  const isBusy = giving.busy !== null
  return useMemo(
    () => ({
      remedies:
        isBusy || !isAsked
          ? []
          : (view?.options.filter(({ lack, unmet }) => lack === null && unmet.length === 0) ?? []),
      giveRemedy: option => void giveOption(client, caseId, option),
      untold: isAsked ? (view?.unused.find(({ toldAt }) => toldAt === null)?.serviceId ?? null) : null,
      tellUnused: serviceId => void tellUnused(client, caseId, serviceId),
    }),
    [client, caseId, view, isBusy, isAsked],
  )
}
