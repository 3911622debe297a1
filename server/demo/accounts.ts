/**
 * What the company knows of its customers: addresses, accounts, services, and month by month what was used and what was billed.
 * A bill is the price of the plans plus what was used above them, so usage and bills can be laid beside each other.
 */
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/connect.ts'
import type { Chance } from './chance.ts'
import { type CustomerKey, customerKeys, type CustomerPlan, customers, type Habit } from './customers.ts'
import { insertRows } from './insert.ts'
import { type Plan, type PlanKey, plans } from './plans.ts'

type Row = Readonly<Record<string, unknown>>
type Rows = {
  readonly [Table in 'customer' | 'customer_address' | 'account' | 'service' | 'bill' | 'usage']: Row[]
}

const currency = 'GBP'
const mailHosts = ['post.example', 'letterbox.example', 'inbox.example'] as const
/** Numbers that exist only in stories: 07700 900000 to 900999. */
const firstPhone = 447_700_900_100

export type CustomerIds = Readonly<Record<CustomerKey, string>>

export function makeCustomerIds(chance: Chance): CustomerIds {
  return Object.fromEntries(customerKeys.map(key => [key, chance.uuid()])) as CustomerIds // one for each key
}

/** The e-mail address of a customer, as their letters come from it. */
export function emailOf(key: CustomerKey): string {
  const name = customers[key].name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const host = mailHosts[customerKeys.indexOf(key) % mailHosts.length] ?? mailHosts[0]
  return `${name.replaceAll(/[^a-z]+/g, '.')}@${host}`
}

function phoneOf(key: CustomerKey): string {
  return `+${firstPhone + customerKeys.indexOf(key)}`
}

/** What a customer gives as their address where they chat: one that is known of them. */
export function addressOf(key: CustomerKey): string {
  const plan: CustomerPlan = customers[key]
  return plan.reach === 'phone' ? phoneOf(key) : emailOf(key)
}

/** @param today 'YYYY-MM-DD' in the organisation's time zone */
export async function insertCustomers(
  tx: Tx,
  ids: CustomerIds,
  { chance, today }: { readonly chance: Chance; readonly today: string },
): Promise<void> {
  const rows: Rows = { customer: [], customer_address: [], account: [], service: [], bill: [], usage: [] }
  const date = Temporal.PlainDate.from(today)
  for (const [index, key] of customerKeys.entries())
    addCustomer(rows, ids[key], { key, index, chance, today: date })
  for (const [table, of] of Object.entries(rows)) await insertRows(tx, table, of)
}

interface About {
  readonly key: CustomerKey
  readonly index: number
  readonly chance: Chance
  readonly today: Temporal.PlainDate
}

function addCustomer(rows: Rows, customerId: string, about: About): void {
  const { key, index, chance, today } = about
  const plan: CustomerPlan = customers[key]
  const opened = today.with({
    year: plan.since ?? chance.whole(2010, today.year - 2),
    month: chance.whole(1, 12),
    day: 3,
  })
  const created_at = `${opened.toString()}T10:00:00Z`
  rows.customer.push({ id: customerId, name: plan.name, language: plan.language ?? 'en', created_at })
  const address = (kind: 'email' | 'phone', value: string) =>
    rows.customer_address.push({ customer_id: customerId, kind, value, verified_at: created_at, created_at })
  if (plan.reach !== 'phone') address('email', emailOf(key))
  if (plan.reach !== 'email') address('phone', phoneOf(key))
  const habits = plan.services ?? someHabits(chance)
  // Two households keep a second account: a customer may hold several.
  const isSplit = habits.length > 2 && index % 4 === 0
  const parts = isSplit ? [habits.slice(0, 1), habits.slice(1)] : [habits]
  for (const part of parts) addAccount(rows, part, { ...about, customerId, opened, unpaid: plan.unpaid ?? 0 })
}

const internetPlans = ['copper', 'fibre100', 'fibre100', 'fibre500'] as const
const mobilePlans = ['payAsYouGo', 'mobile5', 'mobile25', 'mobile25', 'mobileUnlimited'] as const

/** One to three services, as households have them. */
function someHabits(chance: Chance): readonly Habit[] {
  const use = () => chance.whole(60, 130) / 100
  const habits: Habit[] = []
  if (chance.isOne(75)) habits.push({ plan: chance.pick(internetPlans), use: use() })
  if (chance.isOne(70) || habits.length === 0) habits.push({ plan: chance.pick(mobilePlans), use: use() })
  if (chance.isOne(35)) habits.push({ plan: chance.pick(['evenings', 'anyTime']), use: use() })
  if (habits.length < 3 && chance.isOne(30)) habits.push({ plan: chance.pick(['basicTv', 'filmTv']) })
  return habits
}

interface AboutAccount extends About {
  readonly customerId: string
  readonly opened: Temporal.PlainDate
  readonly unpaid: number
}

function addAccount(rows: Rows, habits: readonly Habit[], about: AboutAccount): void {
  const { chance, today, opened } = about
  const id = chance.uuid()
  const number = String(100_000_000 + chance.whole(0, 899_999_999))
  rows.account.push({ id, customer_id: about.customerId, number, opened_on: opened.toString() })
  const services = habits.map((habit, nth) => addService(rows, habit, { ...about, accountId: id, nth }))
  const months = chance.whole(6, 12)
  const billedOn = chance.whole(2, 26)
  for (let ago = months; ago >= 1; ago--) {
    const month = today.subtract({ months: ago }).with({ day: 1 })
    const total = services.reduce((sum, service) => sum + service.month(month, ago), 0)
    const issued = month.add({ months: 1 }).with({ day: billedOn })
    if (Temporal.PlainDate.compare(issued, today) > 0) continue
    const due = issued.add({ days: 14 })
    const isDue = Temporal.PlainDate.compare(due, today) < 0
    const isUnpaid = ago <= about.unpaid
    rows.bill.push({
      id: chance.uuid(),
      account_id: id,
      number: `BB${number.slice(0, 6)}-${month.toString().slice(2, 7).replace('-', '')}-${number.slice(6)}`,
      issued_on: issued.toString(),
      due_on: due.toString(),
      total_minor: total,
      currency,
      state: isDue ? (isUnpaid ? 'overdue' : 'paid') : isUnpaid || chance.isOne(60) ? 'open' : 'paid',
    })
  }
}

/** Adds the service; `month` adds what was used in a month and says what the month costs, in pence. */
function addService(
  rows: Rows,
  habit: Habit,
  {
    chance,
    opened,
    accountId,
    index,
    nth,
  }: AboutAccount & { readonly accountId: string; readonly nth: number },
): { readonly month: (month: Temporal.PlainDate, ago: number) => number } {
  const plan: Plan = plans[habit.plan]
  const id = chance.uuid()
  rows.service.push({
    id,
    account_id: accountId,
    kind: plan.kind,
    plan: plan.name,
    identifier: identifierOf(plan, index, nth),
    monthly_minor: plan.monthly,
    currency,
    state: habit.isCut ? 'cut' : 'active',
    since: opened.add({ months: nth * 5 }).toString(),
  })
  return {
    month(month, ago) {
      const used = usedIn(month, ago, { habit, plan: habit.plan, chance })
      for (const [kind, quantity] of Object.entries(used)) {
        rows.usage.push({ service_id: id, month: month.toString(), kind, quantity, unit: units[kind] })
      }
      return priceOf(plan, used)
    },
  }
}

const units: Readonly<Record<string, string>> = { data: 'GB', minutes: 'min', texts: 'texts' }

function identifierOf({ kind }: Plan, index: number, nth: number): string {
  if (kind === 'mobile') return `07700 900${100 + index}`
  if (kind === 'landline') return `01632 960${200 + index}`
  return `${kind === 'internet' ? 'line' : 'box'} ${(index * 7 + nth + 1_031).toString(36).toUpperCase()}`
}

interface Used {
  readonly data?: number
  readonly minutes?: number
  readonly texts?: number
}

/** A usual month: GB, minutes, texts. */
const usual: Readonly<Record<PlanKey, Used>> = {
  copper: { data: 110 },
  fibre100: { data: 260 },
  fibre500: { data: 480 },
  payAsYouGo: { data: 1.2, minutes: 60, texts: 12 },
  mobile5: { data: 3.8, minutes: 190, texts: 30 },
  mobile25: { data: 15, minutes: 260, texts: 40 },
  mobileUnlimited: { data: 24, minutes: 400, texts: 55 },
  evenings: { minutes: 240 },
  anyTime: { minutes: 520 },
  basicTv: {},
  filmTv: {},
}

function usedIn(
  month: Temporal.PlainDate,
  ago: number,
  { habit, plan, chance }: { readonly habit: Habit; readonly plan: PlanKey; readonly chance: Chance },
): Used {
  const { kind } = plans[plan]
  const share = (1 - (ago === 1 ? (habit.daysLost ?? 0) : 0) / month.daysInMonth) * (habit.use ?? 1)
  const amount = (quantity: number, digits: number) => {
    if (ago <= (habit.idleMonths ?? 0)) return 0
    const exact = (quantity * share * season(kind, month.month) * chance.whole(85, 115)) / 100
    return Math.round(exact * 10 ** digits) / 10 ** digits
  }
  const { data, minutes, texts } = usual[plan]
  return {
    ...(data === undefined ? {} : { data: amount(data, 1) }),
    ...(minutes === undefined ? {} : { minutes: amount(minutes, 0) }),
    ...(texts === undefined ? {} : { texts: amount(texts, 0) }),
  }
}

/** Winter is spent at home, summer out of doors, and in December people call each other. */
function season(kind: Plan['kind'], month: number): number {
  const winter = Math.cos(((month - 1) / 12) * 2 * Math.PI)
  if (kind === 'internet') return 1 + 0.2 * winter
  if (kind === 'mobile') return 1 - 0.2 * winter
  return month === 12 ? 1.4 : 1
}

/** In pence. */
function priceOf(plan: Plan, used: Used): number {
  const gigabytes = plan.data ? Math.max(0, Math.ceil((used.data ?? 0) - plan.data.gb)) * plan.data.perGb : 0
  const minutes = plan.minutes
    ? Math.max(0, (used.minutes ?? 0) - plan.minutes.included) * plan.minutes.each
    : 0
  return plan.monthly + gigabytes + minutes
}
