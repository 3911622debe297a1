/** Everything that the list of who wants to leave reads. */
import { useQuery } from '@tanstack/react-query'
import { leavingListQuery } from '../../api/leaving.ts'
import { type Failure, NotDone } from '../../api/ask.ts'

export function useLeavingList() {
  const { data, error } = useQuery(leavingListQuery)
  const failure: Failure | null = error instanceof NotDone ? error.failure : null
  return { cases: data?.cases, failure }
}
