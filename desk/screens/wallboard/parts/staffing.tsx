/** Tomorrow by half hours: how many come, how many are here, and what waits that makes with one fewer and one more. */
import { useMemo } from 'react'
import type { Expected, WallboardHours } from '../../../../contract/wallboard.ts'
import { wallboardWords } from '../../../../contract/words/wallboard.ts'
import { localeOf, useChoices, useWords, useWordsOf } from '../../../choices.tsx'
import { useTimes } from '../../../when.tsx'
import { Chart } from './chart.tsx'
import type { Line } from './chart.tsx'
import { Figures } from './figures.tsx'
import { halfSpelled, spelled, weekdaySpelled } from './times.ts'

type Tomorrow = NonNullable<WallboardHours['staffing']>
const VARIANTS = ['oneFewer', 'planned', 'oneMore'] as const
const STROKES = { oneFewer: 'dotted', planned: 'solid', oneMore: 'dashed' } as const
const TONES = { oneFewer: '--wait', planned: '--calm', oneMore: '--accent' } as const
/** Beyond an hour a wait is only "too long": the lines below would be pressed flat. */
const LONGEST_DRAWN = 60

export function Staffing({ staffing }: Pick<WallboardHours, 'staffing'>) {
  const { staffing: say } = useWordsOf(wallboardWords)
  const { language } = useChoices().choices
  if (!staffing) return <p>{say.none}</p>
  const title = say.title(weekdaySpelled(staffing.day, localeOf(language)))
  return (
    <section className="wall-part" aria-label={title}>
      <h3>{title}</h3>
      <p className="wall-about">
        {say.aboutNeeded(Math.round(staffing.neededWithinSeconds / 60))}{' '}
        {(staffing.agentsAre === 'rota' ? say.aboutRota : say.about)(staffing.days)}
      </p>
      <Expectations tomorrow={staffing} />
    </section>
  )
}

function Expectations({ tomorrow: { halfHours, agentsAre } }: { tomorrow: Tomorrow }) {
  const { staffing: say, hours } = useWordsOf(wallboardWords)
  const { language } = useChoices().choices
  const places = useMemo(
    () => halfHours.map(({ half }) => halfSpelled(half, localeOf(language))),
    [halfHours, language],
  )
  const lines = useMemo<readonly Line[]>(
    () =>
      VARIANTS.map(name => ({
        label: say[name],
        stroke: STROKES[name],
        tone: TONES[name],
        values: halfHours.map(half => drawn(half[name])),
      })),
    [halfHours, say],
  )
  return (
    <div className="wall-staffing">
      <Chart title={say.chart} unit={hours.minutes} places={places} lines={lines} table={null} />
      <div className="wall-scroll" tabIndex={0} role="region" aria-label={hours.table}>
        <Table halfHours={halfHours} agentsAre={agentsAre} places={places} />
      </div>
    </div>
  )
}

function drawn({ nineInTenSeconds }: Expected): number | null {
  return nineInTenSeconds === null ? null : Math.min(LONGEST_DRAWN, nineInTenSeconds / 60)
}

interface TableProps extends Pick<Tomorrow, 'halfHours' | 'agentsAre'> {
  readonly places: readonly string[]
}

function Table({ halfHours, agentsAre, places }: TableProps) {
  const { staffing: say, now } = useWordsOf(wallboardWords)
  const { number } = useTimes()
  const { time } = useWords()
  const here = agentsAre === 'rota' ? say.rotaAgents : say.agents
  const wait = ({ agents, nineInTenSeconds }: Expected) => {
    if (nineInTenSeconds !== null) return nineInTenSeconds < 1 ? now.atOnce : spelled(nineInTenSeconds, time)
    return agents === 0 ? say.nobody : say.noEnd
  }
  return (
    <Figures
      className="wall-plan"
      columns={[say.from, say.arrivals, say.needed, here, ...VARIANTS.map(name => say[name])]}
      rows={halfHours.map(({ half, arrivals, needed, ...expected }, index) => ({
        key: half,
        name: places[index] ?? '',
        cells: [
          number(Math.round(arrivals * 10) / 10),
          needed,
          expected.planned.agents < needed
            ? say.tooFew(number(expected.planned.agents), number(needed - expected.planned.agents))
            : expected.planned.agents,
          ...VARIANTS.map(name => wait(expected[name])),
        ],
      }))}
    />
  )
}
