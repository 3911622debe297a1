/** To book by hand: each was promised to a customer, and is kept once its reference is entered. What is due first stands first. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ByHandView } from '../../../contract/remedies.ts'
import { moneyWords } from '../../../contract/words/money.ts'
import { useWordsOf } from '../../choices.tsx'
import { useWorld } from '../../commands/world.tsx'
import { TextField } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Late } from '../../parts/late.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { duration, useNow, useTimes } from '../../when.tsx'
import { useByHand } from './data.ts'

export function ByHandScreen() {
  const words = useWordsOf(moneyWords).byHand
  const { words: all } = useWorld()
  const { view, failure, refused, entered, enter } = useByHand()
  return (
    <Page title={words.title}>
      <p className="rungs-about">{words.hint}</p>
      {!view && !failure && <Late text={all.story.loading} />}
      {failure && <Sentence failure={failure} />}
      {view?.notBecause != null && <p className="hint">{view.notBecause}</p>}
      <p role="status">{entered > 0 ? words.entered : view?.tasks.length === 0 ? words.none : ''}</p>
      <ol className="by-hand">
        {view?.tasks.map(task => (
          <li key={task.id}>
            <Task task={task} />
            {view.notBecause === null && (
              <Enter about={task.says} onEnter={reference => void enter(task.id, reference)} />
            )}
            {refused?.id === task.id && <Sentence failure={refused.failure} />}
          </li>
        ))}
      </ol>
      {view && view.differences.length > 0 && <Differences view={view} />}
    </Page>
  )
}

const MINUTE = 60_000

function Task({ task }: { task: ByHandView['tasks'][number] }) {
  const words = useWordsOf(moneyWords).byHand
  const { time } = useWorld().words
  const times = useTimes()
  const now = useNow(MINUTE)
  const isLate = task.dueAt !== null && task.dueAt < now
  return (
    <div className="by-hand-task">
      <p>
        <strong>{words.book(task.says, task.accountNumber)}</strong>
      </p>
      <p>
        <Link to="/case/$caseId" params={{ caseId: task.caseId }} className="reference">
          {task.reference}
        </Link>{' '}
        <bdi>{task.customer}</bdi>
        {task.isRefused && (
          <span className="warn">
            {' '}
            <Icon sign="warn" size={13} /> {words.refused}
          </span>
        )}
      </p>
      <p className="soft">
        {task.dueAt !== null && (
          <span className={isLate ? 'warn' : undefined}>
            {isLate && <Icon sign="warn" size={13} />}{' '}
            {isLate ? words.late(times.short(task.dueAt)) : words.due(times.short(task.dueAt))} ·{' '}
          </span>
        )}
        {words.waited(duration(Math.max(0, now - task.givenAt), time))}
        {task.by !== null && ` · ${words.by(task.by)}`} ·{' '}
        {task.owner == null ? words.noOwner : words.owner(task.owner)}
      </p>
    </div>
  )
}

function Enter({ about, onEnter }: { about: string; onEnter: (reference: string) => void }) {
  const words = useWordsOf(moneyWords).byHand
  const [reference, setReference] = useState('')
  return (
    <form
      className="by-hand-enter"
      onSubmit={event => {
        event.preventDefault()
        onEnter(reference)
      }}
    >
      <TextField
        label={words.reference}
        required
        maxLength={64}
        autoComplete="off"
        value={reference}
        onChange={event => setReference(event.currentTarget.value)}
      />
      <button type="submit" className="button button-plain">
        {words.enter}
        <span className="hidden"> {about}</span>
      </button>
    </form>
  )
}

function Differences({ view: { differences } }: { view: ByHandView }) {
  const { byHand, billing } = useWordsOf(moneyWords)
  return (
    <section aria-label={byHand.differences}>
      <h3>{byHand.differences}</h3>
      <ul className="money-list">
        {differences.map(({ remedyId, caseId, reference, ours, theirs }) => (
          <li key={remedyId}>
            <Link to="/case/$caseId" params={{ caseId }} className="reference">
              {reference}
            </Link>{' '}
            <span className="soft">
              {billing.ours}: {ours} · {billing.theirs}: {theirs}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
