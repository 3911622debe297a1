/** What setting the ladder up reads and asks for. */
import { queryOptions } from '@tanstack/react-query'
import type { LadderSetup, SetLadder } from '../../../contract/ladder.ts'
import type { ApprovalsSetup, SetApprovals } from '../../../contract/approvals.ts'
import { approvalsSetupQuery } from '../../api/approvals.ts'
import { ask } from '../../api/ask.ts'

export { approvalsSetupQuery }

export const ladderSetupQuery = queryOptions({
  queryKey: ['setup', 'ladder'],
  queryFn: ({ signal }) => ask<LadderSetup>('/setup/ladder', { signal }),
})

export async function saveLadderSetup({
  version,
  rungs,
  teams,
  outside,
}: LadderSetup): Promise<{ done: true }> {
  const body: SetLadder = { version, rungs, teams, outside }
  return await ask<{ done: true }>('/setup/ladder', { method: 'PUT', body })
}

export async function saveApprovalsSetup({ version, askMinutes }: ApprovalsSetup): Promise<{ done: true }> {
  const body: SetApprovals = { version, askMinutes }
  return await ask<{ done: true }>('/setup/approvals', { method: 'PUT', body })
}
