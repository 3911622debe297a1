/** Gifts to those near us: the accounts that somebody has with us themselves, and what a named reviewer looks at. */
import { z } from 'zod'

export const ReviewOutcome = z.enum(['cleared', 'kept'])
export type ReviewOutcome = z.infer<typeof ReviewOutcome>
export const WhyReviewed = z.enum(['household', 'again-and-again'])

const Gift = z.object({
  id: z.uuid(),
  /** What was given, as a sentence: "A credit of £10.00". */
  says: z.string(),
  reference: z.string(),
  caseId: z.uuid(),
  why: WhyReviewed,
  /** How many this customer had from the same person by then. */
  gifts: z.number(),
  at: z.number(),
})

const Closed = z.object({ outcome: ReviewOutcome, reason: z.string().nullable(), closedAt: z.number() })

/** GET /api/desk/me/near: one's own accounts, and what became of the gifts of one's own that somebody looked at. */
export const NearMeView = z.object({
  numbers: z.array(z.string()),
  closed: z.array(Gift.extend(Closed.shape)),
  /** Named for looking at gifts. */
  isReviewer: z.boolean(),
})
export type NearMeView = z.infer<typeof NearMeView>

/** PUT /api/desk/me/near */
export const SetOwnAccounts = z.object({ numbers: z.array(z.string().trim().min(1).max(60)).max(20) })

/** GET /api/desk/gift-reviews: for reviewers alone; what they gave or allowed themselves is not among it. */
export const GiftReviewsView = z.object({
  open: z.array(Gift.extend({ givenBy: z.string(), allowedBy: z.string().nullable() })),
  closed: z.array(Gift.extend({ givenBy: z.string(), ...Closed.shape })),
})
export type GiftReviewsView = z.infer<typeof GiftReviewsView>

/** POST /api/desk/gift-reviews/:id */
export const CloseReview = z.object({ outcome: ReviewOutcome, reason: z.string().max(2_000) })

/** GET and PUT /api/desk/setup/gift-reviews */
export const GiftReviewSetup = z.object({
  version: z.number(),
  reviewers: z.array(z.uuid()).max(50),
  /** From how many gifts of one person to one customer on. */
  gifts: z.number().int().min(2).max(100),
  /** Within how many days. */
  days: z.number().int().min(1).max(365),
})
export type GiftReviewSetup = z.infer<typeof GiftReviewSetup>
export const GiftReviewSetupView = GiftReviewSetup.extend({
  people: z.array(z.object({ id: z.uuid(), name: z.string() })),
  readOnlyBecause: z.string().nullable(),
})
export type GiftReviewSetupView = z.infer<typeof GiftReviewSetupView>

export const NearDone = z.object({ done: z.literal(true) })

/** GET /api/desk/me/near/waiting: what there is to look at or to read about gifts, for the list. */
export const NearWaiting = z.object({
  toReview: z.number(),
  /** Of one's own, closed within the last week. */
  closed: z.number(),
})
export type NearWaiting = z.infer<typeof NearWaiting>
