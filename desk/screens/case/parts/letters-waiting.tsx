/** Letters to the customer that could not be sent yet: what waits, until when, and what the mail server said. */
import type { CaseView } from '../../../../contract/desk.ts'
import { HELD_BACK } from '../../../../contract/held-back.ts'
import { lettersDeskWords } from '../../../../contract/words/letters-desk.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useNow, useTimes } from '../../../when.tsx'

export function LettersWaiting({ view: { lettersWaiting = [] } }: { view: CaseView }) {
  const say = useWordsOf(lettersDeskWords)
  const times = useTimes()
  const now = useNow(30_000)
  // Those behind it go when it has gone.
  const first = lettersWaiting.find(({ why }) => why !== null)
  if (!first) return null
  return (
    <div className="banner" role="status">
      <Icon sign="letter" /> {say.waiting(lettersWaiting.length)}{' '}
      <span className="soft">
        ({lettersWaiting.map(({ isByMachine }) => (isByMachine ? say.byMachine : say.byPerson)).join(', ')})
      </span>{' '}
      {first.againAt === null || first.againAt <= now ? say.soon : say.again(times.time(first.againAt))}
      {first.why === HELD_BACK ? (
        <p className="hint">{say.heldBack}</p>
      ) : (
        <p className="hint">
          {say.why} <q dir="auto">{first.why}</q>
        </p>
      )}
    </div>
  )
}
