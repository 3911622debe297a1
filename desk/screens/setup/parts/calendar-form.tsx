/** One calendar: its place, its week, its own days; and tried before it is saved. */
import type { CalendarSetup } from '../../../../contract/calendars.ts'
import { calendarsWords } from '../../../../contract/words/calendars.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { TextField } from '../../../parts/field.tsx'
import { saveCalendar } from '../calendars-data.ts'
import { useSaving } from '../data.ts'
import { CalendarHolidays } from './calendar-holidays.tsx'
import { CalendarPreview } from './calendar-preview.tsx'
import { ClosedDays, ExtraDays } from './days.tsx'
import { useDraft } from './draft.ts'
import { SaveBar } from './save-bar.tsx'
import { Week } from './week.tsx'

const ZONES = Intl.supportedValuesOf('timeZone')

interface Props {
  readonly calendar: CalendarSetup
  readonly onDone: () => void
}

export function CalendarForm({ calendar, onDone }: Props) {
  const say = useWordsOf(calendarsWords)
  const { organisation } = useWordsOf(setupWords)
  const saving = useSaving()
  const { value, isDirty, change, reset } = useDraft(calendar)
  const save = async () => {
    if ((await saving.run(() => saveCalendar(value))) !== null) onDone()
  }
  return (
    <form
      className="setup-form"
      aria-label={calendar.name || say.newOne}
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="setup-pair">
        <TextField
          label={say.name}
          hint={say.nameHint}
          value={value.name}
          required
          maxLength={60}
          dir="auto"
          onChange={event => change({ name: event.currentTarget.value })}
        />
        <TextField
          label={organisation.timeZone}
          value={value.timeZone}
          list="calendar-zones"
          required
          onChange={event => change({ timeZone: event.currentTarget.value })}
        />
        <datalist id="calendar-zones">
          {ZONES.map(zone => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </datalist>
      </div>
      <Week title={say.week} week={value.week} onChange={week => change({ week })} />
      <CalendarHolidays calendar={value} onChange={change} />
      <ClosedDays
        title={say.closedDays}
        days={value.closedDays}
        onChange={closedDays => change({ closedDays })}
      />
      <ExtraDays title={say.extraDays} days={value.extraDays} onChange={extraDays => change({ extraDays })} />
      <CalendarPreview calendar={value} />
      <SaveBar saving={saving} isDirty={isDirty} label={say.save} onReset={reset} />
    </form>
  )
}
