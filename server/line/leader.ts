/**
 * The leader of the line: the one process that offers entries to agents.
 *
 * What must stay true
 * - The lead is a row with an epoch, on the database's clock. Every transaction here locks that row FOR SHARE and checks the
 *   epoch: a process that was paused, and whose lead another took, is refused, drops its memory and begins anew.
 * - At the moment of an offer no committed entry stands earlier without the leader having known it: zero overtakes, whichever
 *   process let people join. See make-offers.ts.
 * - Nobody is told of an offer before it is committed.
 */
import { randomUUID } from 'node:crypto'
import type { CaseFact, HouseFact } from '../../domain/case/facts.ts'
import { expireOffers, type Lapse, nextOffers } from '../../domain/line/offers.ts'
import { isRefusal } from '../../domain/rule.ts'
import { SECOND } from '../../domain/time.ts'
import type { Log } from '../db/log.ts'
import { append } from '../ledger/append.ts'
import type { Ledger, NewFact } from '../ledger/ledger.ts'
import { onFacts } from '../ledger/signals.ts'
import { onWake } from '../ledger/wake.ts'
import { fence, type Lead, LeadLost } from './fence.ts'
import { settleGhostsOf } from './ghosts.ts'
import { type Chosen, LineMoved, makeOffers } from './make-offers.ts'
import { startHeart } from './heart.ts'
import type { LineMemory } from './memory.ts'
import { passTime } from './pass-time.ts'
import { paceOf } from './pace.ts'
import { decideOn, isOfCase, openSetAside, type SetAside } from './set-aside.ts'
import { giveUpLead, isLeadFree, renewLead, setPresence, silentSeats, takeLead } from './sql.ts'

export interface LineLeader {
  readonly isLeading: () => boolean
  readonly stop: () => Promise<void>
}

interface Setting {
  readonly ledger: Ledger
  readonly memory: LineMemory
  readonly log: Log
}

/** Between two looks, so that while many join one look serves several of them. */
const restMs = 40
/** So often the line may move under an offer before the memory is distrusted and read anew. */
const mostMovesInARow = 10
const nothing = { facts: [], result: null }
/** A desk that has not been heard of for so long is not there. */
const silenceMs = 45 * SECOND
/** So many offers in one transaction: more would hold up those who join meanwhile. */
const offersAtOnce = 100

export function leadLine({ ledger, memory, log }: Setting): LineLeader {
  const holder = randomUUID()
  let lead: Lead | null = null
  let isStopped = false
  let moves = 0
  const paceNow = paceOf(ledger.db, ledger.clock)
  const offering = { ledger, memory, aside: openSetAside(ledger, log) }

  const round = async () => {
    await memory.catchUp()
    if (!lead) return
    const tookBack = await takeAllBack(lead, offering)
    if ((await passTime(ledger, lead, memory, offering.aside)) || tookBack) await memory.catchUp()
    let most = offersAtOnce
    while (lead && !isStopped) {
      const pace = await paceNow(memory.line(), ledger.clock())
      const choosing = { pace, most, isCounting: true, leftOut: offering.aside.entries() }
      const offers = nextOffers(memory.line(), choosing)
      if (offers.length > 0)
        most = await offerAll(lead, { offers, version: memory.version(), choosing }, offering)
      else if (!(await settleGhostsOf(ledger, lead, memory))) return
      await memory.catchUp()
    }
  }

  const wake = onWake(
    async () => {
      try {
        if (!isStopped) await round()
        moves = 0
      } catch (error) {
        if (error instanceof LineMoved) {
          if (++moves % mostMovesInARow === 0) await memory.rebuild()
          return void wake()
        }
        if (!(error instanceof LeadLost)) throw error
        lead = null
        await memory.rebuild()
      }
    },
    error => log.warn({ err: error }, 'the line could not be served; trying again'),
  )

  const beat = async () => {
    try {
      if (lead && !(await renewLead(ledger.db, holder, lead.epoch))) lead = null
      if (!lead && !isStopped) {
        lead = await beginToLead(holder, offering)
        if (lead) {
          log.info({ epoch: lead.epoch }, 'this process leads the line')
          await noteLeadership(ledger, lead)
        }
      }
      if (lead) await sendSilentHome(ledger, lead)
    } catch (error) {
      if (error instanceof LeadLost) lead = null
      else log.warn({ err: error }, 'the lead of the line could not be renewed')
    }
    void wake()
  }

  const deaf = onFacts(ledger.signals, restMs, () => void wake())
  const heart = startHeart({
    beat,
    isLeadToBeHad: async () => !lead && !isStopped && (await isLeadFree(ledger.db)),
    log,
  })

  return {
    isLeading: () => lead !== null,
    async stop() {
      isStopped = true
      deaf()
      heart.stop()
      await heart.beat()
      await wake()
      if (lead) await giveUpLead(ledger.db, holder, lead.epoch).catch(() => undefined)
    },
  }
}

interface Offering {
  readonly ledger: Ledger
  readonly memory: LineMemory
  readonly aside: SetAside
}

/** @returns how many to offer at once from now on: one by one after a failure, until it is known about whom it was */
async function offerAll(lead: Lead, chosen: Chosen, { ledger, memory, aside }: Offering): Promise<number> {
  const [first] = chosen.offers
  try {
    await makeOffers(ledger, lead, memory, chosen)
  } catch (error) {
    if (!first || !isOfCase(error)) throw error
    if (chosen.offers.length > 1) return 1
    await aside.leaveAlone(first.entry, error)
    return offersAtOnce
  }
  await aside.wasServed(chosen.offers.map(({ entry }) => entry))
  return chosen.choosing.most ?? offersAtOnce
}

/** Null when somebody else leads. */
async function beginToLead(holder: string, { ledger, memory, aside }: Offering): Promise<Lead | null> {
  const epoch = await takeLead(ledger.db, holder)
  if (epoch === null) return null
  await memory.rebuild()
  await aside.takeOver()
  return { holder, epoch }
}

async function noteLeadership(ledger: Ledger, { holder, epoch }: Lead): Promise<void> {
  await append(ledger, {}, () => ({
    facts: [houseFact(holder, { type: 'LeadershipTaken', epoch })],
    result: null,
  }))
}

/** Offers that lapsed, and contacts with nobody at the desk. @returns whether there were any */
async function takeAllBack(lead: Lead, { ledger, memory, aside }: Offering): Promise<boolean> {
  const lapses = expireOffers(memory.line(), ledger.clock())
  const lost = lostContacts(memory)
  for (const lapse of lapses) await aside.attempt(lapse.entry, () => takeBack(ledger, lead, lapse))
  for (const contact of lost) await aside.attempt(contact, () => returnEntry(ledger, lead, contact))
  return lapses.length + lost.length > 0
}

/** An offer that was not answered goes back to its place, and who did not answer it is away. */
async function takeBack(ledger: Ledger, lead: Lead, { entry, reason }: Lapse): Promise<void> {
  if (reason === 'agent-lost') return await returnEntry(ledger, lead, entry)
  const { agentId, caseId } = entry
  await append(ledger, { seats: [agentId], cases: [caseId] }, async locked => {
    await fence(locked, lead)
    const facts = decideOn(locked, caseId, { ask: 'miss-entry', entryId: entry.id })
    if (isRefusal(facts) || facts.length === 0) return nothing
    const away = { type: 'PresenceChanged', agentId, presence: 'away', reason: 'missed-offer' } as const
    return {
      facts: [...ofCase(caseId, facts), houseFact(agentId, away)],
      result: null,
      also: tx => setPresence(tx, agentId, 'away', locked.now),
    }
  })
  ledger.signals.send({ kind: 'team' })
}

async function returnEntry(
  ledger: Ledger,
  lead: Lead,
  entry: { readonly id: string; readonly caseId: string; readonly agentId: string },
): Promise<void> {
  await append(ledger, { cases: [entry.caseId] }, async locked => {
    await fence(locked, lead)
    const request = { ask: 'lose-agent', entryId: entry.id, agentId: entry.agentId } as const
    const facts = decideOn(locked, entry.caseId, request)
    return { facts: isRefusal(facts) ? [] : ofCase(entry.caseId, facts), result: null }
  })
}

/** Contacts in the hands of somebody who is not there any more: back to the line, where the person was. */
function lostContacts(memory: LineMemory) {
  const { seats } = memory.line()
  return [...memory.answered()].filter(({ agentId }) => {
    const seat = seats.get(agentId)?.seat
    return seat === undefined || seat.presence === 'offline'
  })
}

async function sendSilentHome(ledger: Ledger, lead: Lead): Promise<void> {
  for (const agentId of await silentSeats(ledger.db, ledger.clock() - silenceMs)) {
    await append(ledger, { seats: [agentId] }, async locked => {
      await fence(locked, lead)
      // Asked again under the lock: somebody who has just come back is not sent home.
      if (!(await silentSeats(locked.tx, ledger.clock() - silenceMs)).includes(agentId)) return nothing
      const gone = { type: 'PresenceChanged', agentId, presence: 'offline', reason: 'disconnected' } as const
      return {
        facts: [houseFact(agentId, gone)],
        result: null,
        also: tx => setPresence(tx, agentId, 'offline', locked.now),
      }
    })
    ledger.signals.send({ kind: 'team' })
  }
}

function ofCase(caseId: string, facts: readonly CaseFact[]): readonly NewFact[] {
  return facts.map(fact => ({ caseId, fact }))
}

function houseFact(about: string, fact: HouseFact): NewFact {
  return { caseId: null, about, fact }
}
