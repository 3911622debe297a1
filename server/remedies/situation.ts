/** What is wrong in a case, as far as rows can tell: a service that is cut, months that were not used, dues, broken promises. */
import { type RawBuilder, sql } from 'kysely'
import type { CaseState } from '../../domain/case/state.ts'
import { isProblem } from '../../domain/case/state.ts'
import type { Wrong } from '../../domain/remedy/catalogue.ts'
import type { Db, Tx } from '../db/connect.ts'
import { currencyOf, owedOf } from './sql.ts'

export interface AccountStanding {
  readonly id: string
  readonly number: string
  readonly currency: string | null
  readonly owedMinor: number
  readonly overdueMinor: number
  readonly services: readonly ServiceStanding[]
}

export interface ServiceStanding {
  readonly id: string
  readonly plan: string
  readonly identifier: string
  readonly state: 'active' | 'cut' | 'ended'
  readonly monthlyMinor: number
  /** The latest months in which nothing was used, one after the other; 0 where nothing is known of its use. */
  readonly unusedMonths: number
  /** The first of them, as '2026-08-01'; null where there is none. */
  readonly unusedSince: string | null
  /** When the customer was told of these months. */
  readonly unusedToldAt: number | null
  /** What was given for this service since it was last used. */
  readonly putRightMinor: number
}

/** Fewer happen to everybody who goes away. */
const worthSaying = 2

export async function accountsOf(db: Db | Tx, customerId: string): Promise<readonly AccountStanding[]> {
  const { rows } = await sql<AccountStanding>`
    SELECT a.id, a.number, ${currencyOf(sql`a.id`)} AS currency, ${owedOf(sql`a.id`)} AS "owedMinor",
      (SELECT coalesce(sum(greatest(0, b.total_minor + (
          SELECT coalesce(sum(l.amount_minor), 0) FROM bill_line l WHERE l.bill_id = b.id))), 0)::bigint
        FROM bill b WHERE b.account_id = a.id AND b.state = 'overdue') AS "overdueMinor",
      coalesce((SELECT json_agg(json_build_object('id', s.id, 'plan', s.plan, 'identifier', s.identifier, 'state', s.state,
          'monthlyMinor', s.monthly_minor, 'unusedMonths', idle.months, 'unusedSince', idle.since,
          'unusedToldAt', (SELECT ${milliseconds(sql`t.at`)} FROM unused_told t WHERE t.service_id = s.id AND t.since = idle.since),
          'putRightMinor', (SELECT coalesce(sum(r.amount_minor), 0) FROM remedy r WHERE r.service_id = s.id AND r.state <> 'taken-back'
            AND r.given_at > used.last))
          ORDER BY s.since, s.id)
        FROM service s
          CROSS JOIN LATERAL (SELECT coalesce(max(u.month), '-infinity') AS last FROM usage u
            WHERE u.service_id = s.id AND u.quantity > 0) used
          CROSS JOIN LATERAL (SELECT count(DISTINCT u.month) AS months, min(u.month) AS since FROM usage u
            WHERE u.service_id = s.id AND u.month > used.last) idle
        WHERE s.account_id = a.id), '[]') AS services
    FROM account a WHERE a.customer_id = ${customerId} ORDER BY a.number`.execute(db)
  return rows
}

/** JSON has no moments: since the epoch, as everywhere. */
function milliseconds(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`floor(extract(epoch FROM ${column}) * 1000)::bigint`
}

/** Services that are paid for and were not used: the house says so first. */
export function unusedServices(accounts: readonly AccountStanding[]) {
  return accounts.flatMap(account =>
    account.services
      .filter(({ state, unusedMonths }) => state !== 'ended' && unusedMonths >= worthSaying)
      .map(service => ({
        account,
        service,
        chargedMinor: service.monthlyMinor * service.unusedMonths - service.putRightMinor,
      }))
      .filter(({ chargedMinor }) => chargedMinor > 0),
  )
}

/** What is wrong, each with what can be reckoned of it; where nothing can be seen, that something is. */
export function wrongsIn(state: CaseState, accounts: readonly AccountStanding[]): readonly Wrong[] {
  const broken = state.commitments.filter(promise => promise.state === 'broken')
  const places = accounts.length === 0 ? [null] : accounts
  return places.flatMap(account => {
    const plain = plainly(account)
    const single = account?.services.filter(service => service.state !== 'ended') ?? []
    const only = single.length === 1 ? (single[0]?.id ?? null) : null
    return [
      ...single
        .filter(service => service.state === 'cut')
        .map(({ id, monthlyMinor }) => ({
          ...plain,
          trouble: 'cut-off' as const,
          serviceId: id,
          monthMinor: monthlyMinor,
        })),
      ...unusedServices(account === null ? [] : [account]).map(({ service, chargedMinor }) => ({
        ...plain,
        trouble: 'unused' as const,
        serviceId: service.id,
        monthMinor: service.monthlyMinor,
        unusedMinor: chargedMinor,
      })),
      ...(plain.overdueMinor > 0 ? [{ ...plain, trouble: 'overdue' as const }] : []),
      ...broken.map(({ id, kind }) => ({
        ...plain,
        trouble: 'broken-promise' as const,
        commitmentId: id,
        promised: kind,
      })),
      { ...plain, serviceId: only, trouble: isProblem(state) ? ('fault' as const) : ('other' as const) },
    ]
  })
}

function plainly(account: AccountStanding | null): Omit<Wrong, 'trouble'> {
  const active = account?.services.filter(({ state }) => state === 'active') ?? []
  return {
    accountId: account?.id ?? null,
    serviceId: null,
    commitmentId: null,
    currency: account?.currency ?? null,
    unusedMinor: 0,
    monthMinor: active.reduce((sum, { monthlyMinor }) => sum + monthlyMinor, 0),
    overdueMinor: account?.overdueMinor ?? 0,
    owedMinor: account?.owedMinor ?? 0,
  }
}
