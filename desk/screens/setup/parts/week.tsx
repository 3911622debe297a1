/** The hours of a usual week, day by day. */
import type { SetHours } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Spans } from './spans.tsx'

const WORKING_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const DAYS = [...WORKING_DAYS, 'saturday', 'sunday'] as const

type Days = SetHours['week']

interface Props {
  readonly title: string
  readonly week: Days
  readonly onChange: (week: Days) => void
}

export function Week({ title, week, onChange }: Props) {
  const { hours: say } = useWordsOf(setupWords)
  return (
    <section aria-label={title} className="setup-part">
      <h3>{title}</h3>
      <div className="week">
        {DAYS.map(day => (
          <Spans
            key={day}
            title={say.weekdays[day]}
            spans={week[day]}
            onChange={spans => onChange({ ...week, [day]: spans })}
          />
        ))}
      </div>
      <p className="form-acts">
        <button
          type="button"
          className="button button-plain"
          onClick={() => {
            const same = Object.fromEntries(WORKING_DAYS.map(day => [day, week.monday]))
            onChange({ ...week, ...same })
          }}
        >
          {say.copyDown}
        </button>
        <span className="hint">{say.midnight}</span>
      </p>
    </section>
  )
}
