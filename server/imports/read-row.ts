/** A row of a file as what it says: the cells of its columns, read field by field. */
import type { CountryCode } from 'libphonenumber-js/min'
import {
  type ImportField,
  type ImportKind,
  type LineSays,
  requiredFields,
} from '../../contract/import-fields.ts'
import type { Columns } from '../../contract/import.ts'
import {
  readAmount,
  readBillState,
  readCurrency,
  readDay,
  readLanguage,
  readServiceKind,
  readServiceState,
} from '../../domain/import/values.ts'
import { type AddressInput, toAddress } from '../intake/address.ts'
import { cutName } from '../intake/lengths.ts'
import { isMonthFirst } from './country.ts'
import type { CsvRecord } from './csv.ts'

/** Read from a file that says nothing of it: undefined. The rest is as the file has it. */
export interface CustomerRow {
  readonly externalId: string
  readonly name: string | null
  readonly language: 'en' | 'es' | undefined
  readonly addresses: readonly AddressInput[]
  /** Fields that were written and could not be read; the customer comes in without them. */
  readonly leftOut: readonly ImportField[]
}

export interface AccountRow {
  readonly externalId: string
  readonly number: string
  readonly openedOn: string | undefined
}

export interface ServiceRow {
  readonly accountNumber: string
  readonly identifier: string
  readonly kind: 'internet' | 'mobile' | 'landline' | 'tv'
  readonly plan: string | undefined
  readonly monthlyMinor: number
  readonly currency: string
  readonly state: 'active' | 'cut' | 'ended' | undefined
  readonly since: string | undefined
}

export interface BillRow {
  readonly accountNumber: string
  readonly number: string
  readonly issuedOn: string
  readonly dueOn: string | undefined
  readonly totalMinor: number
  readonly currency: string
  readonly state: 'open' | 'paid' | 'overdue' | undefined
}

export interface RowOf {
  readonly customers: CustomerRow
  readonly accounts: AccountRow
  readonly services: ServiceRow
  readonly bills: BillRow
}

/** Why a row says nothing that can be kept. */
export class BadRow extends Error {
  readonly says: LineSays
  readonly about: string
  constructor(says: LineSays, about: string) {
    super(says)
    this.says = says
    this.about = about
  }
}

export interface Layout {
  readonly kind: ImportKind
  /** Where each field stands. */
  readonly positions: Readonly<Partial<Record<ImportField, number>>>
  readonly country: CountryCode
}

/** @returns null when a column that the mapping names is not in the heading */
export function layoutOf(
  {
    kind,
    columns,
    country,
  }: { readonly kind: ImportKind; readonly columns: Columns; readonly country: CountryCode },
  header: readonly string[],
): Layout | null {
  const named = Object.entries(columns)
  if (named.some(([, name]) => !header.includes(name))) return null
  return {
    kind,
    country,
    positions: Object.fromEntries(named.map(([field, name]) => [field, header.indexOf(name)])),
  }
}

const longestKey = 200
type Cell = (field: ImportField) => string

const readers: { readonly [Kind in ImportKind]: (cell: Cell, layout: Layout) => RowOf[Kind] } = {
  customers: readCustomer,
  accounts: (cell, layout) => ({
    externalId: key(cell, 'externalId'),
    number: key(cell, 'accountNumber'),
    openedOn: day(cell, 'openedOn', layout),
  }),
  services: (cell, layout) => {
    const price = amount(cell, 'monthly')
    return {
      accountNumber: key(cell, 'accountNumber'),
      identifier: key(cell, 'identifier'),
      kind: needed(meant(cell, 'serviceKind', readServiceKind), 'serviceKind'),
      plan: cell('plan').slice(0, longestKey) || undefined,
      monthlyMinor: price.minor,
      currency: price.currency,
      state: meant(cell, 'serviceState', readServiceState),
      since: day(cell, 'since', layout),
    }
  },
  bills: (cell, layout) => {
    const price = amount(cell, 'total')
    return {
      accountNumber: key(cell, 'accountNumber'),
      number: key(cell, 'billNumber'),
      issuedOn: needed(day(cell, 'issuedOn', layout), 'issuedOn'),
      dueOn: day(cell, 'dueOn', layout),
      totalMinor: price.minor,
      currency: price.currency,
      state: meant(cell, 'billState', readBillState),
    }
  },
}

/** Files that we wrote ourselves guard a cell that a spreadsheet would calculate; see server/http/csv.ts. */
const guarded = /^'(?=[=+\-@])/

/** @throws BadRow */
export function readRow<Kind extends ImportKind>(
  record: CsvRecord,
  layout: Layout & { readonly kind: Kind },
): RowOf[Kind] {
  const cell: Cell = field => (record.cells[layout.positions[field] ?? -1] ?? '').trim().replace(guarded, '')
  for (const field of requiredFields[layout.kind]) if (cell(field) === '') throw new BadRow('missing', field)
  return readers[layout.kind](cell, layout)
}

function readCustomer(cell: Cell, { country }: Layout): CustomerRow {
  const leftOut: ImportField[] = []
  const addresses = new Map<string, AddressInput>()
  for (const field of ['email', 'phone', 'secondPhone'] as const) {
    const typed = cell(field)
    if (typed === '') continue
    const address = typed.length > 320 ? null : toAddress(typed, country)
    const isOfKind = address?.kind === (field === 'email' ? 'email' : 'phone')
    if (address && isOfKind) addresses.set(address.value, address)
    else leftOut.push(field)
  }
  const language = readLanguage(cell('language')) ?? undefined
  if (cell('language') !== '' && language === undefined) leftOut.push('language')
  const name = cutName([cell('name'), cell('familyName')].filter(part => part !== '').join(' '))
  return {
    externalId: key(cell, 'externalId'),
    name: name || null,
    language,
    addresses: [...addresses.values()],
    leftOut,
  }
}

function key(cell: Cell, field: ImportField): string {
  const text = cell(field)
  if (text.length > longestKey) throw new BadRow('unreadable', field)
  return text
}

function meant<Meaning>(
  cell: Cell,
  field: ImportField,
  read: (text: string) => Meaning | null,
): Meaning | undefined {
  const text = cell(field)
  if (text === '') return undefined
  const meaning = read(text)
  if (meaning === null) throw new BadRow('unreadable', field)
  return meaning
}

function day(cell: Cell, field: ImportField, { country }: Layout): string | undefined {
  return meant(cell, field, text => readDay(text, isMonthFirst(country)))
}

function needed<Value>(value: Value | undefined, field: ImportField): Value {
  if (value === undefined) throw new BadRow('missing', field)
  return value
}

/** With the currency of its own column, or of the sign that stands beside the amount. */
function amount(
  cell: Cell,
  field: 'monthly' | 'total',
): { readonly minor: number; readonly currency: string } {
  const read = readAmount(cell(field))
  if (!read) throw new BadRow('unreadable', field)
  const named = meant(cell, 'currency', readCurrency) ?? read.currency
  if (named === null) throw new BadRow('no-currency', field)
  return { minor: read.minor, currency: named }
}
