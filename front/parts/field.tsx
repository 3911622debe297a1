/** A labelled field: hint and problem stand between label and box, and are read out with it. */
import type { FormProblem } from '../../contract/pages.ts'
import type { ComponentChildren } from 'preact'
import { useSpeech } from '../speech.tsx'
import { inShort } from './in-short.ts'

export interface Described {
  readonly id: string
  readonly name: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': 'true' | undefined
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly isOptional?: boolean
  readonly isLarge?: boolean
  readonly problem?: FormProblem | null
  readonly children: (described: Described) => ComponentChildren
}

export function Field({ name, label, hint, isOptional, isLarge, problem, children }: FieldProps) {
  const { words } = useSpeech()
  const says = problem?.field === name ? problem.says : null
  const told = [hint && `${name}-hint`, says && `${name}-problem`].filter(Boolean).join(' ')
  return (
    <div class={says ? 'field has-problem' : 'field'}>
      <label for={name} class={isLarge ? 'label large' : 'label'}>
        {isLarge ? inShort(label) : label}
        {isOptional && <span class="optional"> ({words.page.optional})</span>}
      </label>
      {hint && (
        <p id={`${name}-hint`} class="hint">
          {hint}
        </p>
      )}
      {says && (
        <p id={`${name}-problem`} class="field-problem">
          {says}
        </p>
      )}
      {children({
        id: name,
        name,
        'aria-describedby': told || undefined,
        'aria-invalid': says ? 'true' : undefined,
      })}
    </div>
  )
}
