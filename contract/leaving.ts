/** Leaving, and paying less, at the desk; and promises that are found in words. */
import { z } from 'zod'
import { CommitmentKind } from './case.ts'
import { Within } from './promises.ts'

const WishStands = z.enum(['said', 'taken-back', 'done'])
const Wish = z.enum(['leave', 'pay-less'])

export const LeavingService = z.object({
  id: z.uuid(),
  kind: z.string(),
  plan: z.string(),
  identifier: z.string(),
  monthlyMinor: z.number(),
  currency: z.string(),
  /** The last day on which it works, 'YYYY-MM-DD'. */
  endsOn: z.string().nullable(),
  isEnded: z.boolean(),
  /** Plans of the house for the same kind of service that cost less, the dearest first. */
  cheaper: z.array(z.object({ plan: z.string(), monthlyMinor: z.number(), lessMinor: z.number() })),
})
export type LeavingService = z.infer<typeof LeavingService>

export const LeavingOrder = z.object({
  id: z.uuid(),
  what: z.enum(['end-service', 'change-plan']),
  serviceId: z.uuid(),
  plan: z.string(),
  identifier: z.string(),
  /** The last day, or the first one of the new plan. */
  on: z.string(),
  state: z.enum(['asked', 'failed', 'booked']),
  /** A person enters it where the accounts are kept, and its reference here. */
  isByHand: z.boolean(),
  reference: z.string().nullable(),
})
export type LeavingOrder = z.infer<typeof LeavingOrder>

/** GET /api/desk/cases/:caseId/leaving */
export const LeavingView = z.object({
  leave: WishStands.nullable(),
  payLess: WishStands.nullable(),
  today: z.string(),
  latest: z.string(),
  services: z.array(LeavingService),
  /** What was told to whoever keeps the accounts, the latest first. */
  orders: z.array(LeavingOrder),
})
export type LeavingView = z.infer<typeof LeavingView>

/** POST /api/desk/cases/:caseId/leaving: once per requestId. Answers 200, or 409 RefusalAnswer. */
export const LeavingAct = z.object({
  requestId: z.uuid(),
  act: z.discriminatedUnion('do', [
    z.object({ do: z.literal('raise'), wish: Wish }),
    z.object({ do: z.literal('take-back'), wish: Wish }),
    z.object({
      do: z.literal('cancel'),
      serviceId: z.uuid(),
      endsOn: z.string().max(20),
      isConfirmed: z.boolean(),
    }),
    /** It was entered by hand where the accounts are kept. */
    z.object({ do: z.literal('book'), orderId: z.uuid(), reference: z.string().max(100) }),
    z.object({ do: z.literal('change-plan'), serviceId: z.uuid(), plan: z.string().max(200) }),
  ]),
})
export type LeavingAct = z.infer<typeof LeavingAct>
export const LeavingDone = z.object({ done: z.literal(true) })

/** GET /api/desk/leaving: who wants to leave, or to pay less, and nothing was done about it yet; for whoever leads. */
export const LeavingList = z.object({
  cases: z.array(
    z.object({
      caseId: z.uuid(),
      reference: z.string(),
      customerName: z.string().nullable(),
      ownerName: z.string().nullable(),
      wish: Wish,
      since: z.number(),
      /** The words that say it, where they were said in words and are still there. */
      words: z.string().nullable(),
      openProblems: z.number(),
    }),
  ),
})
export type LeavingList = z.infer<typeof LeavingList>

/** POST /api/desk/promises-found: what of these words is a promise; nothing is kept of them. */
export const FindPromises = z.object({ text: z.string().max(20_000) })
export const PromisesFound = z.object({
  found: z.array(
    z.object({
      kind: CommitmentKind,
      words: z.string(),
      from: z.number(),
      to: z.number(),
      within: Within.nullable(),
      /** By the calendar of whoever asks; null where the words name no time. */
      dueAt: z.number().nullable(),
    }),
  ),
})
export type PromisesFound = z.infer<typeof PromisesFound>
