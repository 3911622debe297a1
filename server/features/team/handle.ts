/** Somebody leaves for good. */
import { Fault } from '../../../contract/faults.ts'
import { decide } from '../../../domain/case/decide.ts'
import { refusedDeputy, refusedHouse } from '../../../domain/house/rules.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { append } from '../../ledger/append.ts'
import { type Directory, dutyLead } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { refusedPeople } from '../../ladder/setting.ts'
import { setPresence } from '../../line/sql.ts'
import { changeSetup, changeWithin, type House } from '../../setup/change.ts'
import { colleagues, dutyLeadId } from '../../setup/colleagues.ts'
import { type Absence, type AbsenceRow, absenceOf, casesOwnedBy, markDeparted, setAbsence } from './sql.ts'

/**
 * Somebody leaves the company. First nothing more can come to them, then each of their open cases gets the duty lead as its owner,
 * whose customer reads so in the story and by mail; broken off half-way, asking again goes on.
 * @returns how many cases got a new owner; a refusal when the house could not do without this person
 */
export async function depart(
  ledger: Ledger,
  directory: Directory,
  { agentId, by }: { readonly agentId: string; readonly by: string },
): Promise<number | Refusal> {
  const house = await directory.house()
  const agent = house.agents.get(agentId)
  if (!agent) throw new Fault('not-found', say => say.noAgent)
  const remaining = new Map([...house.agents].filter(([id]) => id !== agentId))
  const { organisation } = house
  const next = dutyLead(
    {
      ...house,
      organisation: {
        ...organisation,
        dutyLeadId: organisation.dutyLeadId === agentId ? null : organisation.dutyLeadId,
      },
      agents: remaining,
    },
    ledger.clock(),
  )
  if (!next) throw new Fault('bad-request', say => say.nobodyLeftToOwn)
  if (agent.departedAt === null) {
    const left = await append<null>(ledger, { seats: [agentId] }, async ({ tx, now }) => {
      const act = { agentId: by, thing: `person:${agentId}`, version: null, what: 'departed' } as const
      const marked = await changeWithin(tx, act, now, async () => {
        const people = await colleagues(tx, now)
        const after = people.map(each => (each.id === agentId ? { ...each, hasLeft: true } : each))
        const refused =
          refusedHouse({ people: after, dutyLeadId: await dutyLeadId(tx) }) ??
          (await refusedPeople(tx, after))
        if (refused) return refused
        // Whoever leaves is shut out, whatever only they knew: what is without help then is said where the house is set up.
        await markDeparted(tx, agentId, now)
        await setPresence(tx, agentId, 'offline', now)
        return { before: { name: agent.name }, after: null, result: null }
      })
      if (isRefusal(marked)) return marked
      const fact = { type: 'AgentDeparted', agentId } as const
      return { facts: [{ caseId: null, about: agentId, fact }], result: null }
    })
    if (isRefusal(left)) return left
  }
  directory.forget()
  ledger.signals.send({ kind: 'team' })
  const owned = await casesOwnedBy(ledger.db, agentId)
  for (const caseId of owned) await reassign(ledger, caseId, agentId, next.id)
  return owned.length
}

/**
 * Somebody is absent, from when until when, and who stands in; all null when they are back. Only a deputy who is new is asked
 * about: an absence that was set stays when the deputy leaves, and is shown as lacking one.
 */
export async function absent(
  house: House,
  by: string,
  { agentId, absence }: { readonly agentId: string; readonly absence: Absence },
): Promise<null | Refusal> {
  const act = { agentId: by, thing: `person:${agentId}`, version: null, what: 'absence' } as const
  return await changeSetup(house, act, async tx => {
    const deputy = (await colleagues(tx, house.ledger.clock())).find(({ id }) => id === absence.deputyId)
    const refused = deputy ? refusedDeputy(deputy) : null
    if (refused) return refused
    const before = await absenceOf(tx, agentId)
    await setAbsence(tx, agentId, absence)
    return { before: recordOf(before), after: recordOf(await absenceOf(tx, agentId)), result: null }
  })
}

function recordOf(row: AbsenceRow | undefined) {
  if (!row) return null
  const on = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 16))
  return { absentFrom: on(row.from), absentUntil: on(row.until), deputy: row.deputy }
}

async function reassign(ledger: Ledger, caseId: string, from: string, to: string): Promise<void> {
  const outcome: null | Refusal = await append(ledger, { cases: [caseId] }, locked => {
    const state = locked.caseState(caseId)
    if (state.ownerId !== from) return { facts: [], result: null }
    const facts = decide(state, { ask: 'reassign', to, reason: 'departure' }, locked.now)
    return isRefusal(facts) ? facts : { facts: facts.map(fact => ({ caseId, fact })), result: null }
  })
  if (isRefusal(outcome)) throw new Fault('bad-request', (_, language) => sentenceIn(language, outcome))
}
