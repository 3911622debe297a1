/** Limits of one person, and purses: what is in them, what was given of it, and how it came in. */
import { z } from 'zod'
import { day } from './day.ts'
import { grantKinds, kindsInPurse } from './catalogue-names.ts'

export const GrantKindName = z.enum(grantKinds)
export type GrantKindName = z.infer<typeof GrantKindName>
/** What a purse in kind can hold. */
export const KindInPurse = z.enum(kindsInPurse)
export type KindInPurse = z.infer<typeof KindInPurse>

/** In the place of what the role may; `isGranted` false: nothing of it. */
export const PersonLimit = z.object({
  kind: GrantKindName,
  isGranted: z.boolean(),
  perActMinor: z.number().nullable(),
  perCaseMinor: z.number().nullable(),
  perMonthMinor: z.number().nullable(),
  perMonthCount: z.number().nullable(),
  currency: z.string().max(10).nullable(),
})
export type PersonLimit = z.infer<typeof PersonLimit>

/** PUT /api/desk/setup/limits/:agentId: all of them at once; what is not named is as the role has it. */
export const SetLimits = z.object({
  version: z.number().int().min(0),
  limits: z.array(PersonLimit).max(grantKinds.length),
})
export type SetLimits = z.infer<typeof SetLimits>

const Day = day()

/** PUT /api/desk/setup/purses/:holder: all that is in it, from one day to another. Null closes it. */
export const SetPurse = z.object({
  version: z.number().int().min(0),
  /** The same id again is the same change. */
  entryId: z.uuid(),
  amountMinor: z.number().nullable(),
  currency: z.string().max(10).nullable(),
  fromOn: Day.nullable(),
  untilOn: Day.nullable(),
  kinds: z.array(z.object({ kind: KindInPurse, mostCount: z.number().int().min(1).max(100_000) })).max(5),
  why: z.string().max(500),
})
export type SetPurse = z.infer<typeof SetPurse>

/** POST /api/desk/setup/purses/:holder/top-ups */
export const TopUp = z.object({
  entryId: z.uuid(),
  amountMinor: z.number(),
  currency: z.string().max(10),
  why: z.string().max(500),
})
export type TopUp = z.infer<typeof TopUp>

export const PurseView = z.object({
  /** `house`, `role:agent`, `agent:<id>`. */
  holder: z.string(),
  version: z.number(),
  currency: z.string().nullable(),
  mostMinor: z.number().nullable(),
  /** As they are written, where there is an amount. */
  says: z.object({ most: z.string(), spent: z.string(), reserved: z.string(), left: z.string() }).nullable(),
  /** Of all that is in it: 0 to 1. */
  share: z.object({ spent: z.number(), reserved: z.number() }).nullable(),
  fromOn: z.string().nullable(),
  untilOn: z.string().nullable(),
  isRunning: z.boolean(),
  kinds: z.array(z.object({ kind: KindInPurse, mostCount: z.number(), givenCount: z.number() })),
  history: z.array(
    z.object({
      id: z.uuid(),
      what: z.enum(['set', 'topped-up', 'closed']),
      amount: z.string().nullable(),
      why: z.string(),
      by: z.string(),
      at: z.number(),
    }),
  ),
})
export type PurseView = z.infer<typeof PurseView>

/** GET /api/desk/setup/purses */
export const PursesView = z.object({
  purses: z.array(PurseView),
  people: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      role: z.enum(['agent', 'lead', 'head']),
      version: z.number(),
      limits: z.array(PersonLimit),
    }),
  ),
  currency: z.string(),
})
export type PursesView = z.infer<typeof PursesView>
