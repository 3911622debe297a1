/** Everybody at work, by what they are doing. */
import { WALL_STATES } from '../../../../contract/wall-states.ts'
import type { WallState } from '../../../../contract/wall-states.ts'
import type { Wallboard } from '../../../../contract/wallboard.ts'
import { wallboardWords } from '../../../../contract/words/wallboard.ts'
import { useWords, useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import type { Sign } from '../../../parts/icon.tsx'
import { duration, useNow, useTimes } from '../../../when.tsx'

const signs: Readonly<Record<WallState, Sign>> = {
  free: 'check',
  busy: 'chat',
  'wrapping-up': 'note',
  away: 'away',
}

interface AgentsProps {
  readonly board: Wallboard
  /** From three metres counts can be read, names cannot. */
  readonly isWall: boolean
}

export function Agents({ board: { agents }, isWall }: AgentsProps) {
  const { agents: say } = useWordsOf(wallboardWords)
  const byState = Map.groupBy(agents, ({ state }) => state)
  if (agents.length === 0) return <p>{say.nobody}</p>
  return (
    <ul className="wall-agents">
      {WALL_STATES.map(state => (
        <li key={state} data-state={state}>
          <p className="wall-state">
            <Icon sign={signs[state]} /> {say.count(say.states[state], byState.get(state)?.length ?? 0)}
          </p>
          {!isWall && <Names agents={byState.get(state) ?? []} />}
        </li>
      ))}
    </ul>
  )
}

function Names({ agents }: { agents: Wallboard['agents'] }) {
  const { agents: say } = useWordsOf(wallboardWords)
  const { time } = useWords()
  const now = useNow(1_000)
  const times = useTimes()
  return (
    <ul>
      {agents.map(({ id, name, state, inHand, wrapUpUntil, onBreakUntil }) => (
        <li key={id}>
          {name}
          <span className="wall-more">
            {onBreakUntil !== null &&
              (state === 'away' ? say.onBreak : say.breakDue)(times.time(onBreakUntil))}
            {onBreakUntil !== null && state === 'busy' && ', '}
            {state === 'busy' && say.inHand(inHand)}
            {state === 'wrapping-up' &&
              wrapUpUntil !== null &&
              say.stillWrapping(duration(wrapUpUntil - now, time))}
          </span>
        </li>
      ))}
    </ul>
  )
}
