/** The ladder as it is seen: on a case, in one's own list, by rung, and in the setup. */
import { z } from 'zod'
import { CaseSummary } from './desk.ts'

const Moment = z.number()

export const Outside = z.object({
  name: z.string(),
  address: z.string(),
  link: z.string(),
  rights: z.string(),
})
export type Outside = z.infer<typeof Outside>

/** GET /api/desk/rungs: what I decide about, or whoever I stand in for; what is due first stands first. */
export const RungList = z.object({
  cases: z.array(
    z.object({
      summary: CaseSummary,
      rung: z.number(),
      /** In whose place I decide; null when it is my own rung. */
      standsFor: z.string().nullable(),
      since: Moment,
      answerBy: Moment.nullable(),
    }),
  ),
})
export type RungList = z.infer<typeof RungList>

/** GET /api/desk/rungs/all: how many wait on each rung, for leads. */
export const RungCounts = z.object({
  rungs: z.array(
    z.object({
      rung: z.number(),
      name: z.string(),
      waiting: z.number(),
      late: z.number(),
      firstDueAt: Moment.nullable(),
    }),
  ),
})
export type RungCounts = z.infer<typeof RungCounts>

export const Within = z.object({
  amount: z.number().positive().max(1_000),
  unit: z.enum(['hours', 'days', 'working-days', 'working-hours']),
})

const OutsideSetup = z.object({
  name: z.string().trim().max(200),
  address: z.string().trim().max(500),
  link: z.union([z.literal(''), z.url({ protocol: /^https?$/u }).max(500)]),
  rights: z.object({ en: z.string().trim().max(2_000), es: z.string().trim().max(2_000) }),
  isToldWithEveryNo: z.boolean(),
})

const RungSetup = z.object({ agentId: z.uuid(), within: Within })

/** First rungs of a team: its cases go up these before those of the house. */
const TeamRungs = z.object({ teamId: z.uuid(), rungs: z.array(RungSetup).min(1).max(6) })

export const SetLadder = z.object({
  version: z.number().int().min(0),
  rungs: z.array(RungSetup).max(12),
  teams: z.array(TeamRungs).max(200).default([]),
  outside: OutsideSetup,
})
export type SetLadder = z.input<typeof SetLadder>

/** GET /api/desk/setup/ladder */
export const LadderSetup = z.object({
  ...SetLadder.shape,
  /** Packs of rules that want the outside body told with every “no”: it is, and that is not switched off. */
  demandedBy: z.array(z.object({ en: z.string(), es: z.string() })).default([]),
  /** Nobody has set it up: it follows from the roles. */
  isByRole: z.boolean(),
  /** Everybody who can stand on a rung. */
  people: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      role: z.enum(['agent', 'lead', 'head']),
      /** The team by whose calendar they answer; null for that of the house. */
      team: z.string().nullable(),
      isAbsent: z.boolean(),
      /** Who stands in for them now; null when nobody does. */
      standIn: z.string().nullable(),
    }),
  ),
  /** Teams that can have rungs of their own. */
  teamNames: z.array(z.object({ id: z.uuid(), name: z.string() })),
  readOnlyBecause: z.string().nullable(),
})
export type LadderSetup = z.infer<typeof LadderSetup>
