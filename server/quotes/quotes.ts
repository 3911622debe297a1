/**
 * Quotes as the server makes them: the line as it stands becomes a state, another thread plays it through, and where that thread is
 * late the answer is an approximation that says so.
 */
import { closesAt } from '../../domain/hours/hours.ts'
import type { AnsweredEntry, WaitingEntry, Wish } from '../../domain/line/entry.ts'
import type { Line } from '../../domain/line/line.ts'
import { approximateWait } from '../../domain/line/quote/approximate.ts'
import { askWait } from '../../domain/line/quote/asked.ts'
import { handsOf } from '../../domain/line/quote/features.ts'
import { groupOf } from '../../domain/line/quote/line-state.ts'
import type { WaitQuote } from '../../domain/line/quote/quote.ts'
import type { QuoteState } from '../../domain/line/quote/state.ts'
import { SECOND, type Instant } from '../../domain/time.ts'
import type { Log } from '../db/log.ts'
import type { Db } from '../db/connect.ts'
import type { House } from '../ledger/directory.ts'
import { movesOf, type Rotas } from '../rota/rotas.ts'
import { type Apart, openApart } from './apart.ts'
import { type LearnedByPool, openLearned } from './learned.ts'
import { openLately } from './recent.ts'
import { timeOfDay } from './time-of-day.ts'

/** The line as this process knows it. */
export interface SeenLine {
  readonly line: () => Line
  readonly answered: () => Iterable<AnsweredEntry>
}

export interface MadeQuote {
  readonly quote: WaitQuote
  readonly pool: string
  readonly ahead: number
  /** Places for one more such contact, taken or free. */
  readonly hands: number
  /** Null for a line that is too long to be kept. */
  readonly state: QuoteState | null
}

export interface Quotes {
  /** @param entry null for somebody who would join now */
  readonly of: (wish: Wish, entry: WaitingEntry | null, house: House) => Promise<MadeQuote>
  readonly learned: LearnedByPool
  readonly apart: Apart
  readonly stop: () => Promise<void>
}

interface Beside {
  readonly clock: () => Instant
  readonly log: Log
  /** Who begins and ends when. */
  readonly rotas: Pick<Rotas, 'near'>
}

export function openQuotes(db: Db, seen: SeenLine, { clock, log, rotas }: Beside): Quotes {
  const apart = openApart(log)
  const learned = openLearned(db, apart)
  const latelyOf = openLately(db, clock)
  return {
    learned,
    apart,
    stop: apart.stop,
    async of(wish, entry, house) {
      const pool = groupOf(wish)
      const [known, lately, near] = await Promise.all([learned.of(pool), latelyOf(pool), rotas.near(house)])
      const line = seen.line()
      const now = clock()
      const closes = closesAt(house.organisation.hours, now)
      const isHere = (agentId: string) => line.seats.get(agentId)?.seat.presence === 'here'
      const held = [...seen.answered(), ...line.offered.values()]
      const { ahead, isLong, state } = askWait(
        { line, wish, entry, now, held, moves: movesOf({ house, near, isHere, now, closes }) },
        {
          ...timeOfDay(house.organisation.timeZone, now),
          closesInSeconds: closes === null ? null : Math.round((closes - now) / SECOND),
          behindMayOvertake: wish.isProblem ? 0 : lately.problemsPerSecond,
          recent: lately.recent,
        },
      )
      const played = isLong ? null : await apart.ask(pool, state)
      return {
        quote: played ?? approximateWait(state, known.learned, { ahead, cache: known.cache }),
        pool,
        ahead,
        hands: handsOf(state),
        state: isLong ? null : state,
      }
    },
  }
}
