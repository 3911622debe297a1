/** Everything that the wallboard reads. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'
import { approvalCountsQuery } from '../../api/approvals.ts'
import { leavingListQuery } from '../../api/leaving.ts'
import { followLine, wallboardHoursQuery, wallboardQuery } from '../../api/wallboard.ts'

/** The line now; live for as long as it is shown. */
export function useWallboard() {
  const client = useQueryClient()
  useEffect(() => followLine(client), [client])
  const { data, error } = useQuery(wallboardQuery)
  return { board: data, failure: failureIn(error) }
}

/** What waits for somebody's yes or no: it moves with the ladder and not with the line. */
export function useAsked() {
  return useQuery(approvalCountsQuery).data
}

/** How many said that they leave, and nothing was done about it yet. */
export function useLeavingCount(): number {
  const { data } = useQuery(leavingListQuery)
  return data?.cases.filter(({ wish }) => wish === 'leave').length ?? 0
}

export function useWallboardHours() {
  const { data, error } = useQuery(wallboardHoursQuery)
  return { hours: data, failure: failureIn(error) }
}

function failureIn(problem: unknown): Failure | null {
  return problem instanceof NotDone ? problem.failure : null
}
