/** Asking for more than one may give, at the desk: who decides, until when, the answer, and what waits for mine. */
import { z } from 'zod'
import { CommitmentKind } from './case.ts'
import { Amount, Within } from './promises.ts'
import { GiveRemedyRequest, RemedyOptionView } from './remedies.ts'

const Moment = z.number()
const why = z.string().max(2_000).default('')

/** POST /api/desk/cases/:caseId/approvals. The id is made by whoever asks: the same id again is the same question. */
export const AskApproval = z.object({
  approvalId: z.uuid(),
  /** What is given with the yes. */
  remedy: GiveRemedyRequest.optional(),
  /** Or what is promised with it. */
  promise: z
    .object({
      kind: CommitmentKind,
      words: z.string().max(20_000),
      dueAt: z.number().int().min(0).max(253_402_300_799_999).optional(),
      within: Within.optional(),
      offerId: z.uuid().optional(),
      amount: Amount.optional(),
      /** The open promise that it takes the place of. */
      replaces: z.uuid().nullable().optional(),
      /** The details, sent with the yes. Empty words with an offer: its terms are sent. */
      details: z.object({ words: z.string().max(20_000) }).optional(),
    })
    .optional(),
  why,
})
export type AskApproval = z.input<typeof AskApproval>

export const ApprovalAskedFor = z.object({
  done: z.literal(true),
  isRepeat: z.boolean(),
  name: z.string(),
  until: Moment,
})
export type ApprovalAskedFor = z.infer<typeof ApprovalAskedFor>

/** How something that was asked for stands. */
export const ApprovalView = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  state: z.enum(['open', 'given', 'declined', 'withdrawn']),
  /** What was asked for: "A credit of £40.00". */
  says: z.string(),
  /** What was allowed, where it is another amount. */
  allowed: z.string().nullable(),
  askedBy: z.object({ id: z.uuid(), name: z.string() }),
  /** Who decides. */
  approver: z.object({ id: z.uuid(), name: z.string() }),
  askedAt: Moment,
  until: Moment,
  lateSince: Moment.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Moment.nullable(),
  /** Why not; null where it was no “no”, or was erased. */
  reasons: z.string().nullable(),
  isMine: z.boolean(),
  /** The option that it was asked for, where it is one of the catalogue. */
  catalogueId: z.uuid().nullable(),
  amountMinor: z.number().nullable(),
})
export type ApprovalView = z.infer<typeof ApprovalView>

/** GET /api/desk/cases/:caseId/approvals, newest first. */
export const CaseApprovals = z.object({ approvals: z.array(ApprovalView) })
export type CaseApprovals = z.infer<typeof CaseApprovals>

/** What whoever decides needs to know, without opening the case. */
export const ToDecide = z.object({
  ...ApprovalView.shape,
  reference: z.string(),
  customer: z.string().nullable(),
  /** The newest words of the customer. */
  lastWords: z.string().nullable(),
  /** Why it was asked for, and the words that would be said. */
  why: z.string().nullable(),
  words: z.string().nullable(),
  /** What is sent to the customer in the same moment. */
  details: z.string().nullable().optional(),
  /** Rules of the house that are set aside with it, as whoever asked read them, and why. */
  setAside: z
    .object({ says: z.array(z.string()), reason: z.string().nullable() })
    .nullable()
    .optional(),
  /** What whoever asked lacks. */
  lacks: z.enum([
    'kind',
    'currency',
    'per-act',
    'per-case',
    'per-month',
    'budget',
    'offer-ended',
    'offer-not-begun',
  ]),
  /** What it costs the house. */
  cost: z.string().nullable(),
  isLive: z.boolean(),
  /** In whose place I decide; null where it is my own. */
  standsFor: z.string().nullable(),
  /** Why I may not allow it as it was asked for; null where I may. */
  beyondMe: z.string().nullable(),
  /** Cheaper, and it repairs the same in full. */
  cheaper: z.array(RemedyOptionView.pick({ name: true, amount: true, cost: true, days: true })),
  /** The least amount that repairs it in full, where it is less than what was asked for and I may allow it. */
  lessMinor: z.number().nullable(),
  less: z.string().nullable(),
})
export type ToDecide = z.infer<typeof ToDecide>

/** GET /api/desk/approvals: what waits for my answer, what is due first stands first. */
export const ApprovalList = z.object({ approvals: z.array(ToDecide) })
export type ApprovalList = z.infer<typeof ApprovalList>

/** GET /api/desk/approvals/all: what nobody has answered, for leads. */
export const ApprovalCounts = z.object({
  waiting: z.number(),
  late: z.number(),
  people: z.array(z.object({ name: z.string(), waiting: z.number(), late: z.number(), firstDueAt: Moment })),
})
export type ApprovalCounts = z.infer<typeof ApprovalCounts>

/** POST /api/desk/approvals/:approvalId/yes. No amount: as it was asked for. */
export const SayYes = z.object({ amountMinor: z.number().int().nullable().default(null) })
/** POST /api/desk/approvals/:approvalId/no */
export const SayNo = z.object({ reasons: z.string().max(5_000) })
export const Answered = z.object({ done: z.literal(true), isRepeat: z.boolean() })

/** PUT /api/desk/setup/approvals */
export const SetApprovals = z.object({
  version: z.number().int().min(0),
  askMinutes: z.number().int().min(1).max(240),
})
export type SetApprovals = z.infer<typeof SetApprovals>
export const ApprovalsSetup = z.object({ ...SetApprovals.shape, readOnlyBecause: z.string().nullable() })
export type ApprovalsSetup = z.infer<typeof ApprovalsSetup>
