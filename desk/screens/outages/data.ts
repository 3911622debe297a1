/** Everything that the list of outages reads or asks for. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ChangeOutage, NewOutage } from '../../../contract/failures.ts'
import { type Failure, NotDone } from '../../api/ask.ts'
import { changeOutage, noteOutage, outagesQuery } from '../../api/failures.ts'

export function useOutages() {
  const { data, error } = useQuery(outagesQuery)
  const failure: Failure | null = error instanceof NotDone ? error.failure : null
  return { outages: data?.outages, failure }
}

export function useNoting() {
  const client = useQueryClient()
  return useMutation({ mutationFn: (outage: NewOutage) => noteOutage(client, outage) })
}

export function useChanging(id: string) {
  const client = useQueryClient()
  return useMutation({ mutationFn: (change: ChangeOutage) => changeOutage(client, { id, ...change }) })
}
