/** What can be cancelled, what costs less, and who wants to leave. */
import type { LeavingList, LeavingService, LeavingView, PromisesFound } from '../../../contract/leaving.ts'
import type { CaseState } from '../../../domain/case/state.ts'
import { type Suggestion, suggestPromises } from '../../../domain/commitment/suggest/suggest.ts'
import type { Calendar } from '../../../domain/time/calendar.ts'
import { dueAt } from '../../../domain/time/due.ts'
import type { Instant } from '../../../domain/time.ts'
import { ordersOf } from '../../billing/orders-sql.ts'
import { type PlanRow, plansOfHouse } from '../../customers/plans.ts'
import type { Db } from '../../db/connect.ts'
import type { House } from '../../ledger/directory.ts'
import { daysFor } from './handle.ts'
import { type LeavingRow, type ServiceRow, servicesOf } from './sql.ts'

export async function viewLeaving(
  db: Db,
  { wishes, customerId }: Pick<CaseState, 'wishes' | 'customerId'>,
  house: House,
  now: Instant,
): Promise<LeavingView> {
  const days = daysFor(house, now)
  const [services, plans, orders] = await Promise.all([
    servicesOf(db, customerId, days.today),
    plansOfHouse(db),
    ordersOf(db, customerId),
  ])
  return {
    ...wishes,
    ...days,
    services: services.map(service => viewService(service, plans)),
    orders: [...orders],
  }
}

function viewService(service: ServiceRow, plans: readonly PlanRow[]): LeavingService {
  const { serviceId: id, kind, plan, identifier, monthlyMinor, currency, endsOn, isEnded } = service
  const isCheaper = (other: PlanRow) =>
    other.kind === kind &&
    other.currency === currency &&
    other.plan !== plan &&
    other.monthlyMinor < monthlyMinor
  const cheaper = plans.filter(isCheaper).map(other => ({
    plan: other.plan,
    monthlyMinor: other.monthlyMinor,
    lessMinor: monthlyMinor - other.monthlyMinor,
  }))
  return {
    id,
    kind,
    plan,
    identifier,
    monthlyMinor,
    currency,
    endsOn,
    isEnded,
    cheaper: isEnded ? [] : cheaper,
  }
}

/** Enough of what stands around the words to know what is meant. */
const AROUND = 60

export function viewWho(rows: readonly LeavingRow[]): LeavingList {
  return {
    cases: rows.map(({ text, from, to, ...row }) => ({
      ...row,
      words:
        text === null || from === null || to === null
          ? null
          : text.slice(Math.max(0, from - AROUND), to + AROUND).trim(),
    })),
  }
}

/** Agents write in either language, whatever the screen is in: whichever reading finds more is meant. */
export function viewFound(text: string, now: Instant, calendar: Calendar): PromisesFound {
  const [english, spanish] = (['en', 'es'] as const).map(language =>
    suggestPromises(text, language, now, calendar),
  )
  const found = (spanish?.length ?? 0) > (english?.length ?? 0) ? spanish : english
  return { found: (found ?? []).map(one => viewOne(one, now, calendar)) }
}

function viewOne({ kind, words, from, to, due }: Suggestion, now: Instant, calendar: Calendar) {
  const within = due && 'within' in due ? due.within : null
  const at = due && 'at' in due ? due.at : null
  return {
    kind: kind === 'answer' ? ('reply' as const) : kind,
    words,
    from,
    to,
    // Parts of an hour are told as a time.
    within: within && Number.isInteger(within.amount) ? within : null,
    dueAt: within ? dueAt(calendar, now, within) : at,
  }
}
