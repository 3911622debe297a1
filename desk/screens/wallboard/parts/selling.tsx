/** How much of the waiting was caused by selling, in sentences. */
import type { WallboardHours } from '../../../../contract/wallboard.ts'
import { wallboardWords } from '../../../../contract/words/wallboard.ts'
import { useWordsOf } from '../../../choices.tsx'
import { useTimes } from '../../../when.tsx'

export function Selling({ selling: { today, month } }: Pick<WallboardHours, 'selling'>) {
  const { selling: say } = useWordsOf(wallboardWords)
  const { number } = useTimes()
  const minutes = (count: number) =>
    count === 1 ? say.minutes(1) : say.minutes(count).replace(String(count), number(count))
  const { sparedMinutes } = month
  return (
    <div className="wall-selling">
      {month.sellingMinutes === 0 ? (
        <p>{say.none}</p>
      ) : (
        <>
          <p>
            {today.sellingMinutes === 0
              ? say.todayNone
              : say.today(minutes(today.sellingMinutes), minutes(today.causedMinutes))}
          </p>
          <p>{say.month(month.days, minutes(month.sellingMinutes), minutes(month.causedMinutes))}</p>
          {sparedMinutes !== null && (
            <p>{sparedMinutes > 0 ? say.spared(minutes(sparedMinutes)) : say.sparedNone}</p>
          )}
        </>
      )}
      <p className="wall-more">{say.about}</p>
    </div>
  )
}
