/** One of a few, all in sight. */
import { useId } from 'react'

interface Props<Name extends string> {
  readonly legend: string
  readonly options: Readonly<Record<Name, string>>
  readonly value: Name
  readonly onChange: (name: Name) => void
}

export function Chosen<Name extends string>({ legend, options, value, onChange }: Props<Name>) {
  const group = useId()
  const names = Object.keys(options) as Name[] // the keys of the record
  return (
    <fieldset className="chosen">
      <legend>{legend}</legend>
      {names.map(name => (
        <label key={name} className="tick">
          <input type="radio" name={group} checked={value === name} onChange={() => onChange(name)} />
          {options[name]}
        </label>
      ))}
    </fieldset>
  )
}
