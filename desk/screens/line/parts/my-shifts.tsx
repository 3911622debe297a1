/** When my shift ends and my next break is, or when the next shift begins; unfolded, the next seven days. Nothing where there is no rota. */
import type { MyShifts } from '../../../../contract/rota.ts'
import { myShiftsWords } from '../../../../contract/words/my-shifts.ts'
import type { MyShiftsWords } from '../../../../contract/words/my-shifts-en.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { type Times, useNow, useTimes } from '../../../when.tsx'

type Shift = MyShifts['shifts'][number]

const HALF_MINUTE = 30_000

export function MyShiftsNote({ shifts }: { shifts: readonly Shift[] }) {
  const say = useWordsOf(myShiftsWords)
  const times = useTimes()
  const now = useNow(HALF_MINUTE)
  const ahead = shifts.filter(({ until }) => until > now)
  const [first] = ahead
  if (!first) return null
  return (
    <details className="my-shifts" aria-label={say.title}>
      <summary>
        <Icon sign="clock" size={13} /> {inShort(first, { say, times, now })}
      </summary>
      <p className="soft">{say.all}</p>
      <ul>
        {ahead.map(({ from, until, breaks }) => (
          <li key={from}>
            {times.full(from)}–{times.time(until)}
            {breaks.map(each => (
              <span key={each.from} className="soft">
                {say.nextBreak(times.time(each.from), times.time(each.until))}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}

interface Telling {
  readonly say: MyShiftsWords
  readonly times: Times
  readonly now: number
}

function inShort({ from, until, breaks }: Shift, { say, times, now }: Telling): string {
  if (from > now) return say.next(times.short(from), times.time(until))
  const pause = breaks.find(each => each.until > now)
  if (pause && pause.from <= now) return say.onBreak(times.time(pause.until))
  const ends = say.now(times.time(until))
  return pause ? `${ends} · ${say.nextBreak(times.time(pause.from), times.time(pause.until))}` : ends
}
