/**
 * Money in minor units (pence, cents), never in fractions, and the two sides that each movement of it has.
 *
 * Everywhere that it is counted it is a bigint. In facts and in JSON it is an integer that a double holds exactly.
 */
export interface Money {
  readonly minor: bigint
  /** ISO 4217. */
  readonly currency: string
}

/** More than this at once is a slip of the pen, and sums of as many as a house ever gives are still held exactly. */
export const mostAtOnceMinor = 1_000_000_00

/**
 * Where money stands. `house`: what the company gives. `owed`: given to the customer, not yet booked. `account`: on the customer's
 * account.
 */
export type Book = 'house' | 'owed' | 'account'

export interface MoneyEntry {
  readonly book: Book
  readonly minor: bigint
  readonly currency: string
}

export type Movement = 'given' | 'booked' | 'taken-back'

const sides: Readonly<Record<Movement, { readonly from: Book; readonly to: Book }>> = {
  given: { from: 'house', to: 'owed' },
  booked: { from: 'owed', to: 'account' },
  'taken-back': { from: 'owed', to: 'house' },
}

/** Both sides of a movement; together they are nothing. */
export function entriesOf(movement: Movement, { minor, currency }: Money): readonly MoneyEntry[] {
  if (minor === 0n) return []
  const { from, to } = sides[movement]
  return [
    { book: from, minor: -minor, currency },
    { book: to, minor, currency },
  ]
}

/** Whether nothing was made and nothing lost, in each currency by itself. */
export function isBalanced(entries: readonly MoneyEntry[]): boolean {
  const sums = new Map<string, bigint>()
  for (const { currency, minor } of entries) sums.set(currency, (sums.get(currency) ?? 0n) + minor)
  return [...sums.values()].every(sum => sum === 0n)
}

/** What stands in one book, of one currency. */
export function standing(entries: readonly MoneyEntry[], book: Book, currency: string): bigint {
  return entries
    .filter(entry => entry.book === book && entry.currency === currency)
    .reduce((sum, { minor }) => sum + minor, 0n)
}

/** @param minor an integer that a double holds exactly. @throws RangeError for anything else */
export function moneyOf(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is no amount of minor units`)
  return { minor: BigInt(minor), currency }
}

/** Three letters, as ISO 4217 names them. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/u.test(code)
}

const locales = { en: 'en-GB', es: 'es-ES' } as const
const formats = new Map<string, Intl.NumberFormat>()

/** As a record says it in every language: "12.00 GBP", "1200 JPY". */
export function recordMoney(minor: number, currency: string): string {
  const digits = formatOf(currency, 'en').resolvedOptions().maximumFractionDigits ?? 2
  return `${(minor / 10 ** digits).toFixed(digits)} ${currency}`
}

/** As people write it: "£12.00". A sum beyond what a double holds exactly is written to the nearest that it does. */
export function sayMoney(minor: number | bigint, currency: string, language: 'en' | 'es'): string {
  const format = formatOf(currency, language)
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(Number(minor) / 10 ** digits)
}

function formatOf(currency: string, language: 'en' | 'es'): Intl.NumberFormat {
  const key = `${language} ${currency}`
  const format = formats.get(key) ?? new Intl.NumberFormat(locales[language], { style: 'currency', currency })
  formats.set(key, format)
  return format
}
