/** A week of the team as a table: arrow keys move from day to day, Enter opens one below its person. On a phone each person is a list of days. */
import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { RotaDay, RotaPerson, RotaWeek } from '../../../../contract/rota.ts'
import { rotaWords } from '../../../../contract/words/rota.ts'
import { useWordsOf } from '../../../choices.tsx'
import { isOvernight } from '../rota-data.ts'
import { RotaDayForm } from './rota-day.tsx'
import { useDates } from './rota-dates.ts'

interface At {
  readonly row: number
  readonly column: number
}

const STEPS: Readonly<Record<string, At>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}

export function RotaGrid({ rota }: { rota: RotaWeek }) {
  const { grid: say } = useWordsOf(rotaWords)
  const dates = useDates()
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<At>({ row: 0, column: 0 })
  const [open, setOpen] = useState<At | null>(null)
  const { people, today } = rota
  const move = (event: KeyboardEvent, from: At) => {
    const step = STEPS[event.key]
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const to = {
      row: within(from.row + step.row, people.length),
      column: within(from.column + step.column, 7),
    }
    setAt(to)
    focusOn(table.current, to)
  }
  const close = () => {
    if (open) focusOn(table.current, open)
    setOpen(null)
  }
  return (
    <>
      <p className="hint" id="rota-keys">
        {say.keys}
      </p>
      <table className="rota-grid" ref={table} aria-describedby="rota-keys">
        <thead>
          <tr>
            <th scope="col">{say.person}</th>
            {people[0]?.days.map(({ date }) => (
              <th key={date} scope="col" data-today={date === today}>
                {dates.column(date)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person, row) => (
            <PersonRows
              key={person.agentId}
              {...{ person, rota, row, at }}
              openColumn={open?.row === row ? open.column : null}
              onOpen={column => setOpen({ row, column })}
              onClose={close}
              onFocus={column => setAt({ row, column })}
              onKey={(event, column) => move(event, { row, column })}
            />
          ))}
        </tbody>
        <Count rota={rota} />
      </table>
    </>
  )
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index))
}

function focusOn(table: HTMLTableElement | null, { row, column }: At): void {
  table?.querySelector<HTMLElement>(`[data-at="${row}-${column}"]`)?.focus()
}

interface RowProps {
  readonly person: RotaPerson
  readonly rota: RotaWeek
  readonly row: number
  readonly at: At
  readonly openColumn: number | null
  readonly onOpen: (column: number) => void
  readonly onClose: () => void
  readonly onFocus: (column: number) => void
  readonly onKey: (event: KeyboardEvent, column: number) => void
}

function PersonRows({ person, rota, row, at, openColumn, onOpen, onClose, onFocus, onKey }: RowProps) {
  const opened = openColumn === null ? undefined : person.days[openColumn]
  return (
    <>
      <tr>
        <th scope="row" dir="auto">
          {person.name}
          {person.team !== null && <span className="soft rota-team">{person.team}</span>}
        </th>
        {person.days.map((day, column) => (
          <td key={day.date} data-today={day.date === rota.today}>
            <button
              type="button"
              className="rota-day"
              data-at={`${row}-${column}`}
              data-off={day.shifts.length === 0}
              data-own={day.isOwn}
              tabIndex={at.row === row && at.column === column ? 0 : -1}
              aria-expanded={openColumn === column}
              disabled={rota.readOnlyBecause !== null}
              onClick={() => (openColumn === column ? onClose() : onOpen(column))}
              onFocus={() => onFocus(column)}
              onKeyDown={event => onKey(event, column)}
            >
              <DayInCell name={person.name} day={day} />
            </button>
          </td>
        ))}
      </tr>
      {opened && (
        <tr className="rota-open">
          <td colSpan={8}>
            <RotaDayForm
              key={`${opened.date} ${person.version}`}
              person={person}
              day={opened}
              people={rota.people}
              onClose={onClose}
            />
          </td>
        </tr>
      )}
    </>
  )
}

interface DayProps {
  readonly name: string
  readonly day: RotaDay
}

/** Whoever hears it is told whose day it is, and that a night ends on the next. */
function DayInCell({ name, day: { date, shifts, isOwn, isAbsent, swappedWith } }: DayProps) {
  const { grid: say } = useWordsOf(rotaWords)
  const dates = useDates()
  return (
    <>
      <span className="hidden">{`${name}, ${dates.whole(date)}: `}</span>
      <span className="rota-date" aria-hidden="true">
        {dates.column(date)}
      </span>
      <span className="rota-times">
        {shifts.length === 0 && <span>{say.off}</span>}
        {shifts.map(shift => (
          <span key={shift.from} className="rota-shift">
            {`${shift.from}–${shift.to}`}
            {isOvernight(shift) && <small> {say.nextDay}</small>}
            {shift.breaks.map(({ from, to }) => (
              <small key={from}>
                {' '}
                {say.pause} <span className="rota-whole">{`${from}–${to}`}</span>
              </small>
            ))}
          </span>
        ))}
        {isAbsent && <small className="rota-mark"> {say.away}</small>}
        {isOwn && (
          <small className="rota-mark"> {swappedWith === null ? say.once : say.swapped(swappedWith)}</small>
        )}
      </span>
    </>
  )
}

/** How many work on each day. */
function Count({ rota: { people } }: { rota: RotaWeek }) {
  const { grid: say } = useWordsOf(rotaWords)
  const dates = useDates()
  const working = (column: number) =>
    people.filter(({ days }) => {
      const day = days[column]
      return day !== undefined && day.shifts.length > 0 && !day.isAbsent
    }).length
  return (
    <tfoot>
      <tr>
        <th scope="row">{say.people}</th>
        {people[0]?.days.map(({ date }, column) => (
          <td key={date}>
            <span className="rota-date">{dates.column(date)}</span> {working(column)}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}
