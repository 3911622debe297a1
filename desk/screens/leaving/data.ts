/** Everything that the list of who wants to leave reads. */
import { useQuery } from '@tanstack/react-query'
import { leavingListQuery } from '../../api/leaving.ts'
import { type Failure, NotDone } from '../../api/ask.ts'

/** @param mayLook others would only be told that they may not */
export function useLeavingList(mayLook: boolean) {
  const { data, error } = useQuery({ ...leavingListQuery, enabled: mayLook })
  const failure: Failure | null = error instanceof NotDone ? error.failure : null
  return { cases: data?.cases, failure }
}
