/** A case as an agent sees it. */
import type { Language } from '../../../contract/case.ts'
import type { CaseView, CustomerView } from '../../../contract/desk.ts'
import { Fault } from '../../../contract/faults.ts'
import { gateRules } from '../../../domain/gate/rules.ts'
import type { Db } from '../../db/connect.ts'
import type { House } from '../../ledger/directory.ts'
import { promisesOf } from '../../ledger/promises.ts'
import { factsOfCase } from '../../ledger/read.ts'
import { filesOfCase, toStory } from '../../ledger/story.ts'
import { summariesOf } from '../../ledger/summary.ts'
import type { Waits } from '../../line/wait.ts'
import {
  accounts,
  addresses,
  countOpenProblems,
  customer,
  isVerified,
  otherCases,
  recentBills,
  recentUsage,
  services,
} from './sql.ts'

export interface Viewing {
  readonly db: Db
  readonly waits: Waits
  readonly house: House
  readonly agentId: string
  readonly language: Language
  readonly now: number
}

export async function viewCase(
  { db, waits, house, agentId, language, now }: Viewing,
  caseId: string,
): Promise<CaseView> {
  const [summary] = await summariesOf(db, agentId, [caseId])
  if (!summary) throw new Fault('not-found', 'There is no such case.')
  const reader = {
    audience: 'agent',
    language,
    house,
    customerName: summary.customer.name || null,
  } as const
  const [story, files, promises, who, problems] = await Promise.all([
    factsOfCase(db, caseId),
    filesOfCase(db, caseId),
    promisesOf(db, caseId, reader, now),
    viewCustomer(db, summary.customer.id, caseId),
    countOpenProblems(db, summary.customer.id),
  ])
  return {
    summary,
    story: [...toStory(story, files, reader)],
    customer: who,
    promises: [...promises],
    gate: viewGate(problems),
    wait:
      summary.entry && summary.entry.state !== 'answered'
        ? await waits.forEntry(summary.entry.id, language, house)
        : null,
  }
}

function viewGate(openProblems: readonly string[]): CaseView['gate'] {
  const isClosed = openProblems.length > 0
  const rule = gateRules.find(({ name }) => name === 'nothing-is-offered-while-something-is-wrong')
  return { isOpen: !isClosed, says: isClosed ? (rule?.says ?? null) : null, becauseOf: [...openProblems] }
}

async function viewCustomer(db: Db, customerId: string, caseId: string): Promise<CustomerView> {
  const [row, reachable, verified, held, subscribed, used, billed, others] = await Promise.all([
    customer(db, customerId),
    addresses(db, customerId),
    isVerified(db, caseId),
    accounts(db, customerId),
    services(db, customerId),
    recentUsage(db, customerId),
    recentBills(db, customerId),
    otherCases(db, customerId, caseId),
  ])
  if (!row) throw new Fault('not-found', 'There is no such customer.')
  return {
    id: row.id,
    name: row.name ?? '',
    since: row.createdAt,
    isVerified: verified,
    addresses: reachable,
    accounts: held.map(account => ({
      number: account.number,
      openedOn: account.openedOn,
      services: subscribed
        .filter(service => service.accountId === account.id)
        .map(({ accountId: _, monthlyMinor, currency, ...service }) => ({
          ...service,
          monthly: money(monthlyMinor, currency),
          usage: used
            .filter(month => month.serviceId === service.id)
            .map(({ serviceId: __, ...month }) => month),
        })),
      bills: billed
        .filter(bill => bill.accountId === account.id)
        .map(({ accountId: _, totalMinor, currency, ...bill }) => ({
          ...bill,
          total: money(totalMinor, currency),
        })),
    })),
    otherCases: others,
  }
}

const formats = new Map<string, Intl.NumberFormat>()

/** An amount in minor units (pence) as people write it. */
function money(minor: number, currency: string): string {
  const format = formats.get(currency) ?? new Intl.NumberFormat('en-GB', { style: 'currency', currency })
  formats.set(currency, format)
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(minor / 10 ** digits)
}
