/** One rung: who decides there, how soon, by whose calendar, and who stands in now. */
import type { LadderSetup } from '../../../../contract/ladder.ts'
import { ladderSetupWords } from '../../../../contract/words/ladder-setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Field, TextField } from '../../../parts/field.tsx'

type Rung = LadderSetup['rungs'][number]
type Person = LadderSetup['people'][number]

const UNITS = ['working-hours', 'working-days', 'hours', 'days'] as const

interface Props {
  readonly rung: Rung
  readonly nth: number
  readonly count: number
  /** The last of these is the last inside. */
  readonly hasLast: boolean
  /** Who may stand here: nobody of another rung. */
  readonly people: readonly Person[]
  readonly onChange: (rung: Rung) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

export function LadderRung({ rung, nth, count, hasLast, people, onChange, onMove, onRemove }: Props) {
  const say = useWordsOf(ladderSetupWords)
  const number = nth + 1
  const { within } = rung
  const person = people.find(({ id }) => id === rung.agentId)
  return (
    <li className="ladder-rung">
      <h3>{say.rung(number)}</h3>
      {hasLast && number === count && <p className="hint">{say.last}</p>}
      <Field label={say.who} hint={person ? standing(say, person) : undefined}>
        {ids => (
          <select
            {...ids}
            className="input"
            value={rung.agentId}
            onChange={event => onChange({ ...rung, agentId: event.currentTarget.value })}
          >
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="setup-pair">
        <TextField
          label={say.within}
          type="number"
          min={1}
          max={1_000}
          required
          value={Number.isNaN(within.amount) ? '' : within.amount}
          onChange={event =>
            onChange({ ...rung, within: { ...within, amount: event.currentTarget.valueAsNumber } })
          }
        />
        <Field label={say.unit}>
          {ids => (
            <select
              {...ids}
              className="input"
              value={within.unit}
              onChange={event => {
                const unit = UNITS.find(known => known === event.currentTarget.value)
                if (unit) onChange({ ...rung, within: { ...within, unit } })
              }}
            >
              {UNITS.map(unit => (
                <option key={unit} value={unit}>
                  {say.units[unit]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="form-acts">
        {nth > 0 && (
          <button type="button" className="button button-quiet" onClick={() => onMove(-1)}>
            {say.up(number)}
          </button>
        )}
        {number < count && (
          <button type="button" className="button button-quiet" onClick={() => onMove(1)}>
            {say.down(number)}
          </button>
        )}
        {count > 1 && (
          <button type="button" className="button button-quiet" onClick={onRemove}>
            {say.remove(number)}
          </button>
        )}
      </div>
    </li>
  )
}

function standing(
  say: ReturnType<typeof useWordsOf<(typeof ladderSetupWords)['en']>>,
  person: Person,
): string {
  const calendar = person.team === null ? say.calendarHouse : say.calendar(person.team)
  if (!person.isAbsent) return calendar
  return `${calendar}. ${person.standIn === null ? say.absentNobody : say.absent(person.standIn)}`
}
