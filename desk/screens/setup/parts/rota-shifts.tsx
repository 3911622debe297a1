/** The shifts of a day with their breaks, typed as wall-clock times. */
import type { Shift } from '../../../../contract/rota.ts'
import { rotaWords } from '../../../../contract/words/rota.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { isOvernight } from '../rota-data.ts'
import { TimeInput } from './spans.tsx'

type Times = Shift['breaks'][number]

interface Props {
  readonly shifts: readonly Shift[]
  readonly onChange: (shifts: Shift[]) => void
}

export function RotaShifts({ shifts, onChange }: Props) {
  const { day: say } = useWordsOf(rotaWords)
  const changeAt = (at: number, part: Partial<Shift>) =>
    onChange(shifts.map((shift, index) => (index === at ? { ...shift, ...part } : shift)))
  return (
    <div className="rota-shifts">
      {shifts.length === 0 && <p className="soft">{say.dayOff}</p>}
      {shifts.map((shift, index) => (
        // A shift has no name of its own but its place.
        <div key={index} className="rota-one" role="group" aria-label={say.shift(index + 1)}>
          <TimesLine
            name={say.shift(index + 1)}
            times={shift}
            onChange={times => changeAt(index, times)}
            onRemove={() => onChange(shifts.filter((_, at) => at !== index))}
          />
          {isOvernight(shift) && <p className="hint">{say.over}</p>}
          {shift.breaks.map((times, nth) => (
            <TimesLine
              key={nth}
              name={`${say.shift(index + 1)}, ${say.pause(nth + 1)}`}
              short={say.breakWord}
              times={times}
              onChange={changed =>
                changeAt(index, { breaks: shift.breaks.map((each, at) => (at === nth ? changed : each)) })
              }
              onRemove={() => changeAt(index, { breaks: shift.breaks.filter((_, at) => at !== nth) })}
            />
          ))}
          <button
            type="button"
            className="button button-quiet rota-add"
            onClick={() => changeAt(index, { breaks: [...shift.breaks, nextBreak(shift)] })}
          >
            + {say.addBreak}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button button-plain rota-add"
        onClick={() => onChange([...shifts, nextShift(shifts)])}
      >
        + {say.addShift}
      </button>
    </div>
  )
}

function nextShift(shifts: readonly Shift[]): Shift {
  const last = shifts.at(-1)
  return last
    ? { from: later(last.to, 60), to: later(last.to, 300), breaks: [] }
    : { from: '09:00', to: '17:00', breaks: [] }
}

/** Half an hour, three hours after it began, or after the last break. */
function nextBreak({ from, breaks }: Shift): Times {
  const last = breaks.at(-1)
  const begins = last ? later(last.to, 120) : later(from, 180)
  return { from: begins, to: later(begins, 30) }
}

function later(time: string, minutes: number): string {
  const [hours = 0, past = 0] = time.split(':').map(Number)
  const at = (hours * 60 + past + minutes) % 1_440
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

interface LineProps {
  readonly name: string
  readonly short?: string
  readonly times: Times
  readonly onChange: (times: Times) => void
  readonly onRemove: () => void
}

function TimesLine({ name, short = name, times: { from, to }, onChange, onRemove }: LineProps) {
  const { day: say } = useWordsOf(rotaWords)
  return (
    <div className="rota-line">
      <span className="rota-name">{short}</span>
      <TimeInput label={say.from(name)} value={from} onChange={value => onChange({ from: value, to })} />
      <span className="soft">{say.until}</span>
      <TimeInput
        label={say.to(name)}
        value={to}
        onChange={value => onChange({ from, to: value === '24:00' ? '00:00' : value })}
      />
      <button type="button" className="button button-quiet" aria-label={say.remove(name)} onClick={onRemove}>
        <Icon sign="cross" />
      </button>
    </div>
  )
}
