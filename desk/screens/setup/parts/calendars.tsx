/** By which days and hours something is due: the calendars, and which team goes by which. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CalendarSetup, CalendarsView } from '../../../../contract/calendars.ts'
import { calendarsWords } from '../../../../contract/words/calendars.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Field } from '../../../parts/field.tsx'
import { calendarsQuery, removeCalendar, saveCalendar, saveUses } from '../calendars-data.ts'
import { useSaving } from '../data.ts'
import { CalendarForm } from './calendar-form.tsx'
import { useDraft } from './draft.ts'
import { SaveBar, UndoBar, Why } from './save-bar.tsx'

export function CalendarsSection() {
  const say = useWordsOf(calendarsWords)
  const { data: view } = useQuery(calendarsQuery)
  if (!view) return null
  return (
    <div className="setup-form">
      <p className="hint">{say.lead}</p>
      <Calendars view={view} />
      {view.calendars.length > 0 && <Uses view={view} />}
    </div>
  )
}

function Calendars({ view }: { readonly view: CalendarsView }) {
  const say = useWordsOf(calendarsWords)
  const words = useWordsOf(setupWords)
  const removing = useSaving()
  const [openId, setOpenId] = useState<string | null>(null)
  const [gone, setGone] = useState<CalendarSetup | null>(null)
  const remove = async (calendar: CalendarSetup) => {
    if ((await removing.run(() => removeCalendar(calendar))) !== null) setGone(calendar)
  }
  const putBack = async (calendar: CalendarSetup) => {
    if ((await removing.run(() => saveCalendar({ ...calendar, version: 0 }))) !== null) setGone(null)
  }
  const isNew = openId !== null && !view.calendars.some(({ id }) => id === openId)
  return (
    <section className="setup-part" aria-label={say.calendars}>
      <h3>{say.calendars}</h3>
      {view.calendars.length === 0 && !isNew && <p className="hint">{say.none}</p>}
      <ul className="setup-list">
        {view.calendars.map(calendar => (
          <li key={calendar.id}>
            <p className="setup-row-head">
              <strong className="break" dir="auto">
                {calendar.name}
              </strong>
              <span className="soft">{usersOf(view, calendar.id, say)}</span>
              <button
                type="button"
                className="button button-quiet"
                aria-expanded={openId === calendar.id}
                onClick={() => setOpenId(openId === calendar.id ? null : calendar.id)}
              >
                {words.change}
                <span className="hidden"> {calendar.name}</span>
              </button>
              <button
                type="button"
                className="button button-quiet calendar-remove"
                aria-label={say.remove(calendar.name)}
                onClick={() => void remove(calendar)}
              >
                {words.remove}
              </button>
            </p>
            {openId === calendar.id && <CalendarForm calendar={calendar} onDone={() => setOpenId(null)} />}
          </li>
        ))}
        {isNew && (
          <li>
            <h4>{say.newOne}</h4>
            <CalendarForm calendar={{ ...view.blank, id: openId }} onDone={() => setOpenId(null)} />
          </li>
        )}
      </ul>
      <Why saving={removing} onReset={() => setGone(null)} />
      <UndoBar what={gone?.name ?? null} onUndo={() => gone && void putBack(gone)} />
      {!isNew && (
        <p className="form-acts">
          <button
            type="button"
            className="button button-plain"
            onClick={() => setOpenId(crypto.randomUUID())}
          >
            {say.add}
          </button>
        </p>
      )}
    </section>
  )
}

function usersOf({ uses }: CalendarsView, id: string, say: ReturnType<typeof useSay>): string {
  const teams = uses.teams.filter(({ calendarId }) => calendarId === id).map(({ name }) => name)
  const names = uses.ofHouse === id ? [say.house, ...teams] : teams
  return names.length === 0 ? say.unused : say.usedBy(names.join(', '))
}

function useSay() {
  return useWordsOf(calendarsWords)
}

function Uses({ view }: { readonly view: CalendarsView }) {
  const say = useSay()
  const saving = useSaving()
  const { value, isDirty, change, reset } = useDraft(view.uses)
  const save = async () => {
    if ((await saving.run(() => saveUses(value))) !== null) reset()
  }
  return (
    <form
      className="setup-part"
      aria-label={say.whose}
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <h3>{say.whose}</h3>
      <p className="hint">{say.whoseHint}</p>
      <div className="setup-pair">
        <Choice
          label={say.house}
          without={say.openingHours}
          value={value.ofHouse}
          view={view}
          onChange={ofHouse => change({ ofHouse })}
        />
        {value.teams.map(team => (
          <Choice
            key={team.teamId}
            label={team.name}
            without={say.asTheHouse}
            value={team.calendarId}
            view={view}
            onChange={calendarId =>
              change({
                teams: value.teams.map(each => (each === team ? { ...team, calendarId } : each)),
              })
            }
          />
        ))}
      </div>
      <SaveBar saving={saving} isDirty={isDirty} label={say.saveUses} onReset={reset} />
    </form>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly without: string
  readonly value: string | null
  readonly view: CalendarsView
  readonly onChange: (calendarId: string | null) => void
}

function Choice({ label, without, value, view, onChange }: ChoiceProps) {
  return (
    <Field label={label}>
      {ids => (
        <select
          {...ids}
          className="input"
          value={value ?? ''}
          onChange={event => onChange(event.currentTarget.value || null)}
        >
          <option value="">{without}</option>
          {view.calendars.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
