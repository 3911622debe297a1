/**
 * What can be done now: what the house has in its catalogue, laid on what is wrong. Pure, and told the figures: what is owed, what
 * was not used, what a month costs.
 */
import { type Authority, type Grants, mayGive } from '../authority/authority.ts'
import type { CommitmentKind } from '../case/facts.ts'
import { cheapestFullRepairFirst } from './order.ts'
import { type RemedyKind, remedyKinds } from './kinds.ts'

/** What can be wrong, as far as it can be seen without reading anybody's words. */
export const troubles = ['cut-off', 'unused', 'overdue', 'broken-promise', 'fault', 'other'] as const
export type Trouble = (typeof troubles)[number]
export type Repairs = 'full' | 'part'

/**
 * What the amount is. `unused`: what was charged for months in which nothing was used. `month`: a month of the service. `overdue`:
 * what is overdue. `none`: no money.
 */
export type AmountBy = 'fixed' | 'unused' | 'month' | 'overdue' | 'none'

interface InBoth {
  readonly en: string
  readonly es: string
}

export interface CatalogueEntry {
  readonly id: string
  /** Grows with each change; what was given by an older one keeps its terms. */
  readonly version?: number
  readonly kind: RemedyKind
  readonly name: InBoth
  readonly terms: InBoth
  readonly effects: readonly { readonly trouble: Trouble; readonly repairs: Repairs }[]
  readonly amountBy: AmountBy
  readonly amountMinor: number | null
  /** Of what is no money: what it costs the house. */
  readonly costMinor: number
  readonly currency: string | null
  /** Days until it is done. */
  readonly days: number
}

/** Something that is wrong, with what can be reckoned of it. */
export interface Wrong {
  readonly trouble: Trouble
  readonly accountId: string | null
  readonly serviceId: string | null
  /** The promise that was broken. */
  readonly commitmentId: string | null
  /** What it was a promise of. */
  readonly promised?: CommitmentKind
  readonly currency: string | null
  readonly unusedMinor: number
  readonly monthMinor: number
  readonly overdueMinor: number
  /** Of the account: billed, and not yet paid or let off. */
  readonly owedMinor: number
}

export interface RemedyOption {
  readonly entry: CatalogueEntry
  readonly wrong: Wrong
  readonly repairs: Repairs
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly costMinor: number
  readonly days: number
  readonly authority: Authority
}

/** What fits, cheapest full repair first; each entry once for a service, for the trouble that it repairs best. */
export function optionsFor(
  entries: readonly CatalogueEntry[],
  wrongs: readonly Wrong[],
  grants: Grants,
): readonly RemedyOption[] {
  const options = entries.flatMap(entry =>
    wrongs.flatMap(wrong => {
      const effect = entry.effects.find(({ trouble }) => trouble === wrong.trouble)
      const option = effect && optionOf(entry, wrong, repairsOf(entry, wrong, effect.repairs), grants)
      return option ? [option] : []
    }),
  )
  const seen = new Set<string>()
  return options.toSorted(cheapestFullRepairFirst).filter(option => {
    const place = remedyKinds[option.entry.kind].booker === 'billing' ? placeOf(option) : ''
    const key = `${option.entry.id} ${place}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const moreThanWords: readonly CommitmentKind[] = ['visit', 'credit', 'goods', 'terms']

/** Whoever was promised a thing, money or a visit has nothing of it by being called, whatever the catalogue says of broken promises. */
function repairsOf({ kind }: CatalogueEntry, { promised }: Wrong, repairs: Repairs): Repairs {
  const isOnlyTalk =
    kind === 'callback-same-person' && promised !== undefined && moreThanWords.includes(promised)
  return isOnlyTalk ? 'part' : repairs
}

function placeOf({ entry, wrong }: RemedyOption): string {
  const isOfService = entry.kind === 'reconnect' || entry.kind === 'plan-change' || entry.amountBy === 'month'
  return `${wrong.accountId} ${isOfService ? wrong.serviceId : ''}`
}

function optionOf(
  entry: CatalogueEntry,
  wrong: Wrong,
  repairs: Repairs,
  grants: Grants,
): RemedyOption | undefined {
  // An apology goes with one of the others and never stands for one.
  if (entry.kind === 'apology') return undefined
  const { isMoney, booker } = remedyKinds[entry.kind]
  if (booker === 'billing' && wrong.accountId === null) return undefined
  if (isFixedElsewhere(entry, wrong) || needsAService(entry, wrong)) return undefined
  const amountMinor = isMoney ? amountOf(entry, wrong) : null
  if (isMoney && (amountMinor === null || amountMinor <= 0)) return undefined
  const currency = isMoney ? (wrong.currency ?? entry.currency) : entry.currency
  const costMinor = amountMinor ?? entry.costMinor
  const authority = mayGive(grants, { kind: entry.kind, costMinor, currency })
  return { entry, wrong, repairs, amountMinor, currency, costMinor, days: entry.days, authority }
}

/** An amount in pounds is nothing for an account in euros. */
function isFixedElsewhere({ amountBy, currency }: CatalogueEntry, wrong: Wrong): boolean {
  return amountBy === 'fixed' && wrong.currency !== null && wrong.currency !== currency
}

function needsAService({ kind }: CatalogueEntry, { serviceId, trouble }: Wrong): boolean {
  return (kind === 'plan-change' && serviceId === null) || (kind === 'reconnect' && trouble !== 'cut-off')
}

function amountOf({ kind, amountBy, amountMinor }: CatalogueEntry, wrong: Wrong): number | null {
  const amounts: Readonly<Record<AmountBy, number | null>> = {
    fixed: amountMinor,
    unused: wrong.unusedMinor,
    month: wrong.monthMinor,
    overdue: wrong.overdueMinor,
    none: null,
  }
  const amount = amounts[amountBy]
  // No more is let off than is owed.
  return kind === 'waiver' && amount !== null ? Math.min(amount, wrong.owedMinor) : amount
}
