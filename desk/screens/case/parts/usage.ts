/** Usage beside dues: what was used and what was billed, month by month. Pure. */
import type { CustomerView } from '../../../../contract/desk.ts'

type Account = CustomerView['accounts'][number]
type Service = Account['services'][number]

export interface Month {
  readonly month: string
  readonly uses: readonly {
    readonly kind: string
    readonly quantity: number
    readonly unit: string
    readonly share: number
  }[]
  readonly bills: Account['bills']
}

/** The newest months first. `share` is the part of the most that was used of the same kind in any month shown. */
export function monthsOf(account: Account, most: number): Month[] {
  const uses = account.services.flatMap(service => service.usage)
  const names = new Set([
    ...uses.map(use => use.month.slice(0, 7)),
    ...account.bills.map(bill => bill.issuedOn.slice(0, 7)),
  ])
  const shown = [...names].toSorted().toReversed().slice(0, most)
  const byMonth = shown.map(month => ({
    month,
    sums: summed(uses.filter(use => use.month.startsWith(month))),
    bills: account.bills.filter(bill => bill.issuedOn.startsWith(month)),
  }))
  const tops = new Map<string, number>()
  for (const { sums } of byMonth) {
    for (const use of sums) tops.set(use.kind, Math.max(tops.get(use.kind) ?? 0, use.quantity))
  }
  return byMonth.map(({ month, sums, bills }) => ({
    month,
    bills,
    uses: sums.map(use => ({ ...use, share: use.quantity / Math.max(1, tops.get(use.kind) ?? 1) })),
  }))
}

function summed(uses: Service['usage']): Service['usage'] {
  const sums = new Map<string, Service['usage'][number]>()
  for (const use of uses) {
    const key = `${use.kind}:${use.unit}`
    sums.set(key, { ...use, quantity: (sums.get(key)?.quantity ?? 0) + use.quantity })
  }
  return [...sums.values()]
}

/** For how many of the latest months a service was paid for and not used at all; 0 when it was used, or nothing is known. */
export function unusedMonths(service: Service): number {
  if (service.state !== 'active') return 0
  const byMonth = new Map<string, number>()
  for (const use of service.usage) byMonth.set(use.month, (byMonth.get(use.month) ?? 0) + use.quantity)
  const months = [...byMonth].toSorted(([a], [b]) => (a < b ? 1 : -1))
  const used = months.findIndex(([, quantity]) => quantity > 0)
  return used === -1 ? months.length : used
}
