/** Who waits and was passed over because nobody free could take them: for whoever leads, and can give people skills. */
import type { Entry } from '../../domain/line/entry.ts'
import { timesPassedOver } from '../../domain/line/passed-over.ts'
import type { Seat } from '../../domain/line/seat.ts'
import type { Db } from '../db/connect.ts'
import { offersThatPassed } from './passed-over-sql.ts'
import { liveEntriesOfCases, seats } from './sql.ts'

export interface PassedOver {
  readonly entry: Entry
  /** One or more. */
  readonly times: number
}

/** Those of these entries that were passed over since they came. */
export async function passedOverAmong(
  db: Db,
  entries: readonly Entry[],
  seatOf: (agentId: string) => Seat | undefined,
): Promise<readonly PassedOver[]> {
  const waiting = entries.filter(({ state }) => state === 'waiting')
  if (waiting.length === 0) return []
  const since = Math.min(...waiting.map(({ joinedAt }) => joinedAt))
  const offers = await offersThatPassed(db, since, seatOf)
  if (offers.length === 0) return []
  return waiting.flatMap(entry => {
    const times = timesPassedOver(entry, offers) ?? 0
    return times === 0 ? [] : [{ entry, times }]
  })
}

/** The same of these cases, by the rows. */
export async function passedOverOfCases(db: Db, caseIds: readonly string[]): Promise<readonly PassedOver[]> {
  const entries = await liveEntriesOfCases(db, caseIds)
  if (!entries.some(({ state }) => state === 'waiting')) return []
  const atWork = new Map((await seats(db, null)).map(seat => [seat.agentId, seat]))
  return await passedOverAmong(db, entries, agentId => atWork.get(agentId))
}
