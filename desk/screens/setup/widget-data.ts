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
    mutationFn: (origins: readonly string[]) =>
      ask<WidgetSetup>('/widget/origins', { method: 'PUT', body: { origins } }),
    onSuccess: setup => client.setQueryData(widgetQuery.queryKey, setup),
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
