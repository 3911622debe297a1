/**
 * What becomes of each wait that was told: kept or broken, learned from, and the next quotes moved by it. Cursor and effect are one
 * transaction, so each is counted once; what is counted can be counted again from the ledger alone.
 */
import type { FactOf } from '../../domain/case/facts.ts'
import { adapt, type Calibration, UNCALIBRATED } from '../../domain/line/quote/calibration.ts'
import { judge, type WaitEnd } from '../../domain/line/quote/kept.ts'
import { SECOND, type Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import type { Follower } from '../ledger/follow.ts'
import type { StoredFact } from '../ledger/ledger.ts'
import {
  askedOf,
  insertTold,
  linkReturned,
  openTold,
  type SettledAsk,
  settleAsked,
  settleTold,
  type Told,
} from './follower-sql.ts'
import { lockCalibrations, saveCalibration } from './sql.ts'

export const quoteFollower: Follower = {
  name: 'quotes',
  // Nobody waits for it: under load one transaction serves many facts.
  restMs: 2_000,
  async effect(tx, facts) {
    const told = toldIn(facts)
    if (told.length > 0) await insertTold(tx, told)
    const joined = facts.flatMap(({ fact }) => (fact.type === 'EntryJoined' ? [fact.entryId] : []))
    if (joined.length > 0) await linkReturned(tx, joined)
    const ends = endsIn(facts)
    if (ends.size === 0) return
    await judgeTold(tx, told, ends)
    await learnFrom(tx, ends)
  },
}

/** A told wait, and which of the facts that were read together it is. */
export interface ToldAt extends Told {
  readonly index: number
}

/** Only times count; that nobody could tell is no promise. */
export function toldIn(facts: readonly Pick<StoredFact, 'at' | 'fact'>[]): readonly ToldAt[] {
  return facts.flatMap(({ at, fact }, index) => {
    if (fact.type !== 'QuoteTold' || fact.atMostSeconds === null) return []
    const { entryId, atMostSeconds, by } = fact
    return [{ entryId, at, atMostSeconds, isAtOnce: by === 'free', index }]
  })
}

interface EndAt extends WaitEnd {
  readonly index: number
}

/**
 * How waits ended, by entry, in the order of the facts. Who hung up goes on waiting as a ghost. Whoever chooses another time, or to
 * wait for their own agent, ends the wait that was told. One entry may end a wait more than once: who was not reached, or lost
 * their agent, waits again.
 */
export type Ends = ReadonlyMap<string, readonly EndAt[]>

export function endsIn(facts: readonly Pick<StoredFact, 'at' | 'fact'>[]): Ends {
  const ends = new Map<string, EndAt[]>()
  for (const [index, { at, fact }] of facts.entries()) {
    const is = endOf(fact)
    if (!is) continue
    const known = ends.get(is.entryId) ?? []
    ends.set(is.entryId, known)
    known.push({ at, is: is.end, index })
  }
  return ends
}

/** The first end of this wait after it was told; what ended before says nothing of it. */
export function endOfTold(ends: Ends, { entryId, index }: Pick<ToldAt, 'entryId' | 'index'>): WaitEnd | null {
  return ends.get(entryId)?.find(end => end.index > index) ?? null
}

function endOf(fact: StoredFact['fact']): { readonly entryId: string; readonly end: WaitEnd['is'] } | null {
  switch (fact.type) {
    case 'EntryAnswered':
      return { entryId: fact.entryId, end: 'known' }
    case 'GhostKnown':
      return { entryId: fact.entryId, end: fact.isCutOff ? 'cut-off' : 'known' }
    case 'EntryLeft':
      return hasGhost(fact) ? null : { entryId: fact.entryId, end: 'cut-off' }
    case 'CallbackAsked':
      return fact.window === null ? null : { entryId: fact.entryId, end: 'cut-off' }
    case 'OwnerAwaited':
      return { entryId: fact.entryId, end: 'cut-off' }
    default:
      return null
  }
}

function hasGhost({ reason }: FactOf<'EntryLeft'>): boolean {
  return reason === 'customer-left'
}

async function judgeTold(tx: Tx, toldNow: readonly ToldAt[], ends: Ends): Promise<void> {
  const settled = (await openTold(tx, [...ends.keys()])).flatMap(told => {
    // What is not among these facts was told before all of them.
    const index = toldNow.find(({ entryId, at }) => entryId === told.entryId && at === told.at)?.index ?? -1
    const end = endOfTold(ends, { entryId: told.entryId, index })
    return end ? [{ ...told, state: judge(told, end), settledAt: end.at }] : []
  })
  if (settled.length > 0) await settleTold(tx, settled)
}

async function learnFrom(tx: Tx, ends: Ends): Promise<void> {
  const asked = await askedOf(tx, [...ends.keys()])
  if (asked.length === 0) return
  const settled = asked
    .flatMap((one): readonly SettledAsk[] => {
      const end = ends.get(one.entryId)?.find(({ at }) => at >= one.askedAt)
      if (!end) return []
      return [
        {
          ...one,
          endedAt: end.at,
          waitedSeconds: secondsBetween(one.askedAt, end.at),
          isCutOff: end.is === 'cut-off',
        },
      ]
    })
    .toSorted((a, b) => a.endedAt - b.endedAt)
  await settleAsked(tx, settled)
  const pools = [...new Set(settled.flatMap(({ pool, told }) => (told ? [pool] : [])))]
  if (pools.length === 0) return
  const moved = new Map<string, Calibration>(await lockCalibrations(tx, pools))
  for (const { pool, told, waitedSeconds, isCutOff } of settled)
    if (told) moved.set(pool, adapt(moved.get(pool) ?? UNCALIBRATED, told, { waitedSeconds, isCutOff }))
  for (const [pool, calibration] of moved) await saveCalibration(tx, pool, calibration)
}

function secondsBetween(from: Instant, until: Instant): number {
  return Math.max(0, Math.round((until - from) / SECOND))
}
