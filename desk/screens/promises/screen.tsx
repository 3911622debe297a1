/** Promises at risk, for those who lead: due soon, overdue, moved again and again, or that nobody stands up for yet. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { PromiseAtRisk, PromisesAtRisk } from '../../../contract/promises.ts'
import { promisesWords } from '../../../contract/words/promises.ts'
import { useWords, useWordsOf } from '../../choices.tsx'
import { useWorld } from '../../commands/world.tsx'
import { ChoiceField } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Late } from '../../parts/late.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { duration, useNow, useTimes } from '../../when.tsx'
import { useRisks } from './data.ts'

const WITHIN = [1, 4, 24, 72, 168] as const
const MOVED = [0, 1, 2, 3] as const
const SORTS = ['due', 'moved'] as const

export function PromisesScreen() {
  const words = useWordsOf(promisesWords).risk
  const mayLook = useWorld().me.agent.role !== 'agent'
  const [hours, setHours] = useState<number>(24)
  const [person, setPerson] = useState('')
  const [moved, setMoved] = useState(0)
  const [sort, setSort] = useState<(typeof SORTS)[number]>('due')
  const { risks, failure, file } = useRisks({ hours, moved, sort }, mayLook)
  const people = new Map(risks?.promises.map(({ by }) => [by.id, by.name]))
  const shown = risks?.promises.filter(({ by }) => person === '' || by.id === person) ?? []
  return (
    <Page title={words.title}>
      <Sentence failure={failure} />
      {!mayLook && <p>{words.forLeads}</p>}
      {mayLook && !risks && !failure && <Late text={words.title} />}
      {risks && (
        <div className="risks">
          <div className="risks-choose">
            <ChoiceField
              label={words.within}
              value={String(hours)}
              choices={WITHIN.map(some => [String(some), words.hours(some)])}
              onChoose={value => setHours(Number(value))}
            />
            <ChoiceField
              label={words.byPerson}
              value={person}
              choices={[['', words.all], ...people]}
              onChoose={setPerson}
            />
            <ChoiceField
              label={words.movedAtLeast}
              value={String(moved)}
              choices={MOVED.map(some => [String(some), words.movedSo(some)])}
              onChoose={value => setMoved(Number(value))}
            />
            <ChoiceField
              label={words.sort}
              value={sort}
              choices={SORTS.map(some => [some, words.sorts[some]])}
              onChoose={value => setSort(SORTS.find(some => some === value) ?? 'due')}
            />
            <a className="button button-plain" href={file} download>
              {words.file}
            </a>
            <p className="risks-count" role="status">
              {shown.length === 0 ? words.none : words.count(shown.length)}
            </p>
          </div>
          {shown.length > 0 && <List promises={shown} />}
          <Moved moved={risks.moved} />
        </div>
      )}
    </Page>
  )
}

function List({ promises }: { promises: readonly PromiseAtRisk[] }) {
  return (
    <ul className="risks-list">
      {promises.map(promise => (
        <Row key={promise.id} promise={promise} />
      ))}
    </ul>
  )
}

function Row({ promise }: { promise: PromiseAtRisk }) {
  const words = useWords()
  const say = useWordsOf(promisesWords)
  const times = useTimes()
  const at = useNow(30_000)
  const { isOverdue, isPaused, isBeyond, moved, dueAt } = promise
  const left = duration(Math.abs(dueAt - at), words.time)
  return (
    <li className="risk" data-state={isOverdue ? 'overdue' : isPaused ? 'paused' : 'soon'}>
      <Link to="/case/$caseId" params={{ caseId: promise.caseId }} className="risk-link">
        <span className="risk-when">
          <Icon sign={isOverdue ? 'warn' : 'clock'} size={14} />
          <strong>{isOverdue ? say.risk.overdue : isPaused ? say.paused : left}</strong>
          <time>{times.full(dueAt)}</time>
        </span>
        <span className="risk-words" dir="auto">
          {promise.words ?? words.promise.kinds[promise.kind]}
        </span>
        <span className="soft">
          {[promise.customer, promise.reference, promise.by.name].filter(Boolean).join(' · ')}
        </span>
        {(moved > 0 || isBeyond) && (
          <span className="risk-marks">
            {moved > 0 && <span className="promise-moved">{say.moved(moved)}</span>}
            {isBeyond && <span className="promise-beyond">{say.beyond}</span>}
          </span>
        )}
      </Link>
    </li>
  )
}

function Moved({ moved }: Pick<PromisesAtRisk, 'moved'>) {
  const words = useWordsOf(promisesWords).risk
  const times = useTimes()
  if (moved.length === 0) return null
  const named = ['never', 'once', 'twice'] as const
  return (
    <section className="risks-moved" aria-labelledby="risks-moved-title">
      <h3 id="risks-moved-title">{words.movedHowOften}</h3>
      <dl>
        {moved.map(({ times: often, open }) => {
          const name = named[often]
          return (
            <div key={often}>
              <dt>{name === undefined ? words.times(often) : words[name]}</dt>
              <dd>{times.number(open)}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
