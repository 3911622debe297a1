/** Somebody leaves for good. */
import { Fault } from '../../../contract/faults.ts'
import { decide } from '../../../domain/case/decide.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { append } from '../../ledger/append.ts'
import { type Directory, dutyLead } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { setPresence } from '../../line/sql.ts'
import { casesOwnedBy, markDeparted } from './sql.ts'

/**
 * Somebody leaves the company. First nothing more can come to them, then each of their open cases gets the duty lead as its owner,
 * whose customer reads so in the story and by mail; broken off half-way, asking again goes on.
 * @returns how many cases got a new owner
 */
export async function depart(ledger: Ledger, directory: Directory, agentId: string): Promise<number> {
  const house = await directory.house()
  const agent = house.agents.get(agentId)
  if (!agent) throw new Fault('not-found', 'There is no such agent.')
  const remaining = new Map([...house.agents].filter(([id]) => id !== agentId))
  const { organisation } = house
  const next = dutyLead(
    {
      organisation: {
        ...organisation,
        dutyLeadId: organisation.dutyLeadId === agentId ? null : organisation.dutyLeadId,
      },
      agents: remaining,
    },
    ledger.clock(),
  )
  if (!next)
    throw new Fault(
      'bad-request',
      'Nobody is left to own this person’s cases. Add somebody to the team first.',
    )
  if (agent.departedAt === null) {
    await append(ledger, { seats: [agentId] }, ({ now }) => ({
      facts: [{ caseId: null, about: agentId, fact: { type: 'AgentDeparted', agentId } }],
      result: null,
      also: async tx => {
        await markDeparted(tx, agentId, now)
        await setPresence(tx, agentId, 'offline', now)
      },
    }))
  }
  directory.forget()
  ledger.signals.send({ kind: 'team' })
  const owned = await casesOwnedBy(ledger.db, agentId)
  for (const caseId of owned) await reassign(ledger, caseId, agentId, next.id)
  return owned.length
}

async function reassign(ledger: Ledger, caseId: string, from: string, to: string): Promise<void> {
  const outcome: null | Refusal = await append(ledger, { cases: [caseId] }, locked => {
    const state = locked.caseState(caseId)
    if (state.ownerId !== from) return { facts: [], result: null }
    const facts = decide(state, { ask: 'reassign', to, reason: 'departure' }, locked.now)
    return isRefusal(facts) ? facts : { facts: facts.map(fact => ({ caseId, fact })), result: null }
  })
  if (isRefusal(outcome)) throw new Fault('bad-request', outcome.refused.says)
}
