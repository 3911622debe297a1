/** What can be done now, what was given, what is to be booked by hand: what the desk and the server say to each other about remedies. */
import { z } from 'zod'
import { SetAside } from './overrides.ts'

export const RemedyKindName = z.enum([
  'credit',
  'waiver',
  'reconnect',
  'goods',
  'plan-change',
  'priority-visit',
  'callback-same-person',
  'apology',
])
export type RemedyKindName = z.infer<typeof RemedyKindName>

export const LacksName = z.enum(['kind', 'currency', 'per-act', 'per-case', 'per-month', 'budget'])
export type LacksName = z.infer<typeof LacksName>

/** What whoever gives it would need, and does not have; an approval is asked for with it. */
const Lack = z.object({
  lacks: LacksName,
  /** The limit that would be enough: minor units, or how many; null where it is no question of how much. */
  wouldNeed: z.number().nullable(),
  /** Why not, as a sentence. */
  says: z.string(),
  /** Who would say yes to it, and until when, if they were asked now; null where nobody inside stands above. */
  ask: z.object({ name: z.string(), until: z.number() }).nullable().default(null),
})

/** A condition of the house that this customer does not meet: whoever answers may set it aside, with a reason. */
export const UnmetView = z.object({
  rule: z.string(),
  says: z.string(),
  /** Why, in the words of the house that a customer can read. */
  why: z.string(),
})
export type UnmetView = z.infer<typeof UnmetView>

export const RemedyOptionView = z.object({
  catalogueId: z.uuid(),
  kind: RemedyKindName,
  name: z.string(),
  terms: z.string(),
  /** What is wrong that it repairs. */
  trouble: z.enum(['cut-off', 'unused', 'overdue', 'broken-promise', 'fault', 'other']),
  repairs: z.enum(['full', 'part']),
  accountId: z.uuid().nullable(),
  accountNumber: z.string().nullable(),
  serviceId: z.uuid().nullable(),
  plan: z.string().nullable(),
  /** The promise that it keeps or, where it was broken, puts right. */
  forCommitmentId: z.uuid().nullable(),
  amountMinor: z.number().nullable(),
  currency: z.string().nullable(),
  /** The amount as it is written; null where there is none. */
  amount: z.string().nullable(),
  /** What it costs the house, as it is written. */
  cost: z.string().nullable(),
  days: z.number(),
  /** Null where this agent may give it at once. */
  lack: Lack.nullable(),
  unmet: z.array(UnmetView),
})
export type RemedyOptionView = z.infer<typeof RemedyOptionView>

export const GivenRemedyView = z.object({
  id: z.uuid(),
  kind: RemedyKindName,
  says: z.string(),
  state: z.enum(['given', 'failed', 'booked', 'taken-back']),
  /** Somebody has to enter its reference. */
  isByHand: z.boolean(),
  mayBookByHand: z.boolean(),
  reference: z.string().nullable(),
  accountNumber: z.string().nullable(),
  givenAt: z.number(),
  settledAt: z.number().nullable(),
  by: z.string().nullable(),
})
export type GivenRemedyView = z.infer<typeof GivenRemedyView>

/** GET /api/desk/cases/:caseId/remedies */
export const RemediesView = z.object({
  /** What was promised first, then the cheapest full repair. */
  options: z.array(RemedyOptionView),
  given: z.array(GivenRemedyView),
  /** Promises of money that an amount of one's own choice can carry out, what is due first first. Left out by an older server. */
  owed: z
    .array(z.object({ id: z.uuid(), amountMinor: z.number().nullable(), currency: z.string().nullable() }))
    .optional(),
  /** Where an amount can be booked. */
  accounts: z.array(z.object({ id: z.uuid(), number: z.string(), currency: z.string().nullable() })),
  /** Usage beside dues: what is owed, and what was charged and not used. */
  dues: z.array(z.object({ accountNumber: z.string(), owed: z.string(), overdue: z.string().nullable() })),
  unused: z.array(
    z.object({
      serviceId: z.uuid(),
      plan: z.string(),
      accountNumber: z.string(),
      months: z.number(),
      charged: z.string(),
      /** When the customer was told of these months; null while nobody has. */
      toldAt: z.number().nullable(),
    }),
  ),
  /** Nothing is in the catalogue yet: there is nothing to choose from. */
  isCatalogueEmpty: z.boolean(),
})
export type RemediesView = z.infer<typeof RemediesView>

/** POST /api/desk/cases/:caseId/remedies. The id is made by whoever asks: the same id again is the same remedy. */
export const GiveRemedyRequest = z.object({
  remedyId: z.uuid(),
  kind: RemedyKindName,
  catalogueId: z.uuid().nullable().default(null),
  accountId: z.uuid().nullable().default(null),
  serviceId: z.uuid().nullable().default(null),
  amountMinor: z.number().nullable().default(null),
  currency: z.string().max(10).nullable().default(null),
  forCommitmentId: z.uuid().nullable().default(null),
  apology: z.string().max(5_000).nullable().default(null),
  /** Conditions of the house (`unmet` of an option) that are set aside, with a reason. */
  setAside: SetAside.optional(),
})
export type GiveRemedyRequest = z.input<typeof GiveRemedyRequest>

export const RemedyDone = z.object({ done: z.literal(true), isRepeat: z.boolean() })

/** POST /api/desk/remedies/:remedyId/booked */
export const BookedByHand = z.object({ reference: z.string().max(200) })
/** POST /api/desk/remedies/:remedyId/take-back */
export const TakeBack = z.object({ reason: z.string().max(2_000) })

/** GET /api/desk/remedies/by-hand: what waits for somebody to enter its reference, oldest first. */
export const ByHandView = z.object({
  /** Null for whoever may enter references; otherwise why not. */
  notBecause: z.string().nullable(),
  tasks: z.array(
    z.object({
      id: z.uuid(),
      caseId: z.uuid(),
      reference: z.string(),
      customer: z.string().nullable(),
      says: z.string(),
      accountNumber: z.string().nullable(),
      givenAt: z.number(),
      by: z.string().nullable(),
      /** Who looks after the case. */
      owner: z.string().nullable().optional(),
      dueAt: z.number().nullable(),
      /** Whoever keeps the accounts had said no. */
      isRefused: z.boolean(),
    }),
  ),
  /** What the nightly comparing of the books found. */
  differences: z.array(
    z.object({
      remedyId: z.uuid(),
      caseId: z.uuid(),
      reference: z.string(),
      ours: z.string(),
      theirs: z.string(),
    }),
  ),
})
export type ByHandView = z.infer<typeof ByHandView>
