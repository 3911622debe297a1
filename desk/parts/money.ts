/** An amount as it is written where the reader is. */
import { localeOf, useChoices } from '../choices.tsx'

export function useMoney(): (minor: number, currency: string) => string {
  const { language } = useChoices().choices
  return (minor, currency) => {
    const format = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency })
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
  }
}
