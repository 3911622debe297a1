/** The supervisor's wallboard: a sentence first, then the figures, then charts one would print. `?wall` shows it big. */
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Wallboard, WallboardHours } from '../../../contract/wallboard.ts'
import { wallboardWords } from '../../../contract/words/wallboard.ts'
import { useWordsOf } from '../../choices.tsx'
import { Late } from '../../parts/late.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { useAsked, useLeavingCount, useWallboard, useWallboardHours } from './data.ts'
import { Agents } from './parts/agents.tsx'
import { Callbacks, ROOM_FOR_CALLBACKS } from './parts/callbacks.tsx'
import { HalfHours } from './parts/half-hours.tsx'
import { Headline } from './parts/headline.tsx'
import { Now } from './parts/now.tsx'
import { Selling } from './parts/selling.tsx'
import { Skills } from './parts/skills.tsx'
import { Staffing } from './parts/staffing.tsx'

export function WallboardScreen() {
  const { wall } = useSearch({ from: '/desk/wallboard' })
  return wall === true ? <Wall /> : <Board />
}

function Board() {
  const words = useWordsOf(wallboardWords)
  const { board, failure } = useWallboard()
  const asked = useAsked()
  const leaving = useLeavingCount()
  const { hours, failure: hoursFailure } = useWallboardHours()
  return (
    <Page
      title={words.title}
      actions={
        board && (
          <Link to="/wallboard" search={{ wall: true }} className="button button-plain">
            {words.wall}
          </Link>
        )
      }
    >
      {!board && !failure && <Late text={words.loading} />}
      <Sentence failure={failure ?? hoursFailure} />
      {board && (
        <div className="wallboard">
          <Headline board={board} asked={asked} leaving={leaving} />
          <Now board={board} busier={hours?.busier} />
          <Part title={words.skills.title} about={words.skills.about}>
            <Skills board={board} />
          </Part>
          {board.callbacks.list.length > 0 && (
            <Part title={words.callbacks.title} about={words.callbacks.about}>
              <Callbacks callbacks={board.callbacks} isWall={false} />
            </Part>
          )}
          <Part title={words.agents.title}>
            <Agents board={board} isWall={false} />
          </Part>
          {hours && <Hours hours={hours} />}
        </div>
      )}
    </Page>
  )
}

function Hours({ hours }: { hours: WallboardHours }) {
  const words = useWordsOf(wallboardWords)
  return (
    <>
      <Part title={words.hours.title} about={words.hours.about}>
        <HalfHours halfHours={hours.halfHours} isWall={false} />
      </Part>
      <Part title={words.selling.title}>
        <Selling selling={hours.selling} />
      </Part>
      <Staffing staffing={hours.staffing} />
    </>
  )
}

/** As big as the screen that it hangs on: to be read from three metres. */
function Wall() {
  const words = useWordsOf(wallboardWords)
  const { board, failure } = useWallboard()
  const asked = useAsked()
  const leaving = useLeavingCount()
  const { hours } = useWallboardHours()
  return (
    <section className="page wallboard wall" data-pane="story" aria-label={words.title}>
      <h2 className="hidden">{words.title}</h2>
      {!board && !failure && <Late text={words.loading} />}
      <Sentence failure={failure} />
      {board && (
        <>
          <Headline board={board} asked={asked} leaving={leaving} />
          <Now board={board} busier={hours?.busier} />
          <Agents board={board} isWall />
          <Skills board={busiest(board)} />
          <Callbacks callbacks={board.callbacks} isWall />
          {hours && <HalfHours halfHours={hours.halfHours} isWall />}
        </>
      )}
      <Link to="/wallboard" search={{}} className="wall-back">
        {words.desk}
      </Link>
    </section>
  )
}

/** As many subjects as a wall has room for: those first for which most people wait. */
const ROOM = 7

function busiest(board: Wallboard): Wallboard {
  const waits = ({ help, sales }: Wallboard['skills'][number]) => help + sales
  const called = board.callbacks.list.length
  // The head of their table takes a line, too.
  const room = called === 0 ? ROOM : ROOM - Math.min(called, ROOM_FOR_CALLBACKS) - 1
  return { ...board, skills: board.skills.toSorted((a, b) => waits(b) - waits(a)).slice(0, room) }
}

interface PartProps {
  readonly title: string
  readonly about?: string
  readonly children: ReactNode
}

function Part({ title, about, children }: PartProps) {
  return (
    <section className="wall-part" aria-label={title}>
      <h3>{title}</h3>
      {about !== undefined && <p className="wall-about">{about}</p>}
      {children}
    </section>
  )
}
