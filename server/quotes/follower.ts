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
    const told = facts.flatMap(toldIn)
    if (told.length > 0) await insertTold(tx, told)
    const joined = facts.flatMap(({ fact }) => (fact.type === 'EntryJoined' ? [fact.entryId] : []))
    if (joined.length > 0) await linkReturned(tx, joined)
    const ends = endsIn(facts)
    if (ends.size === 0) return
    await judgeTold(tx, ends)
    await learnFrom(tx, ends)
  },
}

/** Only times count; that nobody could tell is no promise. */
export function toldIn({ at, fact }: Pick<StoredFact, 'at' | 'fact'>): readonly Told[] {
  if (fact.type !== 'QuoteTold' || fact.atMostSeconds === null) return []
  const { entryId, atMostSeconds, by } = fact
  return [{ entryId, at, atMostSeconds, isAtOnce: by === 'free' }]
}

/** How waits ended, by entry; the first end counts. Who hung up goes on waiting as a ghost. */
export function endsIn(facts: readonly Pick<StoredFact, 'at' | 'fact'>[]): ReadonlyMap<string, WaitEnd> {
  const ends = new Map<string, WaitEnd>()
  for (const { at, fact } of facts) {
    const is = endOf(fact)
    if (is && !ends.has(is.entryId)) ends.set(is.entryId, { at, is: is.end })
  }
  return ends
}

function endOf(fact: StoredFact['fact']): { readonly entryId: string; readonly end: WaitEnd['is'] } | null {
  switch (fact.type) {
    case 'EntryAnswered':
      return { entryId: fact.entryId, end: 'known' }
    case 'GhostKnown':
      return { entryId: fact.entryId, end: fact.isCutOff ? 'cut-off' : 'known' }
    case 'EntryLeft':
      return hasGhost(fact) ? null : { entryId: fact.entryId, end: 'cut-off' }
    default:
      return null
  }
}

function hasGhost({ reason }: FactOf<'EntryLeft'>): boolean {
  return reason === 'customer-left'
}

async function judgeTold(tx: Tx, ends: ReadonlyMap<string, WaitEnd>): Promise<void> {
  const settled = (await openTold(tx, [...ends.keys()])).flatMap(told => {
    const end = ends.get(told.entryId)
    return end ? [{ ...told, state: judge(told, end), settledAt: end.at }] : []
  })
  if (settled.length > 0) await settleTold(tx, settled)
}

async function learnFrom(tx: Tx, ends: ReadonlyMap<string, WaitEnd>): Promise<void> {
  const asked = await askedOf(tx, [...ends.keys()])
  if (asked.length === 0) return
  const settled = asked
    .flatMap((one): readonly SettledAsk[] => {
      const end = ends.get(one.entryId)
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
