/** Where help stopped with one person: what was lacking, and what raising a limit would have done. */
import { z } from 'zod'
import { lackedNames } from './lacked.ts'

/** What whoever hands a case over lacked; said with the handover. */
export const LackedName = z.enum(lackedNames)
export type LackedName = z.infer<typeof LackedName>

/** What stopped it, and by what: the keys of the words on the page. */
export const StopHow = z.enum(['handover', 'rung', 'approval'])
export type StopHow = z.infer<typeof StopHow>

const RaiseView = z.object({
  /** Up to so much, as it is written. */
  to: z.string(),
  toMinor: z.number(),
  /** How many of them would have been helped on the spot. */
  solved: z.number(),
  cost: z.string(),
  /** Of that cost, what was given in the end anyway. */
  givenAnyway: z.string(),
})
export type RaiseView = z.infer<typeof RaiseView>

export const StopGroup = z.object({
  how: StopHow,
  /** Of a handover what was said, null where nothing was; of a rung who sent it up; of an approval which limit. */
  lacked: z.string().nullable(),
  /** The skill that the case asks for, where a skill was lacking. */
  skill: z.string().nullable(),
  /** Whose limit it is, for what. */
  role: z.enum(['agent', 'lead', 'head']).nullable(),
  kind: z.string().nullable(),
  count: z.number(),
  cases: z.number(),
  /** Of what was asked for: how many were allowed, how long people waited for an answer, in minutes (middle of them). */
  allowed: z.number().nullable(),
  waitedMinutes: z.number().nullable(),
  examples: z.array(
    z.object({ caseId: z.uuid(), reference: z.string(), at: z.number(), amount: z.string().nullable() }),
  ),
  /** The limit as it is, and what raising it would have done. Empty where it is no question of how much. */
  limit: z.string().nullable(),
  raises: z.array(RaiseView),
})
export type StopGroup = z.infer<typeof StopGroup>

export const StoppedDays = z.union([z.literal(30), z.literal(365)])

/** GET /api/desk/where-help-stopped?days=30 */
export const StoppedQuery = z.object({ days: z.coerce.number().pipe(StoppedDays).default(30) })

export const StoppedView = z.object({
  days: StoppedDays,
  from: z.number(),
  /** Cases that were opened within these days, and those that stopped with their first person within them. */
  opened: z.number(),
  stopped: z.number(),
  groups: z.array(StopGroup),
})
export type StoppedView = z.infer<typeof StoppedView>
