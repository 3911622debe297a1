/** Calling people back: how many may choose the same half hour, and the countries that are called. */
import type { LineSetup } from '../../../../contract/line.ts'
import { setupLineWords } from '../../../../contract/words/setup-line.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { Field, TextField } from '../../../parts/field.tsx'

interface CallsBackProps {
  readonly value: LineSetup
  readonly onChange: (part: Partial<LineSetup>) => void
}

export function CallsBack({ value, onChange }: CallsBackProps) {
  const say = useWordsOf(setupLineWords)
  return (
    <fieldset className="setup-part">
      <legend>{say.calls}</legend>
      <TextField
        label={say.chosen}
        hint={say.chosenHint}
        type="number"
        min={0}
        max={500}
        value={value.chosenPerHalfHour ?? ''}
        onChange={({ currentTarget: { value: typed, valueAsNumber: count } }) =>
          onChange({ chosenPerHalfHour: typed === '' || Number.isNaN(count) ? null : count })
        }
      />
      <Countries value={value} onChange={onChange} />
    </fieldset>
  )
}

function Countries({ value: { callCountries, countries, homeCountry }, onChange }: CallsBackProps) {
  const say = useWordsOf(setupLineWords)
  const { choices } = useChoices()
  const names = new Intl.DisplayNames(choices.language, { type: 'region' })
  const nameOf = (country: string) => names.of(country) ?? country
  const others = countries
    .filter(country => !callCountries.includes(country))
    .map(country => ({ country, name: nameOf(country) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, choices.language))
  return (
    <>
      <Field label={say.countries} hint={say.countriesHint(nameOf(homeCountry))}>
        {ids => (
          <select
            {...ids}
            className="input"
            value=""
            onChange={event => onChange({ callCountries: [...callCountries, event.currentTarget.value] })}
          >
            <option value="">{say.addCountry}</option>
            {others.map(({ country, name }) => (
              <option key={country} value={country}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {callCountries.length > 0 && (
        <ul className="levels">
          {callCountries.map(country => (
            <li key={country}>
              <span>{nameOf(country)}</span>
              <button
                type="button"
                className="button button-plain"
                onClick={() => onChange({ callCountries: callCountries.filter(other => other !== country) })}
              >
                {say.removeCountry(nameOf(country))}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
