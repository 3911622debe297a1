/** Who is called instead of waiting, one by one. On a wall without names: visitors pass there. */
import { Link } from '@tanstack/react-router'
import type { Wallboard, WallCallback } from '../../../../contract/wallboard.ts'
import { wallboardWords } from '../../../../contract/words/wallboard.ts'
import { useChoices, useWords, useWordsOf } from '../../../choices.tsx'
import { Name } from '../../../parts/name.tsx'
import { duration, useNow, useTimes } from '../../../when.tsx'
import { Cell } from './cell.tsx'

interface Props {
  readonly callbacks: Wallboard['callbacks']
  readonly isWall: boolean
}

/** A wall has room for so many beside everything else. */
export const ROOM_FOR_CALLBACKS = 3

export function Callbacks({ callbacks: { due, later, list }, isWall }: Props) {
  const { callbacks: say } = useWordsOf(wallboardWords)
  const { columns } = say
  const shown = isWall ? list.slice(0, ROOM_FOR_CALLBACKS) : list
  if (shown.length === 0) return null
  // Those that an agent is on are listed, and are neither due nor for later any more.
  const all = Math.max(list.length, due + later)
  return (
    <div className="wall-callbacks">
      <table className="wall-skills" aria-label={say.title}>
        <thead>
          <tr>
            {(
              ['reference', ...(isWall ? [] : ['name' as const]), 'skill', 'since', 'next', 'tries'] as const
            ).map(name => (
              <th key={name} scope="col">
                {columns[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(called => (
            <Row key={called.caseId} called={called} isWall={isWall} />
          ))}
        </tbody>
      </table>
      {all > shown.length && <p className="wall-more">{say.more(all - shown.length)}</p>}
    </div>
  )
}

function Row({ called, isWall }: { called: WallCallback; isWall: boolean }) {
  const { language } = useChoices().choices
  const { callbacks: say, skills } = useWordsOf(wallboardWords)
  const { time } = useWords()
  const now = useNow(1_000)
  const { columns } = say
  const { reference, caseId, name, since, tries, skill } = called
  return (
    <tr data-waits={called.state === 'now'}>
      <th scope="row">
        {isWall ? (
          reference
        ) : (
          <Link to="/case/$caseId" params={{ caseId }} search={{}}>
            {reference}
          </Link>
        )}
      </th>
      {!isWall && (
        <Cell name={columns.name}>
          <Name>{name}</Name>
        </Cell>
      )}
      <Cell name={columns.skill}>{skill ? skill[language] : skills.none}</Cell>
      <Cell name={columns.since}>{duration(now - since, time)}</Cell>
      <Cell name={columns.next}>
        <Called called={called} />
      </Cell>
      <Cell name={columns.tries}>{tries}</Cell>
    </tr>
  )
}

/** When they are called: the time that they chose as long as it was not missed, or the next try. */
function Called({ called: { state, window, tries, nextAt, by } }: { called: WallCallback }) {
  const { callbacks: say } = useWordsOf(wallboardWords)
  const times = useTimes()
  const isChosen = window !== null && tries === 0
  const when =
    nextAt === null
      ? say.states[state]
      : isChosen
        ? say.chosen(times.short(window.from), times.time(window.until))
        : say.next(times.short(nextAt))
  return (
    <>
      {when}
      {by === 'chat' && <small>{say.told}</small>}
    </>
  )
}
