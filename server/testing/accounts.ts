/** Accounts for tests: services, months of use, bills; and the limits and the catalogue of a small house. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'

export interface Held {
  readonly accountId: string
  readonly serviceId: string
}

interface Holding {
  readonly currency?: string
  readonly monthlyMinor?: number
  readonly state?: 'active' | 'cut'
  /** Bills of one month each, the oldest first; all of them overdue. */
  readonly overdue?: readonly number[]
  /** What was used in the latest months, the oldest first. */
  readonly used?: readonly number[]
}

/** Gives the customer of a case an account with one service. */
export async function giveAccount(db: Db, caseId: string, holding: Holding = {}): Promise<Held> {
  const { currency = 'GBP', monthlyMinor = 25_00, state = 'active', overdue = [], used = [] } = holding
  const [accountId, serviceId] = [randomUUID(), randomUUID()]
  const number = String(Math.floor(Math.random() * 1e9)).padStart(9, '1')
  await sql`
    INSERT INTO account (id, customer_id, number, opened_on)
    SELECT ${accountId}, customer_id, ${number}, '2020-01-03' FROM cases WHERE id = ${caseId}`.execute(db)
  await sql`
    INSERT INTO service (id, account_id, kind, plan, identifier, monthly_minor, currency, state, since)
    VALUES (${serviceId}, ${accountId}, 'internet', 'Fibre 100', ${number}, ${monthlyMinor}, ${currency}, ${state}, '2020-01-03')`.execute(
    db,
  )
  for (const [index, total] of overdue.entries())
    await sql`
      INSERT INTO bill (id, account_id, number, issued_on, due_on, total_minor, currency, state)
      VALUES (${randomUUID()}, ${accountId}, ${`${number}-${index}`}, ${`2026-0${index + 1}-01`}, ${`2026-0${index + 1}-15`},
        ${total}, ${currency}, 'overdue')`.execute(db)
  for (const [index, quantity] of used.entries())
    await sql`
      INSERT INTO usage (service_id, month, kind, quantity, unit)
      VALUES (${serviceId}, ${`2026-0${index + 1}-01`}, 'data', ${quantity}, 'GB')`.execute(db)
  return { accountId, serviceId }
}

export interface EntryIds {
  readonly credit: string
  readonly waiver: string
  readonly reconnect: string
  readonly visit: string
  readonly callback: string
}

/** Limits in pounds for agents and leads, and five things that can be given. */
export async function furnishRemedies(db: Db, port: 'demo' | 'by-hand' = 'demo'): Promise<EntryIds> {
  await sql`
    INSERT INTO authority (role, kind, per_act_minor, most_minor, per_month_minor, per_month_count, currency) VALUES
      ('agent', 'credit', 1500, 2000, 10000, NULL, 'GBP'), ('agent', 'waiver', NULL, 15000, NULL, NULL, 'GBP'),
      ('agent', 'callback', NULL, NULL, NULL, NULL, NULL), ('agent', 'visit', NULL, NULL, NULL, 2, NULL),
      ('agent', 'reconnect', NULL, NULL, NULL, NULL, NULL), ('lead', 'credit', NULL, 20000, NULL, NULL, 'GBP')`.execute(
    db,
  )
  await sql`UPDATE billing SET port = ${port}`.execute(db)
  const entries = [
    { key: 'credit', kind: 'credit', by: 'fixed', amount: 10_00, cost: 0, full: 'fault' },
    { key: 'waiver', kind: 'waiver', by: 'unused', amount: null, cost: 0, full: 'unused' },
    { key: 'reconnect', kind: 'reconnect', by: 'none', amount: null, cost: 0, full: 'cut-off' },
    { key: 'visit', kind: 'priority-visit', by: 'none', amount: null, cost: 45_00, full: 'fault' },
    {
      key: 'callback',
      kind: 'callback-same-person',
      by: 'none',
      amount: null,
      cost: 0,
      full: 'broken-promise',
    },
  ] as const
  const ids = new Map<string, string>()
  for (const [position, { key, kind, by, amount, cost, full }] of entries.entries()) {
    const id = randomUUID()
    ids.set(key, id)
    const effects = [{ trouble: full, repairs: 'full' }]
    await sql`
      INSERT INTO remedy_entry (id, position, kind, name_en, name_es, terms_en, terms_es, effects, amount_by, amount_minor, cost_minor,
        currency, days)
      VALUES (${id}, ${position}, ${kind}, ${key}, ${key}, 'As agreed.', 'Según lo acordado.', ${JSON.stringify(effects)}, ${by},
        ${amount}, ${cost}, 'GBP', ${key === 'visit' ? 2 : 1})`.execute(db)
  }
  return Object.fromEntries(ids) as unknown as EntryIds // one for each of the entries above
}
