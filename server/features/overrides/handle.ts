/** Changing a rule of the house: by answering what is proposed, by its conditions, by letting it hold again. */
import { Fault } from '../../../contract/faults.ts'
import type { AnswerProposal, SetCondition } from '../../../contract/overrides.ts'
import { isOverridable } from '../../../domain/override/kinds.ts'
import { proposalRules } from '../../../domain/override/rules.ts'
import { conditionSetupRules } from '../../../domain/remedy/condition-rules.ts'
import { type Condition, widened } from '../../../domain/remedy/condition.ts'
import { isRefusal, type Refusal, refusedBy } from '../../../domain/rule.ts'
import type { Tx } from '../../db/connect.ts'
import { isTaken } from '../../db/taken.ts'
import { conditionById, type ConditionRow, endCondition, saveCondition } from '../../remedies/conditions.ts'
import { changeSetup, type Difference, type House, type Recorded } from '../../setup/change.ts'
import {
  entryNames,
  holdAgain,
  letGo,
  lockProposal,
  needsOf,
  type ProposalRow,
  settleProposal,
} from './sql.ts'

/** Accepted, the rule changes with the answer; declined, those who set it aside read why. */
export async function answerProposal(
  ground: House,
  id: string,
  { accepts, reason, agentId }: AnswerProposal & { readonly agentId: string },
): Promise<null | Refusal> {
  const now = ground.ledger.clock()
  const act = { agentId, thing: `rule:${id}`, version: null, what: 'changed' } as const
  return await changeSetup(ground, act, async tx => {
    const proposal = await lockProposal(tx, id)
    if (!proposal) throw new Fault('not-found')
    const refused = refusedBy(proposalRules, { isOpen: proposal.state === 'open', accepts, reason })
    if (refused) return refused
    await settleProposal(tx, id, { accepts, reason, agentId, now })
    if (!accepts) {
      const rule = await nameOf(tx, proposal)
      return { before: { rule }, after: { rule, declined: reason.trim() }, result: null }
    }
    return await changeRule(tx, proposal, now)
  })
}

async function changeRule(tx: Tx, proposal: ProposalRow, now: number): Promise<Difference<null>> {
  const condition = proposal.about === '' ? null : await conditionById(tx, proposal.about)
  const rule = await nameOf(tx, proposal)
  if (condition === null) {
    await letGo(tx, proposal.rule, proposal.about, now)
    return { before: { rule, holds: true }, after: { rule, holds: false }, result: null }
  }
  const after = widened(condition, proposal.direction, await needsOf(tx, proposal.id))
  if (after === null) await endCondition(tx, condition.id, now)
  else await saveCondition(tx, { ...condition, ...after, version: condition.version + 1 })
  return {
    before: { rule, ...recorded(condition) },
    after: after === null ? { rule, holds: false } : { rule, ...recorded(after) },
    result: null,
  }
}

/** As it is read by itself, years later. */
async function nameOf(tx: Tx, { rule, about }: Pick<ProposalRow, 'rule' | 'about'>): Promise<string> {
  const condition = about === '' ? null : await conditionById(tx, about)
  const entry = condition && (await entryNames(tx)).find(({ id }) => id === condition.entryId)
  return entry ? `${rule}: ${entry.en}` : rule
}

function recorded({ from, until, plans, days, why }: Omit<Condition, 'id' | 'kind'>): Recorded {
  return { from, until, plans: plans.join(', ') || null, days, why: why.en }
}

export async function setCondition(
  ground: House,
  id: string,
  { version, ...asked }: SetCondition & { readonly agentId: string },
): Promise<null | Refusal> {
  const { agentId, entryId, ...says } = asked
  const refused = refusedBy(conditionSetupRules, says)
  if (refused) return refused
  const act = {
    agentId,
    thing: `condition:${id}`,
    version: null,
    what: version === 0 ? 'added' : 'changed',
  } as const
  try {
    return await changeSetup(ground, act, async tx => {
      const entry = (await entryNames(tx)).find(one => one.id === entryId)
      if (!entry) throw new Fault('not-found')
      const before = await standing(tx, id, version)
      if (before !== null && (before.entryId !== entryId || before.kind !== says.kind))
        throw new Fault('gone-stale')
      await saveCondition(tx, { id, entryId, ...says, version: version + 1 })
      const rule = entry.en
      return {
        before: before && { rule, ...recorded(before) },
        after: { rule, ...recorded(says) },
        result: null,
      }
    })
  } catch (error) {
    // Two who add the same kind at once: the second one sees the first.
    if (isTaken(error, 'remedy_condition_one_of_a_kind')) throw new Fault('gone-stale')
    throw error
  }
}

export async function removeCondition(
  ground: House,
  id: string,
  { version, agentId }: { readonly version: number; readonly agentId: string },
): Promise<null | Refusal> {
  const now = ground.ledger.clock()
  const act = { agentId, thing: `condition:${id}`, version: null, what: 'removed' } as const
  return await changeSetup(ground, act, async tx => {
    const before = await standing(tx, id, version)
    if (before === null) throw new Fault('not-found')
    await endCondition(tx, id, now)
    const entry = (await entryNames(tx)).find(one => one.id === before.entryId)
    return { before: { rule: entry?.en ?? '', ...recorded(before) }, after: null, result: null }
  })
}

/** @throws Fault gone-stale when it is another version than the one that was seen */
async function standing(tx: Tx, id: string, seen: number): Promise<ConditionRow | null> {
  const known = await conditionById(tx, id)
  if ((known?.version ?? 0) !== seen) throw new Fault('gone-stale')
  return known
}

export async function ruleHoldsAgain(
  ground: House,
  { rule, about, agentId }: { readonly rule: string; readonly about: string; readonly agentId: string },
): Promise<void> {
  if (!isOverridable(rule)) throw new Fault('not-found')
  const act = { agentId, thing: `rule:${rule}`, version: null, what: 'changed' } as const
  const done = await changeSetup(ground, act, async tx => {
    const wasLetGo = await holdAgain(tx, rule, about)
    return { before: { rule, holds: !wasLetGo }, after: { rule, holds: true }, result: null }
  })
  if (isRefusal(done)) throw new Error(done.refused.says)
}
