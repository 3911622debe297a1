/** Money in a promise, as it is typed, and its currency. */
import { promisesWords } from '../../../../contract/words/promises.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import type { DraftPromise } from '../../../drafts.ts'
import { AmountField } from '../../../parts/amount-field.tsx'
import { TextField } from '../../../parts/field.tsx'

type Typed = Pick<DraftPromise, 'amount' | 'currency'>

interface Props {
  readonly typed: Typed
  readonly change: (part: Typed) => void
}

export function MoneyField({ typed, change }: Props) {
  const words = useWordsOf(promisesWords)
  const { language } = useChoices().choices
  const currency = typed.currency ?? (language === 'es' ? 'EUR' : 'GBP')
  return (
    <div className="promise-within">
      <AmountField
        label={words.amount}
        currency={currency}
        value={typed.amount ?? ''}
        onType={amount => change({ amount, currency })}
      />
      <TextField
        label={words.currency}
        maxLength={3}
        value={currency}
        onChange={event => change({ currency: event.currentTarget.value.toUpperCase() })}
      />
    </div>
  )
}
