/** The hours of one day: none, one stretch or several. Typed as wall-clock times, because midnight at the end is 24:00. */
import type { SetHours } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'

type Span = SetHours['week']['monday'][number]

interface Props {
  readonly title: string
  readonly spans: readonly Span[]
  readonly onChange: (spans: Span[]) => void
}

export function Spans({ title, spans, onChange }: Props) {
  const { hours: say } = useWordsOf(setupWords)
  const changeAt = (at: number, part: Partial<Span>) =>
    onChange(spans.map((span, index) => (index === at ? { ...span, ...part } : span)))
  return (
    <div className="spans" role="group" aria-label={title}>
      <span className="spans-day">{title}</span>
      <div className="spans-list">
        {spans.length === 0 && <span className="soft">{say.closed}</span>}
        {spans.map((span, index) => (
          // A stretch has no name of its own but its place.
          <span key={index} className="span">
            <TimeInput
              label={say.from(title, index + 1)}
              value={span.from}
              onChange={from => changeAt(index, { from })}
            />
            <span className="soft">{say.until}</span>
            <TimeInput
              label={say.to(title, index + 1)}
              value={span.to}
              onChange={to => changeAt(index, { to })}
            />
            <button
              type="button"
              className="button button-quiet"
              aria-label={say.removeSpan(title, index + 1)}
              onClick={() => onChange(spans.filter((_, at) => at !== index))}
            >
              <Icon sign="cross" />
            </button>
          </span>
        ))}
      </div>
      <button
        type="button"
        className="button button-quiet"
        aria-label={say.addSpan(title)}
        onClick={() => onChange([...spans, nextAfter(spans)])}
      >
        +
      </button>
    </div>
  )
}

/** A day's first hours, or an afternoon after what there is. */
function nextAfter(spans: readonly Span[]): Span {
  const last = spans.at(-1)
  return last ? { from: last.to, to: '24:00' } : { from: '09:00', to: '17:00' }
}

interface TimeProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function TimeInput({ label, value, onChange }: TimeProps) {
  return (
    <input
      className="input time-input"
      aria-label={label}
      value={value}
      inputMode="numeric"
      placeholder="00:00"
      maxLength={5}
      onChange={event => onChange(event.currentTarget.value)}
      onBlur={() => onChange(written(value))}
    />
  )
}

/** 9 → 09:00, 930 → 09:30; what is not a time stays as it is, for the server to say so. */
function written(typed: string): string {
  const found = /^(\d{1,2})(?:[:.]?([0-5]\d))?$/.exec(typed.trim())
  return found ? `${(found[1] ?? '').padStart(2, '0')}:${found[2] ?? '00'}` : typed
}
