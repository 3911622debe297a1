/** Amounts that are typed, in the language of the agent. */
import { useMemo } from 'react'
import { amountsWords } from '../../contract/words/amounts.ts'
import { readAmount, writeAmount } from '../amount.ts'
import { useChoices } from '../choices.tsx'

const EXAMPLE_MINOR = 12_50

export interface Amounts {
  /** In minor units; null for nothing, and for what is no amount. */
  readonly read: (typed: string, currency: string) => number | null
  /** As it stands in its field; nothing for null. */
  readonly write: (minor: number | null, currency: string) => string
  /** Why what is typed is no amount that anybody gives; null where it is one, or nothing. */
  readonly problem: (typed: string, currency: string) => string | null
}

export function useAmounts(): Amounts {
  const { language } = useChoices().choices
  return useMemo(() => {
    const say = amountsWords[language]
    const write = (minor: number | null, currency: string) =>
      minor === null ? '' : writeAmount(minor, currency, language)
    return {
      write,
      read: (typed, currency) => {
        const read = readAmount(typed, currency, language)
        return read.is === 'amount' ? read.minor : null
      },
      problem: (typed, currency) => {
        const read = readAmount(typed, currency, language)
        if (read.is === 'no-amount') return say.wrong(write(EXAMPLE_MINOR, currency))
        if (read.is === 'amount' && read.minor < 0) return say.nothing
        return read.is === 'unclear' ? say.unclear(typed.trim(), read.large, read.small) : null
      },
    }
  }, [language])
}
