/** What the setup of the contact button reads and asks for. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewSecret, WidgetSetup } from '../../../contract/widget.ts'
import { ask } from '../../api/ask.ts'

export const widgetQuery = queryOptions({
  queryKey: ['setup', 'widget'],
  queryFn: ({ signal }) => ask<WidgetSetup>('/widget', { signal }),
})

export function useSetOrigins() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { readonly version: number; readonly origins: readonly string[] }) =>
      ask<WidgetSetup>('/widget/origins', { method: 'PUT', body }),
    onSuccess: setup => client.setQueryData(widgetQuery.queryKey, setup),
    // Somebody else may have been quicker: it is looked at as it is now, and what was typed stays.
    onError: () => client.invalidateQueries({ queryKey: widgetQuery.queryKey }),
  })
}

export function useNewSecret() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (endFormer: 'now' | 'in-a-day') =>
      ask<NewSecret>('/widget/secret', { method: 'POST', body: { endFormer } }),
    onSuccess: ({ setup }) => client.setQueryData(widgetQuery.queryKey, setup),
  })
}
