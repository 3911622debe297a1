/** Who is at their desk. A fact each time, because the line lives by it. */
import type { Presence } from '../../domain/case/facts.ts'
import { SECOND } from '../../domain/time.ts'
import { append } from '../ledger/append.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { ensureSeat, noteSeen, presenceOf, setPresence } from './sql.ts'

export type PresenceReason = 'chosen' | 'log-out'

/** Sits down, stands up, goes home. The leader of the line follows the fact. */
export async function changePresence(
  ledger: Ledger,
  agentId: string,
  presence: 'here' | 'away' | 'offline',
  reason: PresenceReason,
): Promise<void> {
  await ensureSeat(ledger.db, agentId, ledger.clock())
  // Who says again that they are there is there: their silence before it sends nobody home after it.
  if (presence !== 'offline') await noteSeen(ledger.db, agentId, ledger.clock())
  await append(ledger, { seats: [agentId] }, async ({ tx, now }) => {
    if ((await presenceOf(tx, agentId)) === presence) return { facts: [], result: null }
    return {
      facts: [{ caseId: null, about: agentId, fact: { type: 'PresenceChanged', agentId, presence, reason } }],
      result: null,
      also: inner => setPresence(inner, agentId, presence, now),
    }
  })
  ledger.signals.send({ kind: 'team' })
}

/** Who acts within so long of an act that was noted is there by that one. */
const noteEveryMs = 10 * SECOND

/**
 * Whoever acts is at their desk, also when they have not sat down or nothing else is heard of it: from an empty seat the line would
 * take the customer back at once. An act is such a sign of life as the line to the desk gives.
 */
export function openActing(
  ledger: Ledger,
): (agent: { readonly id: string; readonly presence: Presence }) => Promise<void> {
  const noted = new Map<string, number>()
  return async ({ id, presence }) => {
    const now = ledger.clock()
    const isOffline = presence === 'offline'
    if (!isOffline && now - (noted.get(id) ?? -Infinity) < noteEveryMs) return
    if (isOffline || !(await noteSeen(ledger.db, id, now))) await changePresence(ledger, id, 'away', 'chosen')
    noted.set(id, now)
  }
}
