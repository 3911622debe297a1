/** What is due for a failure now, by the packs of the house, on this account, in this customer's language. */
import { Temporal } from 'temporal-polyfill'
import type { DueByRule } from '../../domain/commitment/breach.ts'
import { type Reckoned, reckonFailure } from '../../domain/failure/reckon.ts'
import type { FailureState } from '../../domain/failure/state.ts'
import { MINUTE, type Instant } from '../../domain/time.ts'
import { calendarFor } from '../calendars/calendar-for.ts'
import { dueByRule } from '../charter/due-by-rule.ts'
import { readHousePacks, rulesForBreach } from '../charter/packs.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { House } from '../ledger/directory.ts'
import { givenFor, type Reckonable, readReckonable } from './sql.ts'

export interface About {
  readonly house: House
  readonly customerId: string
  readonly language: 'en' | 'es'
  readonly now: Instant
}

export interface DueNow {
  readonly account: Reckonable | null
  readonly due: readonly DueByRule[]
  readonly kept: Reckoned['kept'][number] | null
  readonly compared: Reckoned['compared']
}

/** Under the lock of the case, or only to be shown. */
export async function dueNow(
  tx: Db | Tx,
  failure: FailureState & { readonly serviceId: string | null },
  { house, customerId, language, now }: About,
): Promise<DueNow> {
  const account = await readReckonable(tx, failure, customerId)
  const { timeZone } = house.organisation
  const rules = rulesForBreach(await readHousePacks(tx, { timeZone, now }))
  const { count, given } = await givenFor(tx, failure.id)
  const { monthlyMinor = null, currency = null } = account ?? {}
  const reckoned = reckonFailure(rules, failure, {
    monthly: monthlyMinor === null || currency === null ? null : { minor: monthlyMinor, currency },
    calendar: calendarFor(house),
    now,
    given,
  })
  const accounts = account?.isOfCustomer ? [{ id: failure.accountId, currency }] : []
  return {
    account,
    // With each that was given the next one has another name; reckoned twice from the same, it has the same.
    due: reckoned.due.map(one => dueByRule(one, { key: `${failure.id} ${count}`, accounts, language })),
    kept: reckoned.kept[0] ?? null,
    compared: reckoned.compared,
  }
}

/** Shortly after the next midnight, where the house is; null for what is over. */
export function nextReckoning(until: Instant | null, timeZone: string, now: Instant): Instant | null {
  return until === null ? dayAround(timeZone, now).until + 5 * MINUTE : null
}

/** From midnight to midnight. */
export function dayAround(
  timeZone: string,
  at: Instant,
): { readonly from: Instant; readonly until: Instant } {
  const begins = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).startOfDay()
  return { from: begins.epochMilliseconds, until: begins.add({ days: 1 }).epochMilliseconds }
}
