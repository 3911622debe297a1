/**
 * Ghosts in the leader's round: whoever hung up is settled by the decision that would have chosen them, in the transaction of that
 * decision; or when the line closes.
 */
import { isOpen, type OpeningHours } from '../../domain/hours/hours.ts'
import { cutOff, type KnownGhost, reachedByRoom, tooOld } from '../../domain/line/ghosts-in-line.ts'
import { isRefusal } from '../../domain/rule.ts'
import type { Tx } from '../db/connect.ts'
import { append } from '../ledger/append.ts'
import type { Ledger, NewFact } from '../ledger/ledger.ts'
import { fence, type Lead } from './fence.ts'
import { lockGhosts, openingHours, settleGhosts } from './ghost-sql.ts'
import type { LineMemory } from './memory.ts'

/** So many in one transaction. */
const atOnce = 50

/** Facts and rows of ghosts that became known; in the transaction of whoever found it out. */
export async function ghostFacts(
  tx: Tx,
  known: readonly KnownGhost[],
  now: number,
): Promise<{ readonly facts: readonly NewFact[]; readonly also?: (tx: Tx) => Promise<void> }> {
  if (known.length === 0) return { facts: [] }
  const open = await lockGhosts(
    tx,
    known.map(({ ghost }) => ghost.id),
  )
  const still = known.filter(({ ghost }) => open.has(ghost.id))
  return {
    facts: still.map(({ ghost, waitedSeconds, isCutOff }) => ({
      caseId: null,
      about: ghost.caseId,
      fact: { type: 'GhostKnown', entryId: ghost.id, waitedSeconds, isCutOff },
    })),
    also: async inner => await settleGhosts(inner, still, now),
  }
}

/** After the offers: agents with room who are offered nobody, and the end of the day. @returns whether anything was settled */
export async function settleGhostsOf(ledger: Ledger, lead: Lead, memory: LineMemory): Promise<boolean> {
  const ghosts = memory.ghosts()
  if (ghosts.byId.size === 0) return false
  const now = ledger.clock()
  const hours = await hoursOf(ledger)
  const isClosed = hours !== null && !isOpen(hours, now)
  const over = isClosed ? cutOff(ghosts, now) : tooOld(ghosts, now)
  const reached = (over.length > 0 ? over : reachedByRoom(memory.line(), ghosts, now)).slice(0, atOnce)
  if (reached.length === 0) return false
  const settled = await append(ledger, {}, async locked => {
    await fence(locked, lead)
    const settling = await ghostFacts(locked.tx, reached, locked.now)
    return { ...settling, result: settling.facts.length }
  })
  return !isRefusal(settled) && settled > 0
}

const keepMs = 2_000
const known = new WeakMap<
  Ledger['db'],
  { readonly at: number; readonly hours: Promise<OpeningHours | null> }
>()

/** Asked for once in a while: the leader wakes with every fact. */
async function hoursOf({ db, clock }: Ledger): Promise<OpeningHours | null> {
  const before = known.get(db)
  const at = clock()
  if (before && at >= before.at && at - before.at < keepMs) return await before.hours
  const hours = openingHours(db)
  known.set(db, { at, hours })
  hours.catch(() => known.delete(db))
  return await hours
}
