/** Public holidays of a place, proposed: a person ticks those on which the door is shut. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SetHours } from '../../../../contract/setup.ts'
import { calendarsWords } from '../../../../contract/words/calendars.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { now } from '../../../clock.ts'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { NotDone } from '../../../api/ask.ts'
import { type HolidayPlace, holidaysQuery } from '../data.ts'
import { PlaceFields } from './place-fields.tsx'

type Day = SetHours['closedDays'][number]

interface Props {
  readonly known: readonly Day[]
  readonly onAdd: (days: readonly Day[]) => void
}

export function ProposedHolidays({ known, onAdd }: Props) {
  const words = useWordsOf(setupWords)
  const { language } = useChoices().choices
  const [isOpen, setOpen] = useState(false)
  const [place, setPlace] = useState({ country: 'GB', region: '', year: new Date(now()).getFullYear() + 1 })
  return (
    <details className="setup-part" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {words.hours.propose} <span className="hint">{words.hours.proposeHint}</span>
      </summary>
      {isOpen && <Proposal place={{ ...place, language }} onPlace={setPlace} known={known} onAdd={onAdd} />}
    </details>
  )
}

interface ProposalProps extends Props {
  readonly place: HolidayPlace
  readonly onPlace: (place: Omit<HolidayPlace, 'language'>) => void
}

function Proposal({ place, onPlace, known, onAdd }: ProposalProps) {
  const words = useWordsOf(setupWords)
  const moon = useWordsOf(calendarsWords)
  const times = useTimes()
  const asked = useQuery({ ...holidaysQuery(place), placeholderData: before => before })
  const { data, error } = asked
  // Never those of the year or country that was chosen before.
  const days = asked.isPlaceholderData ? [] : (data?.days ?? [])
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const isKnown = (date: string) => known.some(day => day.date === date)
  const chosen = days
    .filter(({ date }) => ticked.has(date) && !isKnown(date))
    .map(({ date, name }) => ({ date, name }))
  return (
    <>
      <PlaceFields
        place={place}
        countries={data?.countries ?? []}
        regions={data?.regions ?? []}
        onPlace={changed => {
          setTicked(new Set())
          onPlace(changed)
        }}
      />
      {error instanceof NotDone && <Sentence failure={error.failure} />}
      <ul className="tick-list">
        {days.map(({ date, name, isByTheMoon }) => (
          <li key={date}>
            <label>
              <input
                type="checkbox"
                disabled={isKnown(date)}
                checked={isKnown(date) || ticked.has(date)}
                onChange={() => setTicked(toggled(ticked, date))}
              />
              <span>
                <time dateTime={date}>{times.dateOf(date)}</time> {name}{' '}
                {isByTheMoon && <span className="mark">{moon.byTheMoon}</span>}{' '}
                {isKnown(date) && <span className="soft">{words.hours.already}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button button-plain"
        disabled={chosen.length === 0}
        onClick={() => {
          onAdd(chosen)
          setTicked(new Set())
        }}
      >
        {words.hours.addTicked(chosen.length)}
      </button>
      {days.some(({ isByTheMoon }) => isByTheMoon) && <p className="hint">{moon.moonSeen}</p>}
    </>
  )
}

function toggled(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}
