/** The last twelve hours: the waits that were offered, service beside sales by the same measure, and how many came. */
import { useMemo } from 'react'
import type { Offered, WallboardHours } from '../../../../contract/wallboard.ts'
import { wallboardWords } from '../../../../contract/words/wallboard.ts'
import { useWords, useWordsOf } from '../../../choices.tsx'
import { useTimes } from '../../../when.tsx'
import { Chart } from './chart.tsx'
import type { Line, Tone } from './chart.tsx'
import { Figures } from './figures.tsx'
import { spelled } from './times.ts'

type HalfHours = WallboardHours['halfHours']
type Kind = 'help' | 'sales'
const TONES: Readonly<Record<Kind, Tone>> = { help: '--calm', sales: '--wait' }

interface HalfHoursProps {
  readonly halfHours: HalfHours
  /** On a wall the two charts of waits, and nothing to press. */
  readonly isWall: boolean
}

export function HalfHours({ halfHours, isWall }: HalfHoursProps) {
  const { hours: say } = useWordsOf(wallboardWords)
  const { time } = useTimes()
  const places = useMemo(() => halfHours.map(({ at }) => time(at)), [halfHours, time])
  const lines = useMemo(
    () => ({ help: waitsOf(halfHours, 'help', say), sales: waitsOf(halfHours, 'sales', say) }),
    [halfHours, say],
  )
  const came = useMemo(() => cameIn(halfHours, say), [halfHours, say])
  const upTo = Math.max(
    1,
    ...[...lines.help, ...lines.sales].flatMap(({ values }) => values.map(value => value ?? 0)),
  )
  if (halfHours.every(({ help, sales }) => help.came + sales.came === 0)) return <p>{say.none}</p>
  return (
    <div className="wall-charts">
      {(['help', 'sales'] as const).map(kind => (
        <Chart
          key={kind}
          title={say[kind]}
          unit={say.minutes}
          places={places}
          lines={lines[kind]}
          isBand
          upTo={upTo}
          table={isWall ? null : <Waits halfHours={halfHours} kind={kind} />}
        />
      ))}
      {!isWall && (
        <Chart
          title={say.came}
          unit={say.people}
          places={places}
          lines={came}
          table={<Came halfHours={halfHours} />}
        />
      )}
    </div>
  )
}

type Say = (typeof wallboardWords)['en']['hours']

function waitsOf(halfHours: HalfHours, kind: Kind, say: Say): readonly Line[] {
  const minutes = (of: (offered: Offered) => number | null) =>
    halfHours.map(half => {
      const seconds = of(half[kind])
      return seconds === null ? null : seconds / 60
    })
  return [
    {
      label: say.middle,
      stroke: 'solid',
      tone: TONES[kind],
      values: minutes(({ middleSeconds }) => middleSeconds),
    },
    {
      label: say.nine,
      stroke: 'dashed',
      tone: TONES[kind],
      values: minutes(({ nineInTenSeconds }) => nineInTenSeconds),
    },
  ]
}

function cameIn(halfHours: HalfHours, say: Say): readonly Line[] {
  return [
    {
      label: say.helpShort,
      stroke: 'bars',
      tone: TONES.help,
      values: halfHours.map(({ help }) => some(help.came)),
    },
    {
      label: say.salesShort,
      stroke: 'hatched',
      tone: TONES.sales,
      values: halfHours.map(({ sales }) => some(sales.came)),
    },
  ]
}

/** No bar at all where nobody came. */
function some(count: number): number | null {
  return count === 0 ? null : count
}

function Waits({ halfHours, kind }: { halfHours: HalfHours; kind: Kind }) {
  const { hours: say } = useWordsOf(wallboardWords)
  const words = useWords()
  const { time } = useTimes()
  const wait = (seconds: number | null) => (seconds === null ? say.unknown : spelled(seconds, words.time))
  return (
    <details className="chart-table">
      <summary>{say.table}</summary>
      <Figures
        caption={say[kind]}
        columns={[say.from, say.middle, say.nine]}
        rows={halfHours.map(({ at, [kind]: { middleSeconds, nineInTenSeconds } }) => ({
          key: at,
          name: time(at),
          cells: [wait(middleSeconds), wait(nineInTenSeconds)],
        }))}
      />
    </details>
  )
}

function Came({ halfHours }: { halfHours: HalfHours }) {
  const { hours: say } = useWordsOf(wallboardWords)
  const { time } = useTimes()
  return (
    <details className="chart-table">
      <summary>{say.table}</summary>
      <Figures
        caption={say.came}
        columns={[say.from, say.helpShort, say.salesShort, say.answered, say.left, say.waiting]}
        rows={halfHours.map(({ at, help, sales }) => ({
          key: at,
          name: time(at),
          cells: [
            help.came,
            sales.came,
            help.answered + sales.answered,
            help.left + sales.left,
            help.waiting + sales.waiting,
          ],
        }))}
      />
    </details>
  )
}
