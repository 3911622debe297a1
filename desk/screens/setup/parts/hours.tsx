/** When a person answers: each week, on days of their own, and on holidays not at all. */
import type { SetHours, SetupView } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { requests, useSaving } from '../data.ts'
import { ClosedDays, ExtraDays } from './days.tsx'
import { useDraft } from './draft.ts'
import { ProposedHolidays } from './proposed-holidays.tsx'
import { SaveBar } from './save-bar.tsx'
import { Week } from './week.tsx'

export function HoursSection({ view }: { view: SetupView }) {
  const words = useWordsOf(setupWords)
  const { language } = useChoices().choices
  const saving = useSaving()
  const { value, isDirty, change, reset } = useDraft<SetHours>(view.hours)
  const say = words.hours
  const save = async () => {
    if ((await saving.run(() => requests.hours(value))) !== null) reset()
  }
  return (
    <form
      className="setup-form"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="hours-now">
        {say.now} <strong>{view.hoursSay[language]}</strong>
      </p>
      <Week title={say.week} week={value.week} onChange={week => change({ week })} />
      <ClosedDays days={value.closedDays} onChange={closedDays => change({ closedDays })} />
      <ProposedHolidays
        known={value.closedDays}
        onAdd={days =>
          change({
            closedDays: [...value.closedDays, ...days].toSorted((a, b) => a.date.localeCompare(b.date)),
          })
        }
      />
      <ExtraDays days={value.extraDays} onChange={extraDays => change({ extraDays })} />
      <SaveBar saving={saving} isDirty={isDirty} label={say.saveHours} onReset={reset} />
    </form>
  )
}
