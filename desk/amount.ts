/**
 * An amount as somebody types it, and as it stands in the field where it is typed: with the decimal sign of the language, read with
 * either. What could be two amounts ("1.000") is none, and says so. Pure.
 */
import type { Language } from '../contract/case.ts'

export type ReadAmount =
  | { readonly is: 'nothing' | 'no-amount' }
  | { readonly is: 'amount'; readonly minor: number }
  /** Thousands, or a fraction: how each of the two is written. */
  | { readonly is: 'unclear'; readonly large: string; readonly small: string }

const USUAL_DIGITS = 2
const THOUSANDS = 3

const WHOLE = /^(?<sign>-?)(?<whole>\d{1,12})$/
const SIGNED = /^(?<sign>-?)(?<whole>\d{1,12})(?<mark>[.,])(?<rest>\d*)$/
/** Both signs: the last is the decimal one, and nothing is left to guess. */
const GROUPED = /^(?<sign>-?)(?<whole>\d{1,3}(?:(?<mark>[.,])\d{3})+)(?!\k<mark>)[.,](?<rest>\d*)$/

export function readAmount(typed: string, currency: string, language: Language): ReadAmount {
  const bare = typed.replaceAll(/[\s’']/gu, '').replace('−', '-')
  if (bare === '') return { is: 'nothing' }
  const parts = (WHOLE.exec(bare) ?? SIGNED.exec(bare) ?? GROUPED.exec(bare))?.groups
  if (!parts) return { is: 'no-amount' }
  const { sign = '', rest = '', mark } = parts
  const whole = (parts['whole'] ?? '').replaceAll(/\D/g, '')
  const digits = digitsOf(currency)
  const isDecimal = rest.length <= digits && (rest.length !== THOUSANDS || mark === decimalSign(language))
  if (GROUPED.test(bare) || isDecimal)
    return rest.length > digits ? { is: 'no-amount' } : minorOf(`${sign}${whole}${rest.padEnd(digits, '0')}`)
  if (rest.length !== THOUSANDS) return { is: 'no-amount' }
  const small = writeAmount(Number(`${sign}${whole}${rest.slice(0, digits)}`), currency, language)
  return { is: 'unclear', large: `${sign}${whole}${rest}`, small }
}

function minorOf(digits: string): ReadAmount {
  const minor = Number(digits)
  return Number.isSafeInteger(minor) ? { is: 'amount', minor: minor + 0 } : { is: 'no-amount' }
}

/** As it is typed: no sign of thousands, none of the currency. */
export function writeAmount(minor: number, currency: string, language: Language): string {
  const digits = digitsOf(currency)
  return (minor / 10 ** digits).toFixed(digits).replace('.', decimalSign(language))
}

/** How many digits the smallest coin stands behind the sign; of a code that is still being typed, the usual two. */
function digitsOf(currency: string): number {
  if (!/^[A-Za-z]{3}$/.test(currency)) return USUAL_DIGITS
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? USUAL_DIGITS
}

function decimalSign(language: Language): string {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5)
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.'
}
