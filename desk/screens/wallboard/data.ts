/** Everything that the wallboard reads. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'
import { followLine, wallboardHoursQuery, wallboardQuery } from '../../api/wallboard.ts'

/** The line now; live for as long as it is shown. */
export function useWallboard() {
  const client = useQueryClient()
  useEffect(() => followLine(client), [client])
  const { data, error } = useQuery(wallboardQuery)
  return { board: data, failure: failureIn(error) }
}

export function useWallboardHours() {
  const { data, error } = useQuery(wallboardHoursQuery)
  return { hours: data, failure: failureIn(error) }
}

function failureIn(problem: unknown): Failure | null {
  return problem instanceof NotDone ? problem.failure : null
}
