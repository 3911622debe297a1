/** One's own accounts, gifts that a named reviewer looks at, and who is named for it. */
import { queryOptions } from '@tanstack/react-query'
import type {
  GiftReviewSetup,
  GiftReviewSetupView,
  GiftReviewsView,
  NearMeView,
  NearWaiting,
  ReviewOutcome,
} from '../../contract/interest.ts'
import { ask } from './ask.ts'

export const nearKey = ['near'] as const

export const nearQuery = queryOptions({
  queryKey: [...nearKey, 'me'],
  queryFn: ({ signal }) => ask<NearMeView>('/me/near', { signal }),
  staleTime: 0,
})

export const giftReviewsQuery = queryOptions({
  queryKey: [...nearKey, 'reviews'],
  queryFn: ({ signal }) => ask<GiftReviewsView>('/gift-reviews', { signal }),
  staleTime: 0,
})

export const giftSetupQuery = queryOptions({
  queryKey: [...nearKey, 'setup'],
  queryFn: ({ signal }) => ask<GiftReviewSetupView>('/setup/gift-reviews', { signal }),
  staleTime: 0,
})

export async function saveOwnAccounts(numbers: readonly string[]): Promise<void> {
  await ask('/me/near', { method: 'PUT', body: { numbers } })
}

export async function closeReview(id: string, outcome: ReviewOutcome, reason: string): Promise<void> {
  await ask(`/gift-reviews/${encodeURIComponent(id)}`, { method: 'POST', body: { outcome, reason } })
}

export async function saveGiftSetup(setup: GiftReviewSetup): Promise<void> {
  await ask('/setup/gift-reviews', { method: 'PUT', body: setup })
}

const MINUTE = 60_000

export const nearWaitingQuery = queryOptions({
  queryKey: [...nearKey, 'waiting'],
  queryFn: ({ signal }) => ask<NearWaiting>('/me/near/waiting', { signal }),
  refetchInterval: MINUTE,
})
