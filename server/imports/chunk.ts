/** Some rows of a file, carried out in one transaction: read, locked, decided, written. */
import { randomUUID } from 'node:crypto'
import type { ImportKind } from '../../contract/import-fields.ts'
import type { Tx } from '../db/connect.ts'
import type { CsvRecord } from './csv.ts'
import { type Kept, type Line, nounsOf, planCustomers, planHeld } from './plan.ts'
import { BadRow, type Layout, type RowOf, readRow } from './read-row.ts'
import {
  accountsKept,
  billsKept,
  customersOfAccounts,
  lockAccounts,
  lockHolders,
  lockPeopleOf,
  servicesKept,
  writeAccounts,
  writeBills,
  writePeople,
  writeServices,
} from './row-sql.ts'

export interface ReportLine extends Line {
  readonly line: number
}

/** @returns a line for each record, in their order */
export async function carryOutChunk(
  tx: Tx,
  records: readonly CsvRecord[],
  layout: Layout,
  now: number,
): Promise<readonly ReportLine[]> {
  const read = records.map(record => tryRow(record, layout))
  const rows = read.flatMap(row => (row instanceof BadRow ? [] : [row]))
  const lines = rows.length === 0 ? [] : await appliers[layout.kind](tx, rows as never, now) // read by this very layout
  let next = 0
  return records.map((record, at) => {
    const row = read[at]
    if (row instanceof BadRow)
      return { line: record.line, outcome: 'refused', says: row.says, about: row.about, customerId: null }
    const line = lines[next++]
    if (!line) throw new Error('a row was planned without a line')
    return { line: record.line, ...line }
  })
}

function tryRow(record: CsvRecord, layout: Layout): RowOf[ImportKind] | BadRow {
  try {
    return readRow(record, layout)
  } catch (error) {
    if (error instanceof BadRow) return error
    throw error
  }
}

type Apply<Row> = (tx: Tx, rows: readonly Row[], now: number) => Promise<readonly Line[]>

const appliers: { readonly [Kind in ImportKind]: Apply<RowOf[Kind]> } = {
  async customers(tx, rows, now) {
    const plan = planCustomers(rows, await lockPeopleOf(tx, rows), randomUUID)
    await writePeople(tx, plan, now)
    return plan.lines
  },

  async accounts(tx, rows, now) {
    const holders = await lockHolders(
      tx,
      rows.map(row => row.externalId),
    )
    const kept = await accountsKept(
      tx,
      rows.map(row => row.number),
    )
    const known = { holders, kept, customerOf: (id: string) => id }
    const plan = planHeld(nounsOf(dayOf(now)).account, rows, known, randomUUID)
    await writeAccounts(tx, plan.written)
    return plan.lines
  },

  async services(tx, rows, now) {
    const holders = await lockAccounts(
      tx,
      rows.map(row => row.accountNumber),
    )
    const kept = await servicesKept(tx, rows)
    const known = { holders, kept, customerOf: await customersOf(tx, kept) }
    const plan = planHeld(nounsOf(dayOf(now)).service, rows, known, randomUUID)
    await writeServices(tx, plan.written)
    return plan.lines
  },

  async bills(tx, rows, now) {
    const holders = await lockAccounts(
      tx,
      rows.map(row => row.accountNumber),
    )
    const kept = await billsKept(
      tx,
      rows.map(row => row.number),
    )
    const known = { holders, kept, customerOf: await customersOf(tx, kept) }
    const plan = planHeld(nounsOf(dayOf(now)).bill, rows, known, randomUUID)
    await writeBills(tx, plan.written)
    return plan.lines
  },
}

async function customersOf(
  tx: Tx,
  kept: readonly Pick<Kept<unknown>, 'holderId'>[],
): Promise<(accountId: string) => string | null> {
  const found = await customersOfAccounts(
    tx,
    kept.map(({ holderId }) => holderId),
  )
  return accountId => found.get(accountId) ?? null
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10)
}
