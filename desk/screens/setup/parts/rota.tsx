/** The rota: a week of the team, a day of it to change, a week to copy, a file to bring in. Leads plan it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RotaWeek } from '../../../../contract/rota.ts'
import { rotaWords } from '../../../../contract/words/rota.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { NotDone } from '../../../api/ask.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { daysAfter, rotaQuery } from '../rota-data.ts'
import { RotaCopy } from './rota-copy.tsx'
import { RotaFile } from './rota-file.tsx'
import { RotaGrid } from './rota-grid.tsx'
import { useDates } from './rota-dates.ts'

export function RotaSection() {
  const words = useWordsOf(setupWords)
  const say = useWordsOf(rotaWords)
  const [shown, setShown] = useState<string | null>(null)
  const { data: rota, error } = useQuery(rotaQuery(shown))
  if (error instanceof NotDone) return <Sentence failure={error.failure} isCalm />
  if (!rota) return null
  const because = rota.readOnlyBecause
  return (
    <>
      {because !== null && <p className="hint">{words.readOnly(because)}</p>}
      <div className="setup-lock rota">
        <p className="hint">{say.lead}</p>
        <WeekChoice rota={rota} onShow={setShown} />
        {rota.people.length === 0 ? <p>{say.week.nobody}</p> : <RotaGrid key={rota.week} rota={rota} />}
        {because === null && (
          <>
            <RotaCopy key={`copy ${rota.week}`} rota={rota} onShow={setShown} />
            <RotaFile />
          </>
        )}
      </div>
    </>
  )
}

interface ChoiceProps {
  readonly rota: RotaWeek
  readonly onShow: (week: string | null) => void
}

function WeekChoice({ rota: { week }, onShow }: ChoiceProps) {
  const { week: say } = useWordsOf(rotaWords)
  const dates = useDates()
  return (
    <div className="rota-week">
      <button
        type="button"
        className="button button-plain"
        aria-label={say.before}
        onClick={() => onShow(daysAfter(week, -7))}
      >
        ←
      </button>
      <h3 aria-live="polite">{say.of(dates.short(week), dates.long(daysAfter(week, 6)))}</h3>
      <button
        type="button"
        className="button button-plain"
        aria-label={say.after}
        onClick={() => onShow(daysAfter(week, 7))}
      >
        →
      </button>
      <button type="button" className="button button-quiet" onClick={() => onShow(null)}>
        {say.now}
      </button>
    </div>
  )
}
