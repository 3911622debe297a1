/**
 * What stands against calling somebody back, beyond their case: who is to be called on the number already, how often that was asked
 * for, what the number costs, how many have chosen the time.
 *
 * What must stay true
 * - What decides is read with the line's places locked (`lookLocked`): of two who ask at once, the second sees the first.
 * - Nobody who holds that lock waits for another connection: past days and rotas are read before. Else everybody who joins could
 *   hold the connections that it waits for.
 * - Of a number only a hash under the installation's secret stands in a row, and only while its call is open, or for a day.
 */
import { createHmac } from 'node:crypto'
import { HALF_HOUR, isFull, placesIn } from '../../domain/callback/capacity.ts'
import type { CallbackWindow } from '../../domain/callback/facts.ts'
import type { FoundForCallback } from '../../domain/callback/requests.ts'
import { dateAt } from '../../domain/hours/hours.ts'
import { nextDay } from '../../domain/line/day/next-day.ts'
import { wallClock } from '../../domain/line/day/wall-clock.ts'
import { MINUTE, type Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { countryOf } from '../imports/country.ts'
import type { House } from '../ledger/directory.ts'
import { KEPT_DAYS } from '../line-days/keep.ts'
import { daysSince } from '../line-days/sql.ts'
import { lineSetting, lockLineVersion } from '../line/sql.ts'
import { callbackNumber, costOf } from './number.ts'
import {
  askedFrom,
  callsWithoutHash,
  chosenWithin,
  lockCallWithoutHash,
  noteAsk,
  numberStands,
  placeKeptFor,
  putNumber,
} from './sql.ts'

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
  /**
   * Calls that were asked for before numbers had hashes, and stand open since an upgrade, have them from now on. Of two to one number
   * the later one is of its own case, as if it had been asked for there.
   */
  readonly hashOlder: (db: Db) => Promise<void>
  /** What a press carries in the place of a number that its page does not show whole. */
  readonly markOf: (number: string) => string
}

/** How many the rota has at work in each half hour of a day; null where there is no rota for it. */
export type PlannedOn = (house: House, date: string) => Promise<readonly number[] | null>

/** Where nobody is asked when to be called. */
export const noRota: PlannedOn = () => Promise.resolve(null)

export function openCallbackBook(secret: string, clock: () => Instant, plannedOn: PlannedOn): CallbackBook {
  const hash = (what: string, value: string) =>
    createHmac('sha256', secret).update(`callback ${what}\n${value}`).digest()
  const places = openPlaces(clock, plannedOn)

  const placesFor = async (db: Db | Tx, { window, house }: AskedFor) =>
    window === null ? null : { window, placesAt: await places(db, house, [window]) }

  const lookWith = async (
    db: Db | Tx,
    { number, caseId, isOfCase, origin, house, now }: AskedFor,
    chosen: Awaited<ReturnType<typeof placesFor>>,
  ): Promise<FoundForCallback> => {
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
        chosen !== null &&
        isFull(chosen.window, await chosenWithin(db, spread(chosen.window), caseId), chosen.placesAt),
    }
  }

  return {
    look: async (db, asked) => await lookWith(db, asked, await placesFor(db, asked)),
    async lookLocked(tx, asked) {
      const chosen = await placesFor(tx, asked)
      await lockLineVersion(tx)
      return await lookWith(tx, asked, chosen)
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
      const placesAt = await places(db, house, windows)
      const chosen = await chosenWithin(db, { from: first.from, until: last.until }, null)
      return windows.filter(window => !isFull(window, chosen, placesAt))
    },
    async hashOlder(db) {
      for (const caseId of await callsWithoutHash(db))
        await db.transaction().execute(async tx => {
          const number = (await lockCallWithoutHash(tx, caseId)) ? await callbackNumber(tx, caseId) : null
          // Of whoever has been erased there is none any more.
          if (number === null) return
          await lockLineVersion(tx)
          const hashed = hash('number', number)
          const { isInLine } = await numberStands(tx, { number: hashed, caseId, now: clock() })
          await putNumber(tx, { caseId, number: hashed, matter: isInLine ? caseId : null })
        })
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

/**
 * How many may choose a half hour: by the rota where there is one for that day, or else by those who were at work on such days. Past days
 * change once a day and a rota seldom: both are read once a minute.
 */
function openPlaces(clock: () => Instant, plannedOn: PlannedOn) {
  const openMinute = (db: Db | Tx, house: House, at: Instant) => {
    const { hours } = house.organisation
    const plans = new Map<string, ReturnType<PlannedOn>>()
    return {
      at,
      timeZone: hours.timeZone,
      days: daysSince(db, dateAt(hours, at).subtract({ days: KEPT_DAYS }).toString()),
      planOf(date: string): ReturnType<PlannedOn> {
        const plan = plans.get(date) ?? plannedOn(house, date)
        plans.set(date, plan)
        return plan
      },
    }
  }
  let kept: ReturnType<typeof openMinute> | null = null
  return async (
    db: Db | Tx,
    house: House,
    windows: readonly CallbackWindow[],
  ): Promise<(from: number) => number> => {
    const at = clock()
    const { hours } = house.organisation
    if (!kept || at < kept.at || at - kept.at >= keptMs || kept.timeZone !== hours.timeZone)
      kept = openMinute(db, house, at)
    const minute = kept
    const dateOf = (moment: number) => dateAt(hours, moment).toString()
    const dates = new Set(windows.flatMap(({ from, until }) => [dateOf(from), dateOf(until - 1)]))
    try {
      const past = await minute.days
      const plans = new Map(
        await Promise.all([...dates].map(async date => [date, await minute.planOf(date)] as const)),
      )
      const { chosenPerHalfHour = null } = await lineSetting(db)
      return placesBy({ past, plans, hours, setting: chosenPerHalfHour })
    } catch (error) {
      kept = null
      throw error
    }
  }
}

interface Known {
  readonly past: Awaited<ReturnType<typeof daysSince>>
  /** By date. */
  readonly plans: ReadonlyMap<string, readonly number[] | null>
  readonly hours: House['organisation']['hours']
  /** What the house has set for half hours of which nothing is known. */
  readonly setting: number | null
}

function placesBy({ past, plans, hours, setting }: Known): (from: number) => number {
  const clock = wallClock(hours.timeZone)
  const byDate = new Map<string, ReturnType<typeof nextDay>>()
  return from => {
    const date = dateAt(hours, from)
    const name = date.toString()
    // A day on which nobody is at work and which is open has not been planned yet.
    const plan = plans.get(name) ?? null
    const planned = plan?.some(people => people > 0) ? plan : null
    if (!byDate.has(name)) byDate.set(name, nextDay(past, { weekday: date.dayOfWeek, planned }))
    const day = byDate.get(name) ?? null
    const half = clock.halfAt(from)
    const agents = planned ? planned[half] : day?.halfHours.find(one => one.half === half)?.agents
    const expected =
      agents === undefined ? null : { agents, meanServiceSeconds: day?.meanServiceSeconds ?? null }
    return placesIn(expected, setting)
  }
}
