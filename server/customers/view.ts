/** A customer as an agent sees them, beside a case and on the customer's own page. */
import { leftToPay } from '../../domain/account/bill.ts'
import type { CustomerView } from '../../contract/desk.ts'
import { Fault } from '../../contract/faults.ts'
import { sayMoney } from '../../domain/remedy/money.ts'
import type { Db } from '../db/connect.ts'
import { filledLink } from './links.ts'
import { wholeCustomer } from './sql.ts'

/**
 * @param caseId the case beside which they are shown; null on a page of their own, where all their cases are "other" ones
 * @throws Fault not-found also for somebody who was erased, unless a case of theirs is open before the agent
 */
export async function viewCustomer(
  db: Db,
  customerId: string,
  { caseId, language }: { readonly caseId: string | null; readonly language: 'en' | 'es' },
): Promise<Omit<CustomerView, 'isVerified'>> {
  const whole = await wholeCustomer(db, customerId, caseId)
  const row = whole?.customers[0]
  if (!row || (caseId === null && row.isErased)) throw new Fault('not-found', say => say.noCustomer)
  const {
    addresses: reachable,
    accounts: held,
    services: subscribed,
    usage: used,
    bills: billed,
    others,
    links,
  } = whole
  const known = {
    customerId: row.id,
    externalId: row.externalId,
    accountNumber: held[0]?.number ?? null,
    phone: reachable.find(({ kind }) => kind === 'phone')?.value ?? null,
    email: reachable.find(({ kind }) => kind === 'email')?.value ?? null,
  }
  return {
    id: row.id,
    name: row.name ?? '',
    externalId: row.externalId,
    links: links.flatMap(({ label, urlTemplate }) => {
      const url = filledLink(urlTemplate, known)
      return url === null ? [] : [{ label, url }]
    }),
    since: row.createdAt,
    addresses: reachable,
    accounts: held.map(account => ({
      number: account.number,
      openedOn: account.openedOn,
      services: subscribed
        .filter(service => service.accountId === account.id)
        .map(({ accountId: _, monthlyMinor, currency, ...service }) => ({
          ...service,
          monthly: sayMoney(monthlyMinor, currency, language),
          usage: used
            .filter(month => month.serviceId === service.id)
            .map(({ serviceId: __, ...month }) => month),
        })),
      bills: billed
        .filter(bill => bill.accountId === account.id)
        .map(({ accountId: _, totalMinor, currency, lines, ...bill }) => ({
          ...bill,
          total: sayMoney(totalMinor, currency, language),
          left: sayMoney(leftToPay({ state: bill.state, totalMinor, lines }), currency, language),
          lines: lines.map(({ kind, minor, reference }) => ({
            kind,
            reference,
            amount: sayMoney(minor, currency, language),
          })),
        })),
    })),
    otherCases: others,
  }
}
