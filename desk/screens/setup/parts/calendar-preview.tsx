/** "10 working days from now end on …", by a calendar as it stands in its form. */
import { useId, useState } from 'react'
import type { CalendarSetup, PreviewCalendar } from '../../../../contract/calendars.ts'
import { calendarsWords } from '../../../../contract/words/calendars.ts'
import { NotDone } from '../../../api/ask.ts'
import { localeOf, useChoices, useWordsOf } from '../../../choices.tsx'
import { Field, TextField } from '../../../parts/field.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { usePreview } from '../calendars-data.ts'

const UNITS = ['working-days', 'working-hours', 'days', 'hours'] as const
const FIRST: PreviewCalendar['within'] = { amount: 10, unit: 'working-days' }

export function CalendarPreview({ calendar }: { readonly calendar: CalendarSetup }) {
  const say = useWordsOf(calendarsWords)
  const { language } = useChoices().choices
  const [within, setWithin] = useState(FIRST)
  const { mutate, data, error, variables } = usePreview()
  const headId = useId()
  const { country, region, timeZone, week, closedDays, extraDays, workedHolidays } = calendar
  const plan = { country, region, timeZone, week, closedDays, extraDays, workedHolidays }
  // What was said of other days says nothing of these.
  const isOfThis = JSON.stringify(variables) === JSON.stringify({ plan, within })
  const show = () => mutate({ plan, within })
  return (
    <section className="setup-part calendar-preview" aria-labelledby={headId}>
      <h3 id={headId}>{say.preview}</h3>
      <div className="setup-row">
        <TextField
          label={say.amount}
          type="number"
          step="any"
          value={Number.isNaN(within.amount) ? '' : within.amount}
          onChange={event => setWithin({ ...within, amount: event.currentTarget.valueAsNumber })}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            // Trying is not saving.
            event.preventDefault()
            show()
          }}
        />
        <Field label={say.unit}>
          {ids => (
            <select
              {...ids}
              className="input"
              value={within.unit}
              onChange={event =>
                setWithin({
                  ...within,
                  unit: UNITS.find(unit => unit === event.currentTarget.value) ?? FIRST.unit,
                })
              }
            >
              {UNITS.map(unit => (
                <option key={unit} value={unit}>
                  {say.units[unit]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button
          type="button"
          className="button button-plain"
          disabled={Number.isNaN(within.amount)}
          onClick={show}
        >
          {say.show}
        </button>
      </div>
      <div role="status">
        {isOfThis && error instanceof NotDone && <Sentence failure={error.failure} />}
        {isOfThis && data && (
          <p className="calendar-due">
            {say.result(
              within.amount.toLocaleString(localeOf(language)),
              say.units[within.unit],
              inFull(data.dueAt, timeZone, localeOf(language)),
            )}
          </p>
        )}
      </div>
    </section>
  )
}

/** By the clock of the calendar, with its year: ten working days in December end in the next. */
function inFull(at: number, timeZone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(at)
}
