/**
 * Commits the offers that the leader chose.
 *
 * What must stay true: when an offer commits, no committed entry stands earlier than the leader knew. The line's version is locked,
 * so that nobody else can come earlier before the commit; where it has moved on since the choice, the choice is made again with
 * what came meanwhile, and only offers that are made in the same order as before are kept. Without that second look, a leader would
 * starve while people join faster than it commits: each of them moves the version, hardly any stands before the first.
 */
import { OFFER_SECONDS } from '../../domain/line/entry.ts'
import { reachedByOffers } from '../../domain/line/ghosts-in-line.ts'
import type { Choosing, Offer } from '../../domain/line/offers.ts'
import { isRefusal } from '../../domain/rule.ts'
import { SECOND } from '../../domain/time.ts'
import { Fault } from '../../contract/faults.ts'
import { append, type Locked } from '../ledger/append.ts'
import type { Ledger, NewFact } from '../ledger/ledger.ts'
import { fence, type Lead } from './fence.ts'
import { ghostFacts } from './ghosts.ts'
import type { LineMemory } from './memory.ts'
import { decideOn } from './set-aside.ts'
import { besideOffers, lockVersionAndSeats } from './sql.ts'

/** The line moved on between the choice and the commit. */
export class LineMoved extends Error {}

export interface Chosen {
  readonly offers: readonly Offer[]
  /** The version of the line that they were chosen from. */
  readonly version: number
  /** What they were chosen by, to choose anew by the same. */
  readonly choosing: Choosing
}

/** @throws LineMoved when nothing of the choice holds any more; LeadLost */
export async function makeOffers(
  ledger: Ledger,
  lead: Lead,
  memory: LineMemory,
  chosen: Chosen,
): Promise<void> {
  const locks = {
    seats: chosen.offers.map(offer => offer.seat.agentId),
    cases: chosen.offers.map(offer => offer.entry.caseId),
  }
  const made = await append(ledger, locks, async locked => {
    await fence(locked, lead)
    const offers = await whatStillHolds(locked, memory, chosen)
    const now = { now: locked.now, pace: chosen.choosing.pace ?? null }
    const known = [...reachedByOffers(memory.line(), memory.ghosts(), offers, now).values()].flat()
    const ghosts = await ghostFacts(locked.tx, known, locked.now)
    return {
      facts: [...offers.flatMap(offer => offered(locked, offer)), ...ghosts.facts],
      result: { offers, at: locked.now },
      alongside: besideOffers(
        offers.map(({ seat }) => seat.agentId),
        locked.now,
        offers.flatMap(({ overtakes }) => overtakes.map(entry => entry.id)),
      ),
      ...(ghosts.also ? { also: ghosts.also } : {}),
    }
  }).catch((error: unknown) => {
    throw error instanceof Fault ? new LineMoved() : error
  })
  if (!isRefusal(made)) await memory.offersMade(made.offers, made.at)
}

async function whatStillHolds(
  { tx }: Locked,
  memory: LineMemory,
  { offers, version, choosing }: Chosen,
): Promise<readonly Offer[]> {
  const { version: versionNow, ready } = await lockVersionAndSeats(
    tx,
    offers.map(offer => offer.seat.agentId),
  )
  const now = versionNow === version ? offers : await memory.offersWith(tx, choosing)
  const end = offers.findIndex(
    (offer, index) => !isSameOffer(offer, now[index]) || !ready.has(offer.seat.agentId),
  )
  const kept = end === -1 ? offers : offers.slice(0, end)
  if (kept.length === 0) throw new LineMoved()
  return kept
}

function isSameOffer(one: Offer, other: Offer | undefined): boolean {
  const passed = (offer: Offer) => offer.overtakes.map(entry => entry.id).join()
  return (
    one.entry.id === other?.entry.id &&
    one.seat.agentId === other.seat.agentId &&
    passed(one) === passed(other)
  )
}

function offered(locked: Locked, { entry, seat, overtakes, passedOver }: Offer): readonly NewFact[] {
  const facts = decideOn(locked, entry.caseId, {
    ask: 'offer-entry',
    entryId: entry.id,
    agentId: seat.agentId,
    until: locked.now + OFFER_SECONDS * SECOND,
    overtook: overtakes.map(passed => passed.id),
    passedOver,
  })
  if (isRefusal(facts) || facts.length === 0) throw new LineMoved()
  return facts.map(fact => ({ caseId: entry.caseId, fact }))
}
