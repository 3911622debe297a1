/** A labelled place to write, with its hint and its problem told to screen readers as well. */
import { useId } from 'react'
import type { ComponentProps, ReactNode } from 'react'

interface Common {
  readonly label: string
  readonly hint?: string | undefined
  readonly children: (ids: { id: string; 'aria-describedby': string | undefined }) => ReactNode
}

export function Field({ label, hint, children }: Common) {
  const id = useId()
  const hintId = `${id}-hint`
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': hint === undefined ? undefined : hintId })}
      {hint !== undefined && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  )
}

type TextProps = Omit<ComponentProps<'input'>, 'id'> & { readonly label: string; readonly hint?: string }

export function TextField({ label, hint, ...input }: TextProps) {
  return (
    <Field label={label} hint={hint}>
      {ids => <input {...input} {...ids} className="input" />}
    </Field>
  )
}

type AreaProps = Omit<ComponentProps<'textarea'>, 'id'> & { readonly label: string; readonly hint?: string }

export function AreaField({ label, hint, ...area }: AreaProps) {
  return (
    <Field label={label} hint={hint}>
      {ids => <textarea rows={3} dir="auto" {...area} {...ids} className="input" />}
    </Field>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly choices: readonly (readonly [value: string, says: string])[]
  readonly onChoose: (value: string) => void
  readonly autoFocus?: boolean
  readonly disabled?: boolean
}

/** One of a few, by name. */
export function ChoiceField({ label, value, choices, onChoose, ...select }: ChoiceProps) {
  return (
    <Field label={label}>
      {ids => (
        <select
          {...ids}
          {...select}
          className="input"
          value={value}
          onChange={event => onChoose(event.currentTarget.value)}
        >
          {choices.map(([choice, says]) => (
            <option key={choice} value={choice}>
              {says}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
