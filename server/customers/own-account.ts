/** What customers see of their own accounts: bills with what was given, services with their use, cuts, and what was ordered. */
import { leftToPay } from '../../domain/account/bill.ts'
import type { Language } from '../../contract/case.ts'
import type { OwnAccounts, OwnBill, OwnService } from '../../contract/own-account.ts'
import { sayMoney } from '../../domain/remedy/money.ts'
import { ordersOf } from '../billing/orders-sql.ts'
import type { Db } from '../db/connect.ts'
import { accountsOf, unusedServices } from '../remedies/situation.ts'
import { type PlanRow, plansOfHouse } from './plans.ts'
import { type WholeCustomer, wholeCustomer } from './sql.ts'

/** Null where they hold nothing here. */
export async function viewOwnAccounts(
  db: Db,
  customerId: string,
  language: Language,
): Promise<OwnAccounts | null> {
  const whole = await wholeCustomer(db, customerId, null)
  if (whole === undefined || whole.accounts.length === 0 || whole.customers[0]?.isErased === true) return null
  const [standing, plans, orders] = await Promise.all([
    accountsOf(db, customerId),
    plansOfHouse(db),
    ordersOf(db, customerId),
  ])
  const unused = unusedServices(standing)
  const looking = { whole, unused, plans, language }
  return {
    accounts: whole.accounts.map(({ id, number }) => ({
      number,
      services: whole.services
        .filter(({ accountId }) => accountId === id)
        .map(service => viewService(service, looking)),
      bills: whole.bills.filter(({ accountId }) => accountId === id).map(bill => viewBill(bill, language)),
    })),
    orders: orders.map(({ id, what, plan, identifier, on, reference }) => ({
      id,
      what,
      plan,
      identifier,
      on,
      reference,
    })),
  }
}

interface Looking {
  readonly whole: WholeCustomer
  readonly unused: ReturnType<typeof unusedServices>
  readonly plans: readonly PlanRow[]
  readonly language: Language
}

function viewService(
  service: WholeCustomer['services'][number],
  { whole, unused, plans, language }: Looking,
): OwnService {
  const { id, plan, identifier, monthlyMinor, currency, cutPlannedOn, cutNoticeOn, endsOn } = service
  const idle = unused.find(found => found.service.id === id)
  const used = whole.usage.filter(({ serviceId }) => serviceId === id)
  const months = [...new Set(used.map(({ month }) => month))]
  return {
    id,
    plan,
    identifier,
    monthly: sayMoney(monthlyMinor, currency, language),
    state: service.state === 'cut' || service.state === 'ended' ? service.state : 'active',
    endsOn,
    cut: cutPlannedOn === null ? null : { on: cutPlannedOn, noticeOn: cutNoticeOn },
    unused:
      idle === undefined || idle.service.unusedSince === null
        ? null
        : {
            months: idle.service.unusedMonths,
            since: idle.service.unusedSince,
            charged: sayMoney(idle.chargedMinor, currency, language),
            mayBeCheaper: plans.some(isCheaperThan(service)),
          },
    months: months.map(month => ({
      month,
      used: used.filter(use => use.month === month).map(({ quantity, unit }) => ({ quantity, unit })),
    })),
  }
}

function isCheaperThan(service: WholeCustomer['services'][number]) {
  return ({ kind, currency, monthlyMinor }: PlanRow) =>
    kind === service.kind && currency === service.currency && monthlyMinor < service.monthlyMinor
}

function viewBill(bill: WholeCustomer['bills'][number], language: Language): OwnBill {
  const { number, issuedOn, dueOn, totalMinor, currency, lines } = bill
  const plain = bill.state === 'paid' || bill.state === 'overdue' ? bill.state : 'open'
  return {
    number,
    issuedOn,
    dueOn,
    total: sayMoney(totalMinor, currency, language),
    left: sayMoney(leftToPay(bill), currency, language),
    state: bill.isDisputed ? 'disputed' : plain,
    lines: lines.map(({ kind, minor, reference }) => ({
      kind,
      reference,
      amount: sayMoney(minor, currency, language),
    })),
  }
}
