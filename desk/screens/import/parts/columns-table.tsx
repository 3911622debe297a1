/** For each field, the column that holds it, with what stands in the first row. */
import { importFields, requiredFields } from '../../../../contract/import-fields.ts'
import type { ImportField, ImportKind } from '../../../../contract/import-fields.ts'
import type { Columns } from '../../../../contract/import.ts'
import { importWords } from '../../../../contract/words/import.ts'
import { useWordsOf } from '../../../choices.tsx'

interface Props {
  readonly kind: ImportKind
  readonly columns: Columns
  readonly header: readonly string[]
  readonly first: readonly string[]
  readonly onChange: (columns: Columns) => void
}

export function ColumnsTable({ kind, columns, header, first, onChange }: Props) {
  const words = useWordsOf(importWords)
  const choose = (field: ImportField, name: string) => {
    const { [field]: _, ...rest } = columns
    onChange(name === '' ? rest : { ...rest, [field]: name })
  }
  return (
    <fieldset className="import-columns">
      <legend>{words.columns}</legend>
      <p className="hint">{words.columnsHint}</p>
      <ul>
        {importFields[kind].map(field => {
          const chosen = columns[field] ?? ''
          const isNeeded = requiredFields[kind].includes(field)
          return (
            <li key={field} data-missing={isNeeded && chosen === ''}>
              <label htmlFor={`column-${field}`}>
                {words.fields[field]}
                {isNeeded && <span className="needed"> * {words.needed}</span>}
              </label>
              <select
                id={`column-${field}`}
                className="input"
                required={isNeeded}
                value={chosen}
                onChange={event => choose(field, event.currentTarget.value)}
              >
                <option value="">{words.none}</option>
                {header.map(name => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
              <span className="soft cut" dir="auto">
                {chosen !== '' && (first[header.indexOf(chosen)] || '–')}
              </span>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
