/** Among what can be done now, what was promised already: it stands first, and giving it keeps the promise. */
import { type Grants, mayGive } from '../authority/authority.ts'
import type { CommitmentKind } from '../case/facts.ts'
import type { CatalogueEntry, RemedyOption, Wrong } from './catalogue.ts'
import { remedyKinds } from './kinds.ts'

/** A promise that is open or was broken, and that nothing carries out yet. */
export interface OwedPromise {
  readonly id: string
  readonly kind: CommitmentKind
  /** Null where no amount was promised. */
  readonly amount: { readonly minor: number; readonly currency: string } | null
  /** There was a yes to it: what carries it out needs no other. */
  readonly isAllowed: boolean
  /** What may be given in its place. */
  readonly grants: Grants
}

interface Found {
  readonly options: readonly RemedyOption[]
  readonly entries: readonly CatalogueEntry[]
  readonly wrongs: readonly Wrong[]
}

/** Each promise by the first that fits it; of money, by exactly as much as was promised. */
export function keepingFirst(found: Found, promises: readonly OwedPromise[]): readonly RemedyOption[] {
  const taken = new Set<RemedyOption>()
  const keeping = promises.flatMap(promise => {
    const option =
      promise.amount === null ? fitting(found, promise, taken) : ofAmount(found, promise.amount, promise)
    if (option === undefined) return []
    taken.add(option)
    const { entry, costMinor, currency } = option
    const authority = promise.isAllowed
      ? ({ may: true } as const)
      : mayGive(promise.grants, { kind: entry.kind, costMinor, currency })
    return [{ ...option, wrong: { ...option.wrong, commitmentId: promise.id }, authority }]
  })
  return [...keeping, ...found.options.filter(option => !taken.has(option))]
}

function fitting(
  { options, entries, wrongs }: Found,
  { kind, grants }: OwedPromise,
  taken: ReadonlySet<RemedyOption>,
): RemedyOption | undefined {
  const fits = (entry: CatalogueEntry) => remedyKinds[entry.kind].carriesOut.includes(kind)
  const shown = options.find(option => fits(option.entry) && !taken.has(option))
  if (shown !== undefined) return shown
  // Promised though nothing that can be seen asks for it: things and journeys need no more than their entry.
  const entry = entries.find(each => fits(each) && remedyKinds[each.kind].booker === 'hand')
  const wrong = wrongs.at(-1)
  if (entry === undefined || wrong === undefined) return undefined
  const { costMinor, currency, days } = entry
  const authority = mayGive(grants, { kind: entry.kind, costMinor, currency })
  return { entry, wrong, repairs: 'full', amountMinor: null, currency, costMinor, days, authority }
}

function ofAmount(
  { entries, wrongs }: Found,
  { minor, currency }: NonNullable<OwedPromise['amount']>,
  { kind, grants }: OwedPromise,
): RemedyOption | undefined {
  const entry = entries.find(each => each.kind === 'credit')
  const wrong = wrongs.findLast(each => each.accountId !== null && (each.currency ?? currency) === currency)
  if (kind !== 'credit' || entry === undefined || wrong === undefined) return undefined
  const authority = mayGive(grants, { kind: 'credit', costMinor: minor, currency })
  const { days } = entry
  return { entry, wrong, repairs: 'full', amountMinor: minor, currency, costMinor: minor, days, authority }
}
