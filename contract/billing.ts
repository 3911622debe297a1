/** Where accounts are kept, as it is set up: which way, how it does, and what is not so in both books. */
import { z } from 'zod'

export const PortName = z.enum(['demo', 'webhook', 'by-hand'])
export type PortName = z.infer<typeof PortName>
export const BillingTrouble = z.enum([
  'silent',
  'redirected',
  'failed',
  'refused',
  'unreadable',
  'reference-taken',
  'no-secret',
])
export type BillingTrouble = z.infer<typeof BillingTrouble>

/** PUT /api/desk/setup/billing */
export const SetBilling = z.object({
  version: z.number().int().min(0),
  port: PortName,
  url: z.string().max(2_000).nullable(),
  byHandRole: z.enum(['agent', 'lead', 'head']),
  /** Left out: as it was. */
  tellsUnused: z.boolean().optional(),
})
export type SetBilling = z.infer<typeof SetBilling>

/** The secret is said here, once, and never again. */
export const BillingSaved = z.object({ done: z.literal(true), secret: z.string().nullable() })
export type BillingSaved = z.infer<typeof BillingSaved>

/** POST /api/desk/setup/billing/trial */
export const BillingTrial = z.object({
  verdict: z.enum(['good', 'not-public', 'silent', 'redirected', 'failed', 'refused', 'unreadable']),
  status: z.number().nullable(),
  /** The first of what they answered; shown, and kept nowhere. */
  answer: z.string().nullable(),
})
export type BillingTrial = z.infer<typeof BillingTrial>

const About = z.object({
  remedyId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  says: z.string(),
})

/** GET /api/desk/setup/billing */
export const BillingView = z.object({
  version: z.number(),
  port: PortName,
  url: z.string().nullable(),
  hasSecret: z.boolean(),
  /** Until then the secret before this one signs as well. */
  oldSecretUntil: z.number().nullable(),
  byHandRole: z.enum(['agent', 'lead', 'head']),
  /** Customers are told by the house itself of what they pay for and do not use. */
  tellsUnused: z.boolean(),
  reconciledAt: z.number().nullable(),
  /** Being told, and not yet answered. */
  waiting: z.array(About.extend({ tries: z.number(), givenAt: z.number(), tryAt: z.number() })),
  failures: z.array(
    About.extend({ id: z.uuid(), at: z.number(), trouble: BillingTrouble, status: z.number().nullable() }),
  ),
  differences: z.array(About.extend({ ours: z.string(), theirs: z.string() })),
  /** What they have, and we never gave. */
  strangers: z.array(
    z.object({
      remedyId: z.string(),
      reference: z.string(),
      amount: z.string().nullable(),
      foundAt: z.number(),
    }),
  ),
})
export type BillingView = z.infer<typeof BillingView>

/** POST /api/desk/setup/billing/reconciliation */
export const Reconciled = z.object({
  /** Null where they did not say. */
  differences: z.number().nullable(),
})
/** POST /api/desk/setup/billing/retry */
export const Retried = z.object({ tried: z.number(), booked: z.number() })
