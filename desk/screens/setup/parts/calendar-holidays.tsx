/** The public holidays of a calendar's place: which of them are worked, and those by the moon set right by hand. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CalendarSetup } from '../../../../contract/calendars.ts'
import type { Holidays } from '../../../../contract/setup.ts'
import { calendarsWords } from '../../../../contract/words/calendars.ts'
import { NotDone } from '../../../api/ask.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { now } from '../../../clock.ts'
import { TextField } from '../../../parts/field.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { holidaysQuery } from '../data.ts'
import { PlaceFields } from './place-fields.tsx'

type Day = Holidays['days'][number]

interface Props {
  readonly calendar: CalendarSetup
  readonly onChange: (part: Partial<CalendarSetup>) => void
}

export function CalendarHolidays({ calendar, onChange }: Props) {
  const say = useWordsOf(calendarsWords)
  const { language } = useChoices().choices
  const [year, setYear] = useState(new Date(now()).getFullYear())
  const place = { country: calendar.country ?? 'GB', region: calendar.region ?? '', year, language }
  const asked = useQuery({ ...holidaysQuery(place), placeholderData: before => before })
  const { data, error } = asked
  // The lists to choose from stay while others are on their way; a day of another year or country is nobody's to tick.
  const known = calendar.country === null || asked.isPlaceholderData ? undefined : data?.days
  const days = known ?? []
  return (
    <section className="setup-part" aria-label={say.holidays}>
      <h3>{say.holidays}</h3>
      <p className="hint">{say.holidaysHint}</p>
      <PlaceFields
        place={{ ...place, country: calendar.country ?? '' }}
        none={say.noHolidays}
        countries={data?.countries ?? []}
        regions={calendar.country === null ? [] : (data?.regions ?? [])}
        onPlace={({ year: wanted, country, region }) => {
          setYear(wanted)
          onChange({ country: country || null, region: region || null })
        }}
      />
      {error instanceof NotDone && <Sentence failure={error.failure} />}
      {known?.length === 0 && <p>{say.noneKnown}</p>}
      <HolidayList days={days} calendar={calendar} onChange={onChange} />
      {days.some(({ isByTheMoon }) => isByTheMoon) && <p className="hint">{say.moonHint}</p>}
    </section>
  )
}

function HolidayList({ days, calendar, onChange }: Props & { readonly days: readonly Day[] }) {
  const say = useWordsOf(calendarsWords)
  const times = useTimes()
  const { workedHolidays: worked, closedDays } = calendar
  const setWorked = (date: string, is: boolean) =>
    onChange({ workedHolidays: is ? [...worked, date].toSorted() : worked.filter(each => each !== date) })
  const move = ({ date, name }: Day, to: string) =>
    onChange({
      workedHolidays: [...new Set([...worked, date])].toSorted(),
      closedDays: [...closedDays.filter(day => day.date !== to), { date: to, name }].toSorted((a, b) =>
        a.date.localeCompare(b.date),
      ),
    })
  return (
    <ul className="holiday-list">
      {days.map(day => (
        <li key={day.date}>
          <span className="day-name">
            <time dateTime={day.date}>{times.dateOf(day.date)}</time>{' '}
            <span className="break">{day.name}</span>{' '}
            {day.isByTheMoon && <span className="mark">{say.byTheMoon}</span>}
          </span>
          <label>
            <input
              type="checkbox"
              aria-label={say.worked(`${times.dateOf(day.date)} ${day.name}`)}
              checked={worked.includes(day.date)}
              onChange={event => setWorked(day.date, event.currentTarget.checked)}
            />{' '}
            {say.weWork}
          </label>
          {day.isByTheMoon && !worked.includes(day.date) && <SeenOn day={day} onMove={to => move(day, to)} />}
        </li>
      ))}
    </ul>
  )
}

function SeenOn({ day, onMove }: { readonly day: Day; readonly onMove: (to: string) => void }) {
  const say = useWordsOf(calendarsWords)
  const times = useTimes()
  const [to, setTo] = useState('')
  const name = `${day.name} (${times.dateOf(day.date)})`
  return (
    <details>
      <summary>
        {say.another}
        <span className="hidden"> {name}</span>
      </summary>
      <div className="setup-row" role="group" aria-label={say.moveOf(name)}>
        <TextField
          label={say.seenOn}
          type="date"
          value={to}
          onChange={event => setTo(event.currentTarget.value)}
        />
        <button
          type="button"
          className="button button-plain"
          disabled={to === '' || to === day.date}
          onClick={() => onMove(to)}
        >
          {say.move}
          <span className="hidden"> {name}</span>
        </button>
      </div>
    </details>
  )
}
