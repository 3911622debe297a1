/** A customer's own page at the desk, who calls, and calls that agents write down. */
import { z } from 'zod'
import { CommitmentKind, Kind } from './case.ts'
import { CaseSummary, CustomerView } from './desk.ts'

/** GET /api/desk/customers/:customerId. Looking is recorded, unless one has a case with them. */
export const CustomerPage = z.object({ customer: CustomerView, cases: z.array(CaseSummary) })
export type CustomerPage = z.infer<typeof CustomerPage>

/** GET /api/desk/call?from= : what a telephone system says of a caller. */
export const CallQuery = z.object({ from: z.string().max(300).default('') })
export const CallView = z.object({
  caller: z.discriminatedUnion('is', [
    /** `shown` as one reads it here, `value` in E.164. */
    z.object({ is: z.literal('number'), value: z.string(), shown: z.string() }),
    z.object({ is: z.literal('withheld') }),
    z.object({ is: z.literal('unreadable'), typed: z.string() }),
  ]),
  customers: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      externalId: z.string().nullable(),
      /** The number was shown to be theirs. */
      isVerified: z.boolean(),
      openCases: z.number(),
    }),
  ),
})
export type CallView = z.infer<typeof CallView>

const Moment = z.number().int().min(0).max(253_402_300_799_999)
const words = z.string().max(100_000, 'At most 100,000 characters.')

/** POST /api/desk/calls. Answers: 200 CallLoggedAnswer, 409 RefusalAnswer, or a fault. */
export const LogCall = z.object({
  /** The same id again is answered like the first time. */
  requestId: z.uuid(),
  on: z.discriminatedUnion('what', [
    z.object({ what: z.literal('case'), caseId: z.uuid() }),
    /** A new case of this customer. */
    z.object({ what: z.literal('customer'), customerId: z.uuid(), kind: Kind.nullable() }),
    /** A new case of somebody new. */
    z.object({
      what: z.literal('caller'),
      name: z.string().trim().max(200),
      number: z.string().trim().max(60),
      kind: Kind.nullable(),
    }),
  ]),
  direction: z.enum(['in', 'out']),
  startedAt: Moment,
  minutes: z.number().int().min(0).max(1_440, 'A call of more than a day is none.'),
  outcome: z.enum(['talked', 'message-left', 'not-reached']),
  words,
  /** Whether the customer reads the words, too. */
  isShared: z.boolean(),
  promise: z.object({ kind: CommitmentKind, words, dueAt: Moment }).nullable(),
})
export type LogCall = z.infer<typeof LogCall>
export const CallLoggedAnswer = z.object({ caseId: z.uuid(), isRepeat: z.boolean() })
export type CallLoggedAnswer = z.infer<typeof CallLoggedAnswer>
