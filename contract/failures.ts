/** What went wrong with a service: of one customer in their case, and of many at once (an outage). */
import { z } from 'zod'

export const FailureEventName = z.enum(['loss-of-service', 'delayed-start', 'missed-appointment'])
export type FailureEventName = z.infer<typeof FailureEventName>
export const ServiceName = z.enum(['phone', 'internet', 'other'])
export type ServiceName = z.infer<typeof ServiceName>

const Money = z.object({ minor: z.number(), currency: z.string() })

/** What a rule comes to, whether it is the one that is applied, and how it was reckoned. */
const Compared = z.object({
  rule: z.string(),
  pack: z.string(),
  amount: Money,
  isApplied: z.boolean(),
  says: z.string(),
})

export const FailureView = z.object({
  id: z.uuid(),
  event: FailureEventName,
  service: ServiceName,
  accountNumber: z.string(),
  /** Of what many have at once: where. */
  place: z.string().nullable(),
  from: z.number(),
  until: z.number().nullable(),
  /** By all rules that speak of it, as of now. */
  compared: z.array(Compared),
  given: z.array(Money),
  /** Given beyond what is due by the times as they are: it stays with the customer. */
  kept: Money.nullable(),
})
export type FailureView = z.infer<typeof FailureView>

/** GET /api/desk/cases/:caseId/failures */
export const FailuresView = z.object({
  accounts: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      services: z.array(z.object({ id: z.uuid(), service: ServiceName, plan: z.string() })),
    }),
  ),
  failures: z.array(FailureView),
  /** No pack that holds here gives money for any of this. */
  isWithoutRules: z.boolean(),
})
export type FailuresView = z.infer<typeof FailuresView>

const Moment = z.number().int().min(0).max(253_402_300_799_999)

/** POST /api/desk/cases/:caseId/failures: once for each id and time. Answers 200, or 409 RefusalAnswer. */
export const FailureAct = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('note'),
    id: z.uuid(),
    event: FailureEventName,
    service: ServiceName,
    accountId: z.uuid(),
    serviceId: z.uuid().nullable(),
    from: Moment,
    until: Moment.nullable(),
  }),
  z.object({ do: z.literal('end'), id: z.uuid(), until: Moment }),
  z.object({ do: z.literal('correct'), id: z.uuid(), from: Moment, until: Moment.nullable() }),
])
export type FailureAct = z.infer<typeof FailureAct>
export const FailureDone = z.object({ done: z.literal(true) })

export const OutageView = z.object({
  id: z.uuid(),
  place: z.string(),
  event: FailureEventName,
  service: ServiceName,
  from: z.number(),
  until: z.number().nullable(),
  version: z.number(),
  notedBy: z.string(),
  accounts: z.number(),
  /** Accounts that are still to be looked at. */
  waiting: z.number(),
  given: z.array(Money.extend({ count: z.number() })),
})
export type OutageView = z.infer<typeof OutageView>

/** GET /api/desk/outages: those that go on first, then the latest. */
export const OutagesView = z.object({ outages: z.array(OutageView) })
export type OutagesView = z.infer<typeof OutagesView>

const Numbers = z.string().max(2_000_000)

/** POST /api/desk/outages: once for each id. `accounts`: numbers, one a line, or a CSV whose first column they are. */
export const NewOutage = z.object({
  id: z.uuid(),
  place: z.string().trim().min(1).max(120),
  event: z.enum(['loss-of-service', 'delayed-start']),
  service: ServiceName,
  from: Moment,
  until: Moment.nullable(),
  accounts: Numbers,
})
export type NewOutage = z.infer<typeof NewOutage>

/** POST /api/desk/outages/:id: its times as they are known now, and accounts that are concerned too. */
export const ChangeOutage = z.object({
  version: z.number().int(),
  from: Moment,
  until: Moment.nullable(),
  accounts: Numbers.default(''),
})
export type ChangeOutage = z.input<typeof ChangeOutage>

export const OutageDone = z.object({
  /** Accounts that were found. */
  found: z.number(),
  /** Numbers that nobody has here, the first hundred of them. */
  unknown: z.array(z.string()),
  unknownCount: z.number(),
})
export type OutageDone = z.infer<typeof OutageDone>
