/** What customers see of their own accounts on the page of a case, and what they may ask about it. Amounts are as people write them. */
import { z } from 'zod'
import { RemedyKindName } from './remedies.ts'

const Day = z.string()

export const OwnService = z.object({
  id: z.uuid(),
  plan: z.string(),
  identifier: z.string(),
  monthly: z.string(),
  state: z.enum(['active', 'cut', 'ended']),
  endsOn: Day.nullable(),
  /** A cut that is planned: the day, and when the notice of it arrived. */
  cut: z.object({ on: Day, noticeOn: Day.nullable() }).nullable(),
  /** Paid for and not used, since the first of these months. */
  unused: z
    .object({ months: z.number(), since: Day, charged: z.string(), mayBeCheaper: z.boolean() })
    .nullable(),
  /** The newest first; none where nothing is known of its use. */
  months: z.array(
    z.object({ month: Day, used: z.array(z.object({ quantity: z.number(), unit: z.string() })) }),
  ),
})
export type OwnService = z.infer<typeof OwnService>

export const OwnBill = z.object({
  number: z.string(),
  issuedOn: Day,
  dueOn: Day,
  total: z.string(),
  left: z.string(),
  /** `disputed`: looked at; not to be paid meanwhile. */
  state: z.enum(['open', 'overdue', 'paid', 'disputed']),
  lines: z.array(z.object({ kind: RemedyKindName, amount: z.string(), reference: z.string() })),
})
export type OwnBill = z.infer<typeof OwnBill>

export const OwnOrder = z.object({
  id: z.uuid(),
  what: z.enum(['end-service', 'change-plan']),
  plan: z.string(),
  identifier: z.string(),
  on: Day,
  /** Null until it is done. */
  reference: z.string().nullable(),
})
export type OwnOrder = z.infer<typeof OwnOrder>

/** Only for whoever has shown to be the customer. */
export const OwnAccounts = z.object({
  accounts: z.array(z.object({ number: z.string(), services: z.array(OwnService), bills: z.array(OwnBill) })),
  orders: z.array(OwnOrder),
})
export type OwnAccounts = z.infer<typeof OwnAccounts>

/** What can be asked about a service that is not used. None of it sells anything. */
export const unusedWishes = ['pay-less', 'money-back'] as const
export type UnusedWish = (typeof unusedWishes)[number]

/** POST /api/desk/cases/:caseId/unused */
export const TellUnused = z.object({ serviceId: z.uuid() })
export const UnusedToldAnswer = z.object({ done: z.literal(true) })
