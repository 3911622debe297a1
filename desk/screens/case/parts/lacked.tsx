/** What whoever hands over lacked: one key, and nobody has to say it. */
import type { KeyboardEvent } from 'react'
import { lackedNames } from '../../../../contract/lacked.ts'
import type { LackedName } from '../../../../contract/stopped.ts'
import { useWords } from '../../../choices.tsx'

interface Props {
  readonly value: LackedName | null
  readonly onChoose: (lacked: LackedName | null) => void
}

export function Lacked({ value, onChoose }: Props) {
  const say = useWords().acts.handoverLacked
  /** By its number while the list has the keyboard; the same again takes it back. */
  const byKey = (event: KeyboardEvent) => {
    const picked = lackedNames[Number(event.key) - 1]
    if (picked === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    onChoose(picked === value ? null : picked)
  }
  return (
    <fieldset className="lacked">
      <legend>{say.label}</legend>
      {lackedNames.map((name, at) => (
        <label key={name} className="lacked-one">
          <input
            type="radio"
            name="lacked"
            checked={value === name}
            onChange={() => onChoose(name)}
            onKeyDown={byKey}
          />
          <span aria-hidden="true" className="lacked-key">
            {at + 1}
          </span>{' '}
          {say[name]}
        </label>
      ))}
    </fieldset>
  )
}
