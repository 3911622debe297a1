/** What keeps an entry out of the catalogue. */
import type { Rule } from '../rule.ts'
import type { AmountBy } from './catalogue.ts'
import { type RemedyKind, remedyKinds } from './kinds.ts'
import { isCurrency, mostAtOnceMinor } from './money.ts'

export interface EntryChange {
  readonly kind: RemedyKind
  /** What kind it was; null for a new one. */
  readonly kindBefore: RemedyKind | null
  /** All that customers read of it, in every language. */
  readonly texts: readonly string[]
  readonly effects: readonly unknown[]
  readonly amountBy: AmountBy
  readonly amountMinor: number | null
  readonly costMinor: number
  readonly currency: string | null
  readonly plan: string | null
  readonly planMinor: number | null
}

export const entryRules: readonly Rule<EntryChange>[] = [
  {
    name: 'entry-says-everything',
    says: 'What can be given has a name and its terms in both languages.',
    refuses: 'putting a remedy into the catalogue',
    when: ({ texts }) => texts.some(text => text.trim() === ''),
  },
  {
    name: 'entry-stays-of-its-kind',
    says: 'What was given by this stays what it was: take it out, and add another.',
    refuses: 'changing what kind of remedy an entry is',
    when: ({ kind, kindBefore }) => kindBefore !== null && kindBefore !== kind,
  },
  {
    name: 'entry-repairs-something',
    says: 'Say what it puts right, wholly or in part.',
    refuses: 'putting a remedy into the catalogue',
    when: ({ kind, effects }) => kind !== 'apology' && effects.length === 0,
  },
  {
    name: 'entry-of-money-has-an-amount',
    says: 'Only a credit and a waiver have an amount: of anything else say what it costs.',
    refuses: 'putting a remedy into the catalogue',
    when: ({ kind, amountBy }) => remedyKinds[kind].isMoney !== (amountBy !== 'none'),
  },
  {
    name: 'entry-of-a-sensible-amount',
    says: 'Amounts are whole pence or cents, above nothing and at most a million pounds or euros.',
    refuses: 'putting a remedy into the catalogue',
    when: ({ amountBy, amountMinor, costMinor, planMinor }) =>
      (amountBy === 'fixed') !== (amountMinor !== null) ||
      (amountMinor !== null && (amountMinor <= 0 || !isSensible(amountMinor))) ||
      !isSensible(costMinor) ||
      (planMinor !== null && !isSensible(planMinor)),
  },
  {
    name: 'entry-in-a-currency',
    says: 'Amounts need a currency of three letters, as in EUR.',
    refuses: 'putting a remedy into the catalogue',
    when: ({ currency, amountMinor, costMinor, planMinor }) =>
      currency === null ? amountMinor !== null || costMinor > 0 || planMinor !== null : !isCurrency(currency),
  },
  {
    name: 'plan-change-names-its-plan',
    says: 'A change of plan says which plan, and what it costs each month.',
    refuses: 'putting a remedy into the catalogue',
    when: ({ kind, plan, planMinor }) => (kind === 'plan-change') !== (plan !== null && planMinor !== null),
  },
]

function isSensible(minor: number): boolean {
  return Number.isSafeInteger(minor) && minor >= 0 && minor <= mostAtOnceMinor
}
