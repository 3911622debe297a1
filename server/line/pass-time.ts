/** What time alone brings in the line, made true by the leader: each a fact, and asked again under its lock. */
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { HouseFact } from '../../domain/case/facts.ts'
import type { Entry } from '../../domain/line/entry.ts'
import {
  dueCallbacks,
  overdueOwnerWaits,
  overdueWrapUps,
  requestsPastLimit,
} from '../../domain/line/limits.ts'
import { isRefusal } from '../../domain/rule.ts'
import { append } from '../ledger/append.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { fence, type Lead } from './fence.ts'
import type { LineMemory } from './memory.ts'
import { decideOn, type SetAside } from './set-aside.ts'
import { endWrapUps, lineSetting, wrapUpsOf } from './sql.ts'

const nothing = { facts: [], result: null }
/** So many in one transaction: more would hold up those who join meanwhile. */
const atOnce = 50

/** @returns whether anything was over, so that the memory is behind */
export async function passTime(
  ledger: Ledger,
  lead: Lead,
  memory: LineMemory,
  aside: SetAside,
): Promise<boolean> {
  const now = ledger.clock()
  const ask = (entry: Pick<Entry, 'id' | 'caseId'>, request: CaseRequest) =>
    aside.attempt(entry, () => askOf(ledger, lead, entry.caseId, request))
  const over = overdueWrapUps(memory.line(), now).slice(0, atOnce)
  if (over.length > 0)
    await endOverdueWrapUps(
      ledger,
      lead,
      over.map(({ agentId }) => agentId),
    )
  const alone = overdueOwnerWaits(memory.line(), now)
  for (const entry of alone) {
    const { id: entryId, onlyFor, ownerId } = entry
    const reason = onlyFor && onlyFor.until <= now && ownerId === onlyFor.agentId ? 'limit' : 'owner-changed'
    await ask(entry, { ask: 'stop-waiting-for-owner', entryId, reason })
  }
  // Those that are left alone for now do not stand before the others.
  const leftAlone = aside.entries()
  const isTried = ({ id }: Pick<Entry, 'id'>) => !leftAlone.has(id)
  const due = dueCallbacks(memory.line(), now).filter(isTried).slice(0, atOnce)
  for (const entry of due) await ask(entry, { ask: 'come-due', entryId: entry.id })
  const limitSeconds = await requestLimit(ledger)
  const past = requestsPastLimit(memory.line(), now, limitSeconds).filter(isTried).slice(0, atOnce)
  for (const entry of past) {
    await ask(entry, { ask: 'pass-limit', entryId: entry.id, limitSeconds: limitSeconds ?? 0 })
  }
  return over.length + alone.length + due.length + past.length > 0
}

const keepMs = 5_000
const limits = new WeakMap<Ledger['db'], { readonly at: number; readonly seconds: number | null }>()

/** Asked for once in a while: the leader wakes with every fact. */
async function requestLimit({ db, clock }: Ledger): Promise<number | null> {
  const known = limits.get(db)
  const at = clock()
  if (known && at >= known.at && at - known.at < keepMs) return known.seconds
  const seconds = (await lineSetting(db)).requestLimitSeconds ?? null
  limits.set(db, { at, seconds })
  return seconds
}

async function endOverdueWrapUps(ledger: Ledger, lead: Lead, agentIds: readonly string[]): Promise<void> {
  await append(ledger, { seats: agentIds }, async locked => {
    await fence(locked, lead)
    const over = (await wrapUpsOf(locked.tx, agentIds)).filter(({ until }) => until <= locked.now)
    if (over.length === 0) return nothing
    return {
      facts: over.map(({ agentId, until }) => wrapUpEnded(agentId, 'time', until)),
      result: null,
      also: tx =>
        endWrapUps(
          tx,
          over.map(({ agentId }) => agentId),
          locked.now,
        ),
    }
  })
  ledger.signals.send({ kind: 'team' })
}

/** The agent is ready before the time is over. Nothing happens to somebody who wraps nothing up. */
export async function beReady(ledger: Ledger, agentId: string): Promise<void> {
  await append(ledger, { seats: [agentId] }, async ({ tx, now }) => {
    const [wrapUp] = await wrapUpsOf(tx, [agentId])
    if (!wrapUp) return nothing
    return {
      facts: [wrapUpEnded(agentId, 'ready', wrapUp.until)],
      result: null,
      also: inner => endWrapUps(inner, [agentId], now),
    }
  })
  ledger.signals.send({ kind: 'team' })
}

function wrapUpEnded(agentId: string, reason: 'time' | 'ready', until: number) {
  const fact: HouseFact = { type: 'WrapUpEnded', agentId, reason, until }
  return { caseId: null, about: agentId, fact }
}

async function askOf(ledger: Ledger, lead: Lead, caseId: string, request: CaseRequest): Promise<void> {
  await append(ledger, { cases: [caseId] }, async locked => {
    await fence(locked, lead)
    const facts = decideOn(locked, caseId, request)
    if (isRefusal(facts)) return nothing
    return { facts: facts.map(fact => ({ caseId, fact })), result: null }
  })
}
