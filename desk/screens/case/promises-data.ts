/** What the form and the list of promises read beside the case. */
import { useQuery } from '@tanstack/react-query'
import type { OfferView, PromiseCheck } from '../../../contract/promises.ts'
import { type Checked, offersQuery, promiseCheckQuery } from '../../api/promises.ts'

export function useOffers(): readonly OfferView[] {
  return useQuery(offersQuery).data?.offers ?? []
}

/** Undefined while it is not known, and where nothing is asked. */
export function usePromiseCheck(asked: Checked, isAsked: boolean): PromiseCheck | undefined {
  const { data } = useQuery({ ...promiseCheckQuery(asked), enabled: isAsked })
  return isAsked ? data : undefined
}
