/** The house rules of limits and of purses. */
import { isBlank } from '../case/blank.ts'
import { isCurrency } from '../remedy/money.ts'
import type { Rule } from '../rule.ts'

/** What comes into a purse, or is set as all that is in it. */
export interface PurseChange {
  /** How it stands; null while it has no amount. */
  readonly purse: { readonly currency: string } | null
  readonly what: 'set' | 'topped-up'
  readonly amountMinor: number
  readonly currency: string
  /** What is in it, and not given. */
  readonly mostMinor: number
  readonly fromOn: string | null
  readonly untilOn: string | null
  readonly why: string
}

/** More is a slip of the pen, and sums of it are still held exactly. */
const mostOfAll = 100_000_000_00

export const purseRules: readonly Rule<PurseChange>[] = [
  {
    name: 'purse-set-before-topped-up',
    says: 'This purse has no amount yet: set one first.',
    refuses: 'topping up a purse',
    when: ({ purse, what }) => what === 'topped-up' && purse === null,
  },
  {
    name: 'purse-of-some-amount',
    says: 'A purse takes whole pence or cents, above nothing and below a hundred million.',
    refuses: 'setting or topping up a purse',
    when: ({ amountMinor, mostMinor }) =>
      !Number.isSafeInteger(amountMinor) || amountMinor <= 0 || mostMinor + amountMinor > mostOfAll,
  },
  {
    name: 'purse-in-a-currency',
    says: 'Write the currency of the purse as three letters, such as GBP.',
    refuses: 'setting or topping up a purse',
    when: ({ currency }) => !isCurrency(currency),
  },
  {
    name: 'purse-in-one-currency',
    says: 'This purse is kept in another currency: top it up in that one.',
    refuses: 'topping up a purse',
    when: ({ purse, what, currency }) =>
      what === 'topped-up' && purse !== null && purse.currency !== currency,
  },
  {
    name: 'purse-ends-after-it-begins',
    says: 'A purse has a first day, and does not end before it.',
    refuses: 'setting a purse',
    when: ({ what, fromOn, untilOn }) =>
      what === 'set' && (fromOn === null || (untilOn !== null && untilOn < fromOn)),
  },
  {
    name: 'purse-with-a-reason',
    says: 'Write down why: whoever looks later is to know it.',
    refuses: 'setting or topping up a purse',
    when: ({ why }) => isBlank(why),
  },
]

/** What was entered under one name, now and before. */
interface EntryAgain {
  readonly entry: EntryWords
  readonly before: EntryWords | null
}

export interface EntryWords {
  readonly holder: string
  readonly what: 'set' | 'topped-up' | 'closed'
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly why: string
}

export const enteredOnceAlike: Rule<EntryAgain> = {
  name: 'purse-entered-once',
  says: 'This was entered already, and not like this: look at what was entered.',
  refuses: 'filling a purse under the name of another entry',
  when: ({ entry, before }) =>
    before !== null &&
    (before.holder !== entry.holder ||
      before.what !== entry.what ||
      before.amountMinor !== entry.amountMinor ||
      before.currency !== entry.currency ||
      before.why.trim() !== entry.why.trim()),
}

/** Of one person, of one kind. */
export interface LimitsChange {
  readonly perActMinor: number | null
  readonly perCaseMinor: number | null
  readonly perMonthMinor: number | null
  readonly perMonthCount: number | null
  readonly currency: string | null
}

export const limitsRules: readonly Rule<LimitsChange>[] = [
  {
    name: 'limits-of-some-amount',
    says: 'A limit is a whole number above nothing: leave it empty for as much as it takes.',
    refuses: 'limiting what a person may give',
    when: ({ perActMinor, perCaseMinor, perMonthMinor, perMonthCount }) =>
      [perActMinor, perCaseMinor, perMonthMinor, perMonthCount].some(
        limit => limit !== null && (!Number.isSafeInteger(limit) || limit <= 0 || limit > mostOfAll),
      ),
  },
  {
    name: 'limits-in-a-currency',
    says: 'Limits of money have a currency of three letters, and others have none.',
    refuses: 'limiting what a person may give',
    when: ({ perActMinor, perCaseMinor, perMonthMinor, currency }) => {
      const isOfMoney = [perActMinor, perCaseMinor, perMonthMinor].some(limit => limit !== null)
      return isOfMoney ? currency === null || !isCurrency(currency) : currency !== null
    },
  },
  {
    name: 'limits-that-grow',
    says: 'One act cannot be worth more than a whole case, nor a case more than a month.',
    refuses: 'limiting what a person may give',
    when: ({ perActMinor, perCaseMinor, perMonthMinor }) => {
      const known = [perActMinor, perCaseMinor, perMonthMinor].filter(limit => limit !== null)
      return known.some((limit, at) => limit > (known[at + 1] ?? limit))
    },
  },
]
