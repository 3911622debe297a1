/**
 * What stands against calling somebody back, beyond their case: who is to be called on the number already, how often that was asked
 * for, what the number costs, how many have chosen the time.
 *
 * What must stay true
 * - What decides is read with the line's places locked (`lookLocked`): of two who ask at once, the second sees the first.
 * - Of a number only a hash under the installation's secret stands in a row, and only while its call is open, or for a day.
 */
import { createHmac } from 'node:crypto'
import { HALF_HOUR, isFull, placesIn } from '../../domain/callback/capacity.ts'
import type { CallbackWindow } from '../../domain/callback/facts.ts'
import type { FoundForCallback } from '../../domain/callback/requests.ts'
import { dateAt } from '../../domain/hours/hours.ts'
import { nextDay } from '../../domain/line/day/next-day.ts'
import { MINUTE, type Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { countryOf } from '../imports/country.ts'
import type { House } from '../ledger/directory.ts'
import { spanOf } from '../line-days/count.ts'
import { KEPT_DAYS } from '../line-days/keep.ts'
import { daysSince } from '../line-days/sql.ts'
import { lineSetting, lockLineVersion } from '../line/sql.ts'
import { costOf } from './number.ts'
import { askedFrom, chosenWithin, noteAsk, numberStands, placeKeptFor, putNumber } from './sql.ts'

export interface AskedFor {
  readonly number: string | null
  readonly window: CallbackWindow | null
  /** Whose place it is; null where they have none yet. */
  readonly caseId: string | null
  /** They ask on the page of that case: that is the matter. Else none is named. */
  readonly isOfCase: boolean
  /** From where on the network, on the way in; null on the page of a case. */
  readonly origin: string | null
  readonly house: House
  readonly now: Instant
}

export interface CallbackBook {
  readonly look: (db: Db | Tx, asked: AskedFor) => Promise<FoundForCallback>
  /** Until the end of the transaction nobody else can ask. */
  readonly lookLocked: (tx: Tx, asked: AskedFor) => Promise<FoundForCallback>
  /** In the transaction of the facts, after their rows. */
  readonly write: (tx: Tx, asked: AskedFor & { readonly caseId: string }) => Promise<void>
  /** Somebody asked in vain: it counts for where they are, or numbers could be tried one by one. */
  readonly noteVain: (db: Db, origin: string, now: Instant) => Promise<void>
  /** The case that keeps a place for whoever was called on this number in vain. */
  readonly keptFor: (db: Db, number: string, now: Instant) => Promise<string | null>
  /** Those of these times that are not full. */
  readonly free: (
    db: Db,
    windows: readonly CallbackWindow[],
    house: House,
  ) => Promise<readonly CallbackWindow[]>
  /** What a press carries in the place of a number that its page does not show whole. */
  readonly markOf: (number: string) => string
}

export function openCallbackBook(secret: string, clock: () => Instant): CallbackBook {
  const hash = (what: string, value: string) =>
    createHmac('sha256', secret).update(`callback ${what}\n${value}`).digest()
  const places = openPlaces(clock)

  const look = async (db: Db | Tx, asked: AskedFor): Promise<FoundForCallback> => {
    const { number, caseId, isOfCase, origin, window, house, now } = asked
    const { callCountries = [] } = await lineSetting(db)
    const countries = new Set([countryOf(house.organisation), ...callCountries])
    const stands =
      number === null ? null : await numberStands(db, { number: hash('number', number), caseId, now })
    return {
      cost: number === null ? 'usual' : costOf(number, countries),
      isInLine: !isOfCase && (stands?.isInLine ?? false),
      askedToday: stands && !stands.isSame ? stands.asked : 0,
      fromThere: origin === null ? 0 : await askedFrom(db, hash('origin', origin), now),
      isFull:
        window !== null &&
        isFull(window, await chosenWithin(db, spread(window), caseId), await places(db, house)),
    }
  }

  return {
    look,
    async lookLocked(tx, asked) {
      await lockLineVersion(tx)
      return await look(tx, asked)
    },
    async write(tx, { number, caseId, isOfCase, origin, now }) {
      if (number === null) return
      const hashed = hash('number', number)
      const isNew = await putNumber(tx, { caseId, number: hashed, matter: isOfCase ? caseId : null })
      const from = origin === null ? null : hash('origin', origin)
      if (isNew) await noteAsk(tx, { number: hashed, origin: from, caseId, now })
    },
    async noteVain(db, origin, now) {
      await noteAsk(db, { number: null, origin: hash('origin', origin), caseId: null, now })
    },
    keptFor: async (db, number, now) => await placeKeptFor(db, hash('number', number), now),
    async free(db, windows, house) {
      const [first, last] = [windows[0], windows.at(-1)]
      if (!first || !last) return []
      const placesAt = await places(db, house)
      const chosen = await chosenWithin(db, { from: first.from, until: last.until }, null)
      return windows.filter(window => !isFull(window, chosen, placesAt))
    },
    markOf: number => hash('mark', number).toString('base64url').slice(0, 22),
  }
}

/** The whole half hours in which it lies. */
function spread({ from, until }: CallbackWindow): CallbackWindow {
  return {
    from: Math.floor(from / HALF_HOUR) * HALF_HOUR,
    until: Math.ceil(until / HALF_HOUR) * HALF_HOUR,
  }
}

const keptMs = 1 * MINUTE

/** How many may choose a half hour, by those who were at work on such days. Past days change once a day: they are read once a minute. */
function openPlaces(clock: () => Instant) {
  let kept: { readonly at: number; readonly days: ReturnType<typeof daysSince> } | null = null
  return async (db: Db | Tx, { organisation: { hours } }: House): Promise<(from: number) => number> => {
    const at = clock()
    if (!kept || at < kept.at || at - kept.at >= keptMs) {
      const days = daysSince(db, dateAt(hours, at).subtract({ days: KEPT_DAYS }).toString())
      kept = { at, days }
      days.catch(() => {
        kept = null
      })
    }
    const past = await kept.days
    const { chosenPerHalfHour = null } = await lineSetting(db)
    const byWeekday = new Map<number, ReturnType<typeof nextDay>>()
    return from => {
      const date = dateAt(hours, from)
      const { dayOfWeek } = date
      if (!byWeekday.has(dayOfWeek)) byWeekday.set(dayOfWeek, nextDay(past, { weekday: dayOfWeek }))
      const day = byWeekday.get(dayOfWeek) ?? null
      const half = Math.floor((from - spanOf(date, hours.timeZone).from) / HALF_HOUR)
      const planned = day?.halfHours.find(one => one.half === half)
      const expected =
        day && planned ? { agents: planned.agents, meanServiceSeconds: day.meanServiceSeconds } : null
      return placesIn(expected, chosenPerHalfHour)
    }
  }
}
