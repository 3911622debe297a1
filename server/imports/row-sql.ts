/** What the rows of a file ask of the tables of customers: read and written a chunk at a time, one statement each. */
import { sql } from 'kysely'
import type { Tx } from '../db/connect.ts'
import type { AddressInput } from '../intake/address.ts'
import type {
  AccountValues,
  BillValues,
  CustomerPlan,
  Holder,
  Kept,
  KnownAddress,
  Person,
  ServiceValues,
} from './plan.ts'
import type { CustomerRow, ServiceRow } from './read-row.ts'

/** Two are too many to tell who is meant; a switchboard's number may stand with thousands. */
const mostAtOneAddress = 20

/** Those who have one of the numbers or addresses of the rows, locked in the order in which everybody locks customers. */
export async function lockPeopleOf(tx: Tx, rows: readonly CustomerRow[]): Promise<readonly Person[]> {
  const numbers = rows.map(row => row.externalId)
  const at: readonly AddressInput[] = rows.flatMap(row => row.addresses)
  // Each by its index and each address by itself: one condition that knows both would read all customers for every chunk.
  const { rows: ids } = await sql<{ readonly id: string }>`
    SELECT id FROM customer WHERE erased_at IS NULL AND id IN (
      SELECT id FROM customer WHERE external_id = ANY(${numbers}::text[])
      UNION
      SELECT found.customer_id
      FROM unnest(${at.map(({ kind }) => kind)}::text[], ${at.map(({ value }) => value)}::text[]) AS w(kind, value)
      CROSS JOIN LATERAL (SELECT a.customer_id FROM customer_address a
        WHERE a.kind = w.kind AND a.value = w.value ORDER BY a.customer_id LIMIT ${mostAtOneAddress}) AS found)
    ORDER BY id FOR UPDATE`.execute(tx)
  const { rows: people } = await sql<
    Omit<Person, 'addresses'> & { readonly addresses: KnownAddress[] | null }
  >`
    SELECT c.id, c.external_id AS "externalId", c.name, c.language,
      (SELECT json_agg(json_build_object('kind', a.kind, 'value', a.value, 'isVerified', a.verified_at IS NOT NULL))
        FROM customer_address a WHERE a.customer_id = c.id) AS addresses
    FROM customer c WHERE c.id = ANY(${ids.map(({ id }) => id)}::uuid[]) ORDER BY c.created_at, c.id`.execute(
    tx,
  )
  return people.map(person => ({ ...person, addresses: person.addresses ?? [] }))
}

export async function writePeople(
  tx: Tx,
  { added, changed, addresses }: Pick<CustomerPlan, 'added' | 'changed' | 'addresses'>,
  now: number,
): Promise<void> {
  const plain = ({ id, externalId, name, language }: Person) => ({
    id,
    external_id: externalId,
    name,
    language,
  })
  const at = new Date(now)
  if (added.length > 0)
    await sql`
      INSERT INTO customer (id, external_id, name, language, created_at)
      SELECT id, external_id, name, language, ${at}
      FROM json_populate_recordset(NULL::customer, ${JSON.stringify(added.map(plain))}::json)`.execute(tx)
  if (changed.length > 0)
    await sql`
      UPDATE customer c SET external_id = n.external_id, name = n.name, language = n.language
      FROM json_populate_recordset(NULL::customer, ${JSON.stringify(changed.map(plain))}::json) n
      WHERE c.id = n.id`.execute(tx)
  if (addresses.length > 0)
    await sql`
      INSERT INTO customer_address (customer_id, kind, value, created_at)
      SELECT customer_id, kind, value, ${at} FROM unnest(${addresses.map(a => a.customerId)}::uuid[],
        ${addresses.map(a => a.kind)}::text[], ${addresses.map(a => a.value)}::text[]) AS n(customer_id, kind, value)
      ON CONFLICT DO NOTHING`.execute(tx)
}

type Holders = ReadonlyMap<string, Holder>

function byKey(rows: readonly (Holder & { readonly key: string })[]): Holders {
  return new Map(rows.map(({ key, id, customerId }) => [key, { id, customerId }]))
}

/** Held against an erasure that runs beside: what is given to them now would outlive it. */
export async function lockHolders(tx: Tx, externalIds: readonly string[]): Promise<Holders> {
  const { rows } = await sql<Holder & { readonly key: string }>`
    SELECT external_id AS key, id, id AS "customerId" FROM customer
    WHERE external_id = ANY(${[...externalIds]}::text[]) AND erased_at IS NULL ORDER BY id FOR UPDATE`.execute(
    tx,
  )
  return byKey(rows)
}

export async function lockAccounts(tx: Tx, numbers: readonly string[]): Promise<Holders> {
  await sql`
    SELECT FROM customer WHERE id IN (SELECT customer_id FROM account WHERE number = ANY(${[...numbers]}::text[]))
    ORDER BY id FOR UPDATE`.execute(tx)
  const { rows } = await sql<Holder & { readonly key: string }>`
    SELECT number AS key, id, customer_id AS "customerId" FROM account
    WHERE number = ANY(${[...numbers]}::text[])`.execute(tx)
  return byKey(rows)
}

export async function accountsKept(
  tx: Tx,
  numbers: readonly string[],
): Promise<readonly Kept<AccountValues>[]> {
  const { rows } = await sql<Kept<AccountValues>>`
    SELECT id, number AS key, customer_id AS "holderId", json_build_object('openedOn', opened_on) AS values
    FROM account WHERE number = ANY(${[...numbers]}::text[])`.execute(tx)
  return rows
}

/** What ended with another account is no hindrance: numbers are given out again. */
export async function servicesKept(
  tx: Tx,
  wanted: readonly ServiceRow[],
): Promise<readonly Kept<ServiceValues>[]> {
  const { rows } = await sql<Kept<ServiceValues>>`
    SELECT DISTINCT ON (s.identifier) s.id, s.identifier AS key, s.account_id AS "holderId",
      json_build_object('kind', s.kind, 'plan', s.plan, 'monthlyMinor', s.monthly_minor, 'currency', s.currency,
        'state', s.state, 'since', s.since) AS values
    FROM unnest(${wanted.map(row => row.identifier)}::text[], ${wanted.map(row => row.accountNumber)}::text[])
      AS w(identifier, account)
    JOIN service s ON s.identifier = w.identifier JOIN account a ON a.id = s.account_id
    WHERE a.number = w.account OR s.state <> 'ended'
    ORDER BY s.identifier, (a.number = w.account) DESC, (s.state = 'ended'), s.since DESC, s.id`.execute(tx)
  return rows
}

export async function billsKept(tx: Tx, numbers: readonly string[]): Promise<readonly Kept<BillValues>[]> {
  const { rows } = await sql<Kept<BillValues>>`
    SELECT id, number AS key, account_id AS "holderId",
      json_build_object('issuedOn', issued_on, 'dueOn', due_on, 'totalMinor', total_minor, 'currency', currency,
        'state', state) AS values
    FROM bill WHERE number = ANY(${[...numbers]}::text[])`.execute(tx)
  return rows
}

/** The customers of accounts that are not among those of the rows. */
export async function customersOfAccounts(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ readonly id: string; readonly customerId: string }>`
    SELECT id, customer_id AS "customerId" FROM account WHERE id = ANY(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(row => [row.id, row.customerId]))
}

export async function writeAccounts(tx: Tx, written: readonly Kept<AccountValues>[]): Promise<void> {
  const rows = written.map(({ id, key, holderId, values }) => ({
    id,
    number: key,
    customer_id: holderId,
    opened_on: values.openedOn,
  }))
  await sql`
    INSERT INTO account SELECT * FROM json_populate_recordset(NULL::account, ${JSON.stringify(rows)}::json)
    ON CONFLICT (id) DO UPDATE SET opened_on = excluded.opened_on`.execute(tx)
}

export async function writeServices(tx: Tx, written: readonly Kept<ServiceValues>[]): Promise<void> {
  const rows = written.map(({ id, key, holderId, values }) => ({
    id,
    account_id: holderId,
    identifier: key,
    kind: values.kind,
    plan: values.plan,
    monthly_minor: values.monthlyMinor,
    currency: values.currency,
    state: values.state,
    since: values.since,
  }))
  await sql`
    INSERT INTO service SELECT * FROM json_populate_recordset(NULL::service, ${JSON.stringify(rows)}::json)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, plan = excluded.plan, monthly_minor = excluded.monthly_minor,
      currency = excluded.currency, state = excluded.state, since = excluded.since`.execute(tx)
}

export async function writeBills(tx: Tx, written: readonly Kept<BillValues>[]): Promise<void> {
  const rows = written.map(({ id, key, holderId, values }) => ({
    id,
    account_id: holderId,
    number: key,
    issued_on: values.issuedOn,
    due_on: values.dueOn,
    total_minor: values.totalMinor,
    currency: values.currency,
    state: values.state,
  }))
  await sql`
    INSERT INTO bill SELECT * FROM json_populate_recordset(NULL::bill, ${JSON.stringify(rows)}::json)
    ON CONFLICT (id) DO UPDATE SET issued_on = excluded.issued_on, due_on = excluded.due_on,
      total_minor = excluded.total_minor, currency = excluded.currency, state = excluded.state`.execute(tx)
}
