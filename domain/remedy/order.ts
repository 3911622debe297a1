/** In which order what can be done is shown: the cheapest that repairs it in full comes first. */
import type { Repairs } from './catalogue.ts'

export interface Ordered {
  readonly repairs: Repairs
  readonly costMinor: number
  readonly days: number
  readonly entry: { readonly id: string }
}

/** Full before part, then the cheaper, then the sooner; what is alike stays in one order by its id. */
export function cheapestFullRepairFirst(one: Ordered, other: Ordered): number {
  return (
    Number(one.repairs === 'part') - Number(other.repairs === 'part') ||
    one.costMinor - other.costMinor ||
    one.days - other.days ||
    (one.entry.id < other.entry.id ? -1 : Number(one.entry.id > other.entry.id))
  )
}
