/**
 * Telling a customer, first and once, that they pay for something that they do not use: by whoever sees it at the desk, or by the house
 * itself. It sells nothing; what can be done is asked for on the customer's own page.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { Fault } from '../../contract/faults.ts'
import type { Idle } from '../../domain/account/requests.ts'
import { decide } from '../../domain/case/decide.ts'
import { evolve } from '../../domain/case/evolve.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import { makeReference } from '../../domain/case/reference.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { openedForFailure } from '../../domain/failure/decisions.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import type { Tx } from '../db/connect.ts'
import { type Acted, actOn } from '../ledger/act.ts'
import { append, type Locked } from '../ledger/append.ts'
import { dutyLead, type House } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { accountsOf, unusedServices } from '../remedies/situation.ts'
import { caseForService, type Where } from './sql.ts'

/** By an agent, in the case before them. @throws Fault not-found */
export async function tellUnused(
  ledger: Ledger,
  { caseId, serviceId, agentId }: { caseId: string; serviceId: string; agentId: string },
): Promise<Acted | Refusal> {
  const where = await caseForService(ledger.db, serviceId, caseId)
  if (where === null || where.caseId !== caseId) throw new Fault('not-found')
  return await actOn(ledger, {
    caseId,
    customerId: where.customerId,
    request: async (_, { tx }) => await requestFor(tx, where.customerId, serviceId, agentId),
  })
}

/** By the house: in the newest case of the customer that is open, else in one that it opens. */
export async function tellByItself(
  { ledger, house }: { readonly ledger: Ledger; readonly house: House },
  serviceId: string,
): Promise<boolean> {
  const where = await caseForService(ledger.db, serviceId, null)
  const ownerId = dutyLead(house, ledger.clock())?.id
  if (where === null || ownerId === undefined) return false
  const known = where.caseId === null ? [] : [where.caseId]
  const locks = { customers: [where.customerId], cases: known }
  const told = await append<boolean>(ledger, locks, async locked => {
    const request = await requestFor(locked.tx, where.customerId, serviceId, null)
    const { caseId, before, opening } = beginning(where, locked, ownerId)
    const decided = before === null ? [] : decide(before, request, locked.now)
    if (isRefusal(decided)) return decided
    return { facts: [...opening, ...decided].map(fact => ({ caseId, fact })), result: true }
  })
  return told === true
}

interface Beginning {
  readonly caseId: string
  readonly before: CaseState | null
  readonly opening: readonly CaseFact[]
}

/** What is solved stays so: the house has something new to say. */
function beginning({ caseId, customerId }: Where, locked: Locked, ownerId: string): Beginning {
  const there = caseId === null ? null : locked.caseState(caseId)
  if (caseId !== null && there !== null && there.status !== 'solved')
    return { caseId, before: there, opening: [] }
  const id = randomUUID()
  const opening = openedForFailure({ reference: makeReference(randomBytes(8)), customerId }, ownerId)
  const before = opening.reduce<CaseState | null>((state, fact) => evolve(state, fact, locked.now, id), null)
  return { caseId: id, before, opening }
}

async function requestFor(tx: Tx, customerId: string, serviceId: string, agentId: string | null) {
  const found = unusedServices(await accountsOf(tx, customerId)).find(
    ({ service }) => service.id === serviceId,
  )
  const words = found ? `${found.service.plan}, ${found.service.identifier}` : ''
  return { ask: 'tell-unused' as const, agentId, idle: found ? idleOf(found) : null, words }
}

function idleOf({ account, service, chargedMinor }: ReturnType<typeof unusedServices>[number]): Idle | null {
  if (service.unusedSince === null || account.currency === null) return null
  return {
    serviceId: service.id,
    accountId: account.id,
    since: service.unusedSince,
    months: service.unusedMonths,
    chargedMinor,
    currency: account.currency,
    wasTold: service.unusedToldAt !== null,
  }
}
