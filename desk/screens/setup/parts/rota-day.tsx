/** One day of one person: its shifts and breaks, for this day or every week; or swapped with a colleague's. */
import { useEffect, useRef, useState } from 'react'
import type { RotaDay, RotaPerson, Shift } from '../../../../contract/rota.ts'
import { rotaWords } from '../../../../contract/words/rota.ts'
import { useWordsOf } from '../../../choices.tsx'
import { TextField } from '../../../parts/field.tsx'
import { useSaving } from '../data.ts'
import { rotaRequests } from '../rota-data.ts'
import { RotaShifts } from './rota-shifts.tsx'
import { RotaSwap } from './rota-swap.tsx'
import { useDates } from './rota-dates.ts'
import { Why } from './save-bar.tsx'

interface Props {
  readonly person: RotaPerson
  readonly day: RotaDay
  readonly people: readonly RotaPerson[]
  readonly onClose: () => void
}

interface Holding {
  readonly holds: 'day' | 'weekly'
  readonly until: string
}

export function RotaDayForm({ person, day, people, onClose }: Props) {
  const { day: say } = useWordsOf(rotaWords)
  const dates = useDates()
  const saving = useSaving()
  const form = useRef<HTMLFormElement>(null)
  const [shifts, setShifts] = useState<Shift[]>(day.shifts)
  const [holding, setHolding] = useState<Holding>({ holds: 'day', until: '' })
  const { agentId, version } = person
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [])
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    const shown = form.current
    shown?.addEventListener('keydown', leave)
    return () => shown?.removeEventListener('keydown', leave)
  }, [onClose])
  const close = async (asking: () => Promise<unknown>) => {
    if ((await saving.run(asking)) !== null) onClose()
  }
  const { holds } = holding
  const until = holds === 'weekly' && holding.until !== '' ? holding.until : null
  return (
    <form
      ref={form}
      className="rota-form"
      aria-label={`${person.name}, ${dates.whole(day.date)}`}
      onSubmit={event => {
        event.preventDefault()
        void close(() => rotaRequests.day(agentId, day.date, { version, shifts, holds, until }))
      }}
    >
      <h4 dir="auto">
        {person.name}, {dates.whole(day.date)}
      </h4>
      <RotaShifts shifts={shifts} onChange={setShifts} />
      <Holds date={day.date} holding={holding} onChange={setHolding} />
      <Why saving={saving} onReset={onClose} />
      <div className="form-acts">
        {/* Never disabled: the focus would be lost. Who saves twice is told by the version. */}
        <button type="submit" className="button button-main">
          {say.save}
        </button>
        {day.isOwn && (
          <button
            type="button"
            className="button button-plain"
            onClick={() => void close(() => rotaRequests.asWeekly(agentId, day.date, version))}
          >
            {say.asWeekly}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={onClose}>
          {say.close}
        </button>
      </div>
      <RotaSwap
        {...{ person, people }}
        onSwap={withAgentId =>
          void close(() => rotaRequests.swap({ date: day.date, agentId, version, withAgentId }))
        }
      />
    </form>
  )
}

interface HoldsProps {
  readonly date: string
  readonly holding: Holding
  readonly onChange: (holding: Holding) => void
}

function Holds({ date, holding, onChange }: HoldsProps) {
  const { day: say } = useWordsOf(rotaWords)
  const weekday = say.weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? ''
  return (
    <fieldset className="rota-holds">
      <legend>{say.holds}</legend>
      {(['day', 'weekly'] as const).map(holds => (
        <label key={holds}>
          <input
            type="radio"
            name="rota-holds"
            checked={holding.holds === holds}
            onChange={() => onChange({ ...holding, holds })}
          />{' '}
          {holds === 'day' ? say.once : say.weekly(weekday)}
        </label>
      ))}
      {holding.holds === 'weekly' && (
        <TextField
          label={say.until2}
          type="date"
          min={date}
          value={holding.until}
          onChange={event => onChange({ ...holding, until: event.currentTarget.value })}
        />
      )}
    </fieldset>
  )
}
