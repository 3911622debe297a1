/** A country, its region, a year: whose public holidays are meant. */
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { ChoiceField, TextField } from '../../../parts/field.tsx'
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
      <ChoiceField
        label={say.country}
        value={place.country}
        choices={[...(none === undefined ? [] : [['', none] as const]), ...known.map(named)]}
        onChoose={country => onPlace({ ...place, country, region: '' })}
      />
      <ChoiceField
        label={say.region}
        value={place.region}
        choices={[['', say.wholeCountry], ...regions.map(named)]}
        onChoose={region => onPlace({ ...place, region })}
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

function named({ code, name }: Choice): readonly [string, string] {
  return [code, name]
}
