/** What waits to be booked by hand, and entering a reference. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ByHandView } from '../../../contract/remedies.ts'
import { ask, NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'
import { keys } from '../../api/queries.ts'

const MINUTE = 60_000

export function useByHand() {
  const client = useQueryClient()
  const [refused, setRefused] = useState<{ readonly id: string; readonly failure: Failure } | null>(null)
  const [entered, setEntered] = useState(0)
  const { data, error } = useQuery({
    queryKey: keys.byHand,
    queryFn: ({ signal }) => ask<ByHandView>('/remedies/by-hand', { signal }),
    staleTime: 0,
    refetchInterval: MINUTE,
  })
  const enter = async (id: string, reference: string) => {
    try {
      setRefused(null)
      await ask(`/remedies/${id}/booked`, { method: 'POST', body: { reference } })
      setEntered(count => count + 1)
      await client.invalidateQueries({ queryKey: keys.byHand })
    } catch (problem) {
      if (!(problem instanceof NotDone)) throw problem
      setRefused({ id, failure: problem.failure })
    }
  }
  return { view: data, failure: error instanceof NotDone ? error.failure : null, refused, entered, enter }
}
