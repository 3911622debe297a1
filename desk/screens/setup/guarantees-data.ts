/** What the setup of the guarantees reads and asks for. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { GuaranteeMode, GuaranteesView, GuaranteeWithMode } from '../../../contract/guarantees.ts'
import { ask } from '../../api/ask.ts'

export const guaranteesQuery = queryOptions({
  queryKey: ['setup', 'guarantees'],
  queryFn: ({ signal }) => ask<GuaranteesView>('/guarantees', { signal }),
})

interface Change {
  readonly id: GuaranteeWithMode
  readonly mode: GuaranteeMode
}

/** Shown at once, taken back when the server says no. */
export function useSetMode() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, mode }: Change) => ask<void>(`/guarantees/${id}`, { method: 'PUT', body: { mode } }),
    async onMutate({ id, mode }: Change) {
      await client.cancelQueries({ queryKey: guaranteesQuery.queryKey })
      const before = client.getQueryData(guaranteesQuery.queryKey)
      if (before) {
        const guarantees = before.guarantees.map(one => (one.id === id ? { ...one, mode } : one))
        client.setQueryData(guaranteesQuery.queryKey, { ...before, guarantees })
      }
      return before
    },
    onError: (_error, _change, before) => client.setQueryData(guaranteesQuery.queryKey, before),
    onSettled: () => client.invalidateQueries({ queryKey: guaranteesQuery.queryKey }),
  })
}
