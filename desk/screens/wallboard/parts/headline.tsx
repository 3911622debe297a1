/** How things stand, in a sentence: before any figure. */
import type { ApprovalCounts } from '../../../../contract/approvals.ts'
import type { Wallboard } from '../../../../contract/wallboard.ts'
import { wallboardWords } from '../../../../contract/words/wallboard.ts'
import { useWords, useWordsOf } from '../../../choices.tsx'
import { duration, useNow } from '../../../when.tsx'

interface Props {
  readonly board: Wallboard
  readonly asked: ApprovalCounts | undefined
  /** How many said that they leave, and nothing was done about it yet. */
  readonly leaving: number
}

export function Headline({ board: { waiting, callbacks, promises, rungs }, asked, leaving }: Props) {
  const { time, now: person, approvals, leaving: left } = useWords()
  const { sentence: say, callbacks: called, rungs: onRungs } = useWordsOf(wallboardWords)
  const now = useNow(1_000)
  const { live, letters, longest } = waiting
  return (
    <div className="wall-headline">
      <p className="wall-sentence">
        {live === 0
          ? say.nobody
          : longest
            ? say.longest(live, longest.name || person.someone, duration(now - longest.since, time))
            : say.waiting(live)}
      </p>
      <p className="wall-also">
        {[
          ...(letters > 0 ? [say.letters(letters)] : []),
          ...(callbacks.due > 0 ? [called.due(callbacks.due)] : []),
          ...(callbacks.later > 0 ? [called.later(callbacks.later)] : []),
          ...(promises.due > 0 ? [say.due(promises.due, promises.by)] : []),
          ...(promises.broken > 0 ? [say.broken(promises.broken)] : []),
          ...(rungs && rungs.waiting > 0 ? [onRungs.waiting(rungs.waiting)] : []),
          ...(rungs && rungs.late > 0 ? [onRungs.late(rungs.late)] : []),
          ...(rungs && rungs.inTime + rungs.missed > 0
            ? [onRungs.ended(rungs.inTime, rungs.inTime + rungs.missed, rungs.days)]
            : []),
          ...(leaving > 0 ? [left.wall(leaving)] : []),
          ...(asked && asked.waiting > 0 ? [approvals.wall(asked.waiting, asked.late)] : []),
        ].join(' ')}
      </p>
    </div>
  )
}
