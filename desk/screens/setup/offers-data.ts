/** The catalogue of offers in the setup. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { OfferView, SetOffer } from '../../../contract/promises.ts'
import { ask } from '../../api/ask.ts'
import { offersQuery } from '../../api/promises.ts'

export function useOffers(): {
  readonly offers: readonly OfferView[] | undefined
  readonly readAgain: () => void
} {
  const client = useQueryClient()
  const { data } = useQuery(offersQuery)
  return {
    offers: data?.offers,
    readAgain: () => void client.invalidateQueries({ queryKey: offersQuery.queryKey }),
  }
}

export const offerRequests = {
  publish: (id: string, body: SetOffer) => ask<unknown>(`/setup/offers/${id}`, { method: 'PUT', body }),
  takeOut: (id: string, version: number) =>
    ask<unknown>(`/setup/offers/${id}?version=${version}`, { method: 'DELETE' }),
}
