/** Everything that the page of one's own accounts and of gifts that are looked at reads and asks for. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  GiftReviewSetup,
  GiftReviewSetupView,
  GiftReviewsView,
  NearMeView,
  ReviewOutcome,
} from '../../../contract/interest.ts'
import { type Failure, NotDone } from '../../api/ask.ts'
import {
  closeReview,
  giftReviewsQuery,
  giftSetupQuery,
  nearKey,
  nearQuery,
  saveGiftSetup,
  saveOwnAccounts,
} from '../../api/near.ts'

export interface NearData {
  readonly me: NearMeView | undefined
  /** Only for whoever is named for it. */
  readonly reviews: GiftReviewsView | undefined
  /** Only for those who see the setup. */
  readonly setup: GiftReviewSetupView | undefined
  readonly failure: Failure | null
  readonly isBusy: boolean
  /** @returns whether it was done */
  readonly saveAccounts: (numbers: readonly string[]) => Promise<boolean>
  readonly close: (id: string, outcome: ReviewOutcome, reason: string) => Promise<boolean>
  readonly saveSetup: (setup: GiftReviewSetup) => Promise<boolean>
}

export function useNear(seesSetup: boolean): NearData {
  const client = useQueryClient()
  const { data: me, error } = useQuery(nearQuery)
  const { data: reviews } = useQuery({ ...giftReviewsQuery, enabled: me?.isReviewer === true })
  const { data: setup } = useQuery({ ...giftSetupQuery, enabled: seesSetup })
  const doing = useMutation({
    mutationFn: async (work: () => Promise<void>) => await work(),
    onSettled: () => client.invalidateQueries({ queryKey: nearKey }),
  })
  const run = async (work: () => Promise<void>) =>
    await doing.mutateAsync(work).then(
      () => true,
      (problem: unknown) => {
        if (!(problem instanceof NotDone)) throw problem
        return false
      },
    )
  const wrong = doing.error ?? error
  return {
    me,
    reviews: me?.isReviewer === true ? reviews : undefined,
    setup,
    failure: wrong instanceof NotDone ? wrong.failure : null,
    isBusy: doing.isPending,
    saveAccounts: async numbers => await run(async () => await saveOwnAccounts(numbers)),
    close: async (id, outcome, reason) => await run(async () => await closeReview(id, outcome, reason)),
    saveSetup: async next => await run(async () => await saveGiftSetup(next)),
  }
}
