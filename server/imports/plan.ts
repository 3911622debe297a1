/**
 * What becomes of rows, decided over what is known, without a database: row after row, so that a row may speak of what an earlier
 * one has just brought.
 */
import type { LineOutcome, LineSays } from '../../contract/import-fields.ts'
import { sameCustomer } from '../../domain/import/join.ts'
import type { AddressInput } from '../intake/address.ts'
import type { AccountRow, BillRow, CustomerRow, ServiceRow } from './read-row.ts'

export interface Line {
  readonly outcome: LineOutcome
  readonly says: LineSays
  readonly about: string | null
  readonly customerId: string | null
}

export interface KnownAddress extends AddressInput {
  readonly isVerified: boolean
}

export interface Person {
  readonly id: string
  externalId: string | null
  name: string | null
  language: string
  readonly addresses: KnownAddress[]
}

export interface CustomerPlan {
  readonly lines: readonly Line[]
  readonly added: readonly Person[]
  readonly changed: readonly Person[]
  readonly addresses: readonly (AddressInput & { readonly customerId: string })[]
}

/** @param known those who have one of the numbers or one of the addresses of the rows */
export function planCustomers(
  rows: readonly CustomerRow[],
  known: readonly Person[],
  newId: () => string,
): CustomerPlan {
  const people = known.map(person => ({ ...person, addresses: [...person.addresses] }))
  const added = new Set<Person>()
  const changed = new Set<Person>()
  const addresses: (AddressInput & { customerId: string })[] = []
  const lines = rows.map((row): Line => {
    const about = row.leftOut.length === 0 ? null : row.leftOut.join(' ')
    const found = findPerson(row, people)
    const person = found.person ?? {
      id: newId(),
      externalId: row.externalId,
      name: null,
      language: 'en',
      addresses: [],
    }
    if (!found.person) {
      people.push(person)
      added.add(person)
    }
    const news = row.addresses.filter(({ value }) => !person.addresses.some(had => had.value === value))
    addresses.push(...news.map(address => ({ ...address, customerId: person.id })))
    person.addresses.push(...news.map(address => ({ ...address, isVerified: false })))
    const isChanged = takeOver(row, person) || news.length > 0
    if (isChanged && !added.has(person)) changed.add(person)
    if (found.how === 'new') return { outcome: 'added', says: 'customer-added', about, customerId: person.id }
    if (found.how === 'beside')
      return { outcome: 'added', says: 'customer-added-beside', about, customerId: person.id }
    if (found.how === 'joined')
      return { outcome: 'changed', says: 'customer-joined', about, customerId: person.id }
    return isChanged
      ? { outcome: 'changed', says: 'customer-changed', about, customerId: person.id }
      : { outcome: 'same', says: 'customer-same', about, customerId: person.id }
  })
  return { lines, added: [...added], changed: [...changed], addresses }
}

/** `beside`: somebody has one of these addresses, and nothing shows that it is the same person. */
function findPerson(
  row: CustomerRow,
  people: readonly Person[],
): { readonly person: Person | null; readonly how: 'new' | 'beside' | 'joined' | 'known' } {
  const known = people.find(({ externalId }) => externalId === row.externalId)
  if (known) return { person: known, how: 'known' }
  const at = people.flatMap(person => {
    const shared = person.addresses.filter(had => row.addresses.some(({ value }) => value === had.value))
    const isVerified = shared.some(address => address.isVerified)
    return shared.length === 0 ? [] : [{ id: person.id, name: person.name, isVerified, person }]
  })
  // Whoever has another number already is another customer of the system that the file comes from.
  const same = at.every(({ person }) => person.externalId === null) ? sameCustomer(row.name, at) : null
  const person = at.find(({ id }) => id === same?.id)?.person ?? null
  if (person) return { person, how: 'joined' }
  return { person: null, how: at.length === 0 ? 'new' : 'beside' }
}

/** Whether the row says anything new of the person. What it is silent about stays. */
function takeOver(row: CustomerRow, person: Person): boolean {
  const before = [person.externalId, person.name, person.language].join('\n')
  person.externalId = row.externalId
  person.name = row.name ?? person.name
  person.language = row.language ?? person.language
  return [person.externalId, person.name, person.language].join('\n') !== before
}

/** What stands in a table under a key, with the customer to whom it belongs. */
export interface Kept<Values> {
  readonly id: string
  readonly key: string
  /** The account of a service or bill, the customer of an account. */
  readonly holderId: string
  readonly values: Values
}

export interface Holder {
  readonly id: string
  readonly customerId: string
}

interface Noun<Row, Values> {
  readonly key: (row: Row) => string
  readonly holderKey: (row: Row) => string
  /** The values of the row over those that are kept; null for a new one. */
  readonly values: (row: Row, before: Values | null) => Values
  readonly says: Readonly<Record<'added' | 'changed' | 'same' | 'ofAnother' | 'noHolder', LineSays>>
}

export interface HeldPlan<Values> {
  readonly lines: readonly Line[]
  /** New ones and changed ones alike, each once, as they are in the end. */
  readonly written: readonly Kept<Values>[]
}

/** Accounts of customers, services and bills of accounts: found by their key, never taken from one holder to another. */
export function planHeld<Row, Values>(
  noun: Noun<Row, Values>,
  rows: readonly Row[],
  known: {
    readonly holders: ReadonlyMap<string, Holder>
    readonly kept: readonly Kept<Values>[]
    /** Of whom something is that has the key of a row. */
    readonly customerOf: (holderId: string) => string | null
  },
  newId: () => string,
): HeldPlan<Values> {
  const byKey = new Map(known.kept.map(kept => [kept.key, kept]))
  const written = new Map<string, Kept<Values>>()
  const lines = rows.map((row): Line => {
    const key = noun.key(row)
    const holder = known.holders.get(noun.holderKey(row))
    if (!holder)
      return { outcome: 'refused', says: noun.says.noHolder, about: noun.holderKey(row), customerId: null }
    const before = byKey.get(key)
    if (before && before.holderId !== holder.id) {
      const customerId = known.customerOf(before.holderId)
      return { outcome: 'refused', says: noun.says.ofAnother, about: key, customerId }
    }
    const values = noun.values(row, before?.values ?? null)
    const { customerId } = holder
    if (before && JSON.stringify(before.values) === JSON.stringify(values))
      return { outcome: 'same', says: noun.says.same, about: key, customerId }
    const after = { id: before?.id ?? newId(), key, holderId: holder.id, values }
    byKey.set(key, after)
    written.set(key, after)
    const outcome = before ? 'changed' : 'added'
    return { outcome, says: noun.says[outcome], about: key, customerId }
  })
  return { lines, written: [...written.values()] }
}

export interface AccountValues {
  readonly openedOn: string
}
export interface ServiceValues {
  readonly kind: string
  readonly plan: string
  readonly monthlyMinor: number
  readonly currency: string
  readonly state: string
  readonly since: string
}
export interface BillValues {
  readonly issuedOn: string
  readonly dueOn: string
  readonly totalMinor: number
  readonly currency: string
  readonly state: string
}

/** @param today for what a file does not date */
export function nounsOf(today: string) {
  const account: Noun<AccountRow, AccountValues> = {
    key: row => row.number,
    holderKey: row => row.externalId,
    values: (row, before) => ({ openedOn: row.openedOn ?? before?.openedOn ?? today }),
    says: {
      added: 'account-added',
      changed: 'account-changed',
      same: 'account-same',
      ofAnother: 'account-of-another',
      noHolder: 'no-customer',
    },
  }
  const service: Noun<ServiceRow, ServiceValues> = {
    key: row => row.identifier,
    holderKey: row => row.accountNumber,
    values: (row, before) => ({
      kind: row.kind,
      plan: row.plan ?? before?.plan ?? '',
      monthlyMinor: row.monthlyMinor,
      currency: row.currency,
      state: row.state ?? before?.state ?? 'active',
      since: row.since ?? before?.since ?? today,
    }),
    says: {
      added: 'service-added',
      changed: 'service-changed',
      same: 'service-same',
      ofAnother: 'service-of-another',
      noHolder: 'no-account',
    },
  }
  const bill: Noun<BillRow, BillValues> = {
    key: row => row.number,
    holderKey: row => row.accountNumber,
    values: (row, before) => ({
      issuedOn: row.issuedOn,
      dueOn: row.dueOn ?? before?.dueOn ?? row.issuedOn,
      totalMinor: row.totalMinor,
      currency: row.currency,
      state: row.state ?? before?.state ?? 'open',
    }),
    says: {
      added: 'bill-added',
      changed: 'bill-changed',
      same: 'bill-same',
      ofAnother: 'bill-of-another',
      noHolder: 'no-account',
    },
  }
  return { account, service, bill }
}
