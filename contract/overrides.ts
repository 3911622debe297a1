/** Rules of the house that are set aside: with an act, gathered by rule, proposed for a change. No schema here names who did it. */
import { z } from 'zod'
import { day } from './day.ts'

/** Goes with the request that was refused, sent again. */
export const SetAside = z.object({
  /** The refusals that were read, by name. */
  rules: z.array(z.string().max(80)).min(1).max(8),
  reason: z.string().max(2_000),
})
export type SetAside = z.infer<typeof SetAside>

export const ConditionKindName = z.enum(['since', 'plan', 'once-in', 'after'])
export type ConditionKindName = z.infer<typeof ConditionKindName>

const Day = day()

/** For whom something of the catalogue is. */
export const ConditionSays = z.object({
  kind: ConditionKindName,
  from: Day.nullable(),
  until: Day.nullable(),
  plans: z.array(z.string().max(100)).max(50),
  days: z.number().nullable(),
})
export type ConditionSays = z.infer<typeof ConditionSays>

export const ConditionView = ConditionSays.extend({
  id: z.uuid(),
  entryId: z.uuid(),
  /** Of the entry of the catalogue. */
  entry: z.string(),
  version: z.number(),
  why: z.object({ en: z.string(), es: z.string() }),
})
export type ConditionView = z.infer<typeof ConditionView>

/** PUT /api/desk/rules/conditions/:id. The id is made by whoever asks; version 0 for a new one. */
export const SetCondition = ConditionSays.extend({
  entryId: z.uuid(),
  version: z.number().int().min(0),
  why: z.object({ en: z.string().max(500), es: z.string().max(500) }),
})
export type SetCondition = z.infer<typeof SetCondition>

/** DELETE /api/desk/rules/conditions/:id?version= */
export const EndCondition = z.object({ version: z.coerce.number().int().min(1) })

export const DirectionName = z.enum(['earlier', 'later', 'wider', 'oftener', 'sooner', 'looser'])

/** One rule, with all that it was set aside for in one direction. */
export const RuleGroup = z.object({
  rule: z.string(),
  /** The sentence that people read when they are refused. */
  says: z.string(),
  /** Which of several it is: something of the catalogue, an offer. */
  about: z.string(),
  aboutName: z.string().nullable(),
  condition: ConditionView.nullable(),
  direction: DirectionName,
  /** Within the last twelve months. */
  count: z.number(),
  firstAt: z.number().nullable(),
  lastAt: z.number().nullable(),
  /** What all of them share. */
  common: z.array(z.object({ trait: z.enum(['kind', 'channel', 'plan', 'given']), value: z.string() })),
  /** What was given by it, as it is written; each currency by itself. */
  cost: z.array(z.string()),
  /** The newest, ten at most. The reason is null after erasure. */
  latest: z.array(
    z.object({
      caseId: z.uuid(),
      reference: z.string(),
      at: z.number(),
      needs: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  /** What the rule would be, had it let all of them pass: another condition, or (null) none at all. */
  would: ConditionSays.nullable(),
  proposal: z
    .object({
      id: z.uuid(),
      state: z.enum(['open', 'accepted', 'declined']),
      madeAt: z.number(),
      settledAt: z.number().nullable(),
      /** Who decided about the rule. */
      settledBy: z.string().nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
  /** Whoever reads this has set it aside: the answer is for them too. */
  isMine: z.boolean(),
  /** The rule does not hold any more. */
  isLetGo: z.boolean(),
})
export type RuleGroup = z.infer<typeof RuleGroup>

/** GET /api/desk/rules: rules of the house that were set aside; what is proposed first. */
export const RulesView = z.object({
  rules: z.array(RuleGroup),
  conditions: z.array(ConditionView),
  /** What a condition can be about. */
  entries: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Null for whoever may answer proposals and change rules; otherwise why not. */
  notBecause: z.string().nullable(),
})
export type RulesView = z.infer<typeof RulesView>

/** POST /api/desk/rules/proposals/:proposalId */
export const AnswerProposal = z.object({ accepts: z.boolean(), reason: z.string().max(2_000).default('') })
export type AnswerProposal = z.infer<typeof AnswerProposal>

/** POST /api/desk/rules/holds: a rule that was let go holds again. */
export const HoldAgain = z.object({ rule: z.string().max(80), about: z.string().max(80) })

export const RuleDone = z.object({ done: z.literal(true) })

/** GET /api/desk/rules/waiting: what there is to read about rules of the house, for the list. */
export const RulesWaiting = z.object({
  /** Proposals that this person may answer. */
  proposals: z.number(),
  /** Rules that they set aside and that were answered within the last week. */
  answers: z.number(),
})
export type RulesWaiting = z.infer<typeof RulesWaiting>
