/** Holidays, and days with hours of their own. */
import type { SetHours } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { TextField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'
import { useState } from 'react'
import { Spans } from './spans.tsx'

type Closed = SetHours['closedDays'][number]
type Extra = SetHours['extraDays'][number]

interface ListProps<Day> {
  /** Where it is called otherwise than among the opening hours. */
  readonly title?: string
  readonly days: readonly Day[]
  readonly onChange: (days: Day[]) => void
}

export function ClosedDays({ title, days, onChange }: ListProps<Closed>) {
  const words = useWordsOf(setupWords)
  const head = title ?? words.hours.closedDays
  return (
    <section aria-label={head} className="setup-part">
      <h3>{head}</h3>
      {days.length === 0 && <p className="hint">{words.none}</p>}
      <ul className="day-list">
        {days.map(day => (
          <li key={day.date}>
            <DayName day={day} />
            <RemoveDay name={day.name} onRemove={() => onChange(without(days, day.date))} />
          </li>
        ))}
      </ul>
      <AddDay
        label={words.hours.addClosed}
        onAdd={day => onChange(byDate([...without(days, day.date), day]))}
      />
    </section>
  )
}

export function ExtraDays({ title, days, onChange }: ListProps<Extra>) {
  const words = useWordsOf(setupWords)
  const head = title ?? words.hours.extraDays
  return (
    <section aria-label={head} className="setup-part">
      <h3>{head}</h3>
      {days.length === 0 && <p className="hint">{words.none}</p>}
      <ul className="day-list">
        {days.map(day => (
          <li key={day.date}>
            <DayName day={day} />
            <Spans
              title={day.name}
              spans={day.spans}
              onChange={spans =>
                onChange(days.map(each => (each.date === day.date ? { ...day, spans } : each)))
              }
            />
            <RemoveDay name={day.name} onRemove={() => onChange(without(days, day.date))} />
          </li>
        ))}
      </ul>
      <AddDay
        label={words.hours.addExtra}
        onAdd={day =>
          onChange(byDate([...without(days, day.date), { ...day, spans: [{ from: '10:00', to: '14:00' }] }]))
        }
      />
    </section>
  )
}

function DayName({ day: { date, name } }: { day: Closed }) {
  const times = useTimes()
  return (
    <span className="day-name">
      <time dateTime={date}>{times.dateOf(date)}</time> <strong className="break">{name}</strong>
    </span>
  )
}

function RemoveDay({ name, onRemove }: { name: string; onRemove: () => void }) {
  const words = useWordsOf(setupWords)
  return (
    <button
      type="button"
      className="button button-quiet"
      aria-label={words.hours.removeDay(name)}
      onClick={onRemove}
    >
      <Icon sign="cross" />
    </button>
  )
}

function AddDay({ label, onAdd }: { label: string; onAdd: (day: Closed) => void }) {
  const words = useWordsOf(setupWords)
  const [day, setDay] = useState<Closed>({ date: '', name: '' })
  return (
    <div className="setup-row" role="group" aria-label={label}>
      <TextField
        label={words.hours.date}
        type="date"
        value={day.date}
        onChange={event => setDay({ ...day, date: event.currentTarget.value })}
      />
      <TextField
        label={words.hours.dayName}
        value={day.name}
        dir="auto"
        maxLength={100}
        onChange={event => setDay({ ...day, name: event.currentTarget.value })}
      />
      <button
        type="button"
        className="button button-plain"
        disabled={day.date === '' || day.name.trim() === ''}
        onClick={() => {
          onAdd(day)
          setDay({ date: '', name: '' })
        }}
      >
        {label}
      </button>
    </div>
  )
}

function without<Day extends Closed>(days: readonly Day[], date: string): Day[] {
  return days.filter(day => day.date !== date)
}

function byDate<Day extends Closed>(days: readonly Day[]): Day[] {
  return days.toSorted((a, b) => a.date.localeCompare(b.date))
}
