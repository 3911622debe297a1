/** A country, its region, a year: whose public holidays are meant. */
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Field, TextField } from '../../../parts/field.tsx'
import type { HolidayPlace } from '../data.ts'

interface Choice {
  readonly code: string
  readonly name: string
}

interface Props {
  readonly place: HolidayPlace
  readonly countries: readonly Choice[]
  readonly regions: readonly Choice[]
  /** Where no country may be chosen: what that is called. */
  readonly none?: string
  readonly onPlace: (place: Omit<HolidayPlace, 'language'>) => void
}

export function PlaceFields({ place, countries, regions, none, onPlace }: Props) {
  const { hours: say } = useWordsOf(setupWords)
  const isKnown = place.country === '' || countries.some(({ code }) => code === place.country)
  const known = isKnown ? countries : [{ code: place.country, name: place.country }, ...countries]
  return (
    <div className="setup-row">
      <Pick
        label={say.country}
        value={place.country}
        first={none ?? null}
        choices={known}
        onPick={country => onPlace({ ...place, country, region: '' })}
      />
      <Pick
        label={say.region}
        value={place.region}
        first={say.wholeCountry}
        choices={regions}
        onPick={region => onPlace({ ...place, region })}
      />
      <TextField
        label={say.year}
        type="number"
        min={2000}
        max={2100}
        value={place.year}
        onChange={event => onPlace({ ...place, year: event.currentTarget.valueAsNumber || place.year })}
      />
    </div>
  )
}

interface PickProps {
  readonly label: string
  readonly value: string
  /** What choosing nothing is called; null where something must be chosen. */
  readonly first: string | null
  readonly choices: readonly Choice[]
  readonly onPick: (code: string) => void
}

function Pick({ label, value, first, choices, onPick }: PickProps) {
  return (
    <Field label={label}>
      {ids => (
        <select
          {...ids}
          className="input"
          value={value}
          onChange={event => onPick(event.currentTarget.value)}
        >
          {first !== null && <option value="">{first}</option>}
          {choices.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
