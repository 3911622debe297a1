/** Where an amount of money is typed: "5,00" or "5.00", whichever hand; what is no amount cannot be sent, and says why beside it. */
import { useEffect, useId, useRef } from 'react'
import type { ComponentProps } from 'react'
import { amountsWords } from '../../contract/words/amounts.ts'
import { useWordsOf } from '../choices.tsx'
import { useAmounts } from './amounts.ts'
import { Field } from './field.tsx'

interface InputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type' | 'ref'> {
  readonly currency: string
  readonly value: string
  readonly onType: (typed: string) => void
  /** Of nothing there is no limit, and nothing is given. */
  readonly isAboveNothing?: boolean
}

export function AmountInput({
  currency,
  value,
  onType,
  isAboveNothing = false,
  className = 'input',
  ...input
}: InputProps) {
  const amounts = useAmounts()
  const { nothing } = useWordsOf(amountsWords)
  const isNothing = isAboveNothing && amounts.read(value, currency) === 0
  const problem = amounts.problem(value, currency) ?? (isNothing ? nothing : null)
  const own = useRef<HTMLInputElement>(null)
  const problemId = useId()
  const describedBy = [input['aria-describedby'], problem === null ? undefined : problemId]
  useEffect(() => own.current?.setCustomValidity(problem ?? ''), [problem])
  return (
    <>
      <input
        {...input}
        ref={own}
        className={className}
        inputMode="decimal"
        autoComplete="off"
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={describedBy.filter(id => id !== undefined).join(' ') || undefined}
        onChange={event => onType(event.currentTarget.value)}
      />
      {problem !== null && (
        <span className="amount-problem warn" id={problemId} role="status">
          {problem}
        </span>
      )}
    </>
  )
}

interface FieldProps extends Omit<InputProps, 'id'> {
  readonly label: string
  readonly hint?: string | undefined
}

export function AmountField({ label, hint, ...input }: FieldProps) {
  return (
    <Field label={label} hint={hint}>
      {ids => <AmountInput {...input} {...ids} />}
    </Field>
  )
}
