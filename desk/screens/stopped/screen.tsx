/** Where help stopped, by what was lacking, with what raising a limit would have done. For those who lead. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { StopGroup } from '../../../contract/stopped.ts'
import { setupWords } from '../../../contract/words/setup.ts'
import { stoppedWords } from '../../../contract/words/stopped.ts'
import type { StoppedWords } from '../../../contract/words/stopped-en.ts'
import { useWordsOf } from '../../choices.tsx'
import { Late } from '../../parts/late.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { useTimes } from '../../when.tsx'
import { useStopped } from './data.ts'

const SPANS = [30, 365] as const

export function StoppedScreen() {
  const words = useWordsOf(stoppedWords)
  const [days, setDays] = useState<(typeof SPANS)[number]>(30)
  const { view, failure, csv } = useStopped(days)
  return (
    <Page title={words.title}>
      <p className="rules-lead">{words.lead}</p>
      <div className="stopped-choose">
        <fieldset className="stopped-days">
          <legend>{words.days.label}</legend>
          {SPANS.map(span => (
            <label key={span} className="lacked-one">
              <input type="radio" name="days" checked={days === span} onChange={() => setDays(span)} />
              {words.days[span]}
            </label>
          ))}
        </fieldset>
        {failure === null && (
          <a className="button button-plain" href={csv} download>
            {words.csv}
          </a>
        )}
      </div>
      <Sentence failure={failure} />
      {!view && !failure && <Late text={words.title} />}
      {view && (
        <>
          <p className="stopped-count" role="status">
            {view.groups.length === 0 ? words.none : words.of(view.stopped, view.opened)}
          </p>
          <ul className="rules-list">
            {view.groups.map(group => (
              <Group
                key={[group.how, group.lacked, group.skill, group.role, group.kind, group.limit].join(' ')}
                group={group}
              />
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

function Group({ group }: { group: StopGroup }) {
  const words = useWordsOf(stoppedWords)
  const { count, cases, skill, allowed, waitedMinutes } = group
  return (
    <li className="rules-group">
      <h3>{titleOf(group, words)}</h3>
      <p className="soft">
        {[
          words.count(count, cases),
          skill === null ? null : words.skillIs(skill),
          allowed === null ? null : words.allowed(allowed, count),
          waitedMinutes === null ? null : words.waited(waitedMinutes),
        ]
          .filter(part => part !== null)
          .join(' · ')}
      </p>
      <Raises group={group} />
      <Examples group={group} />
    </li>
  )
}

/** What is not in the list yet is said without its cause. */
function titleOf({ how, lacked }: StopGroup, words: StoppedWords): string {
  const says: Readonly<Record<string, string>> = words[how]
  const plain = how === 'handover' ? words.handover.unsaid : words[how].other
  return (lacked === null ? undefined : says[lacked]) ?? plain
}

function Raises({ group: { role, kind, limit, raises } }: { group: StopGroup }) {
  const words = useWordsOf(stoppedWords)
  const { people, authority } = useWordsOf(setupWords)
  if (limit === null || role === null) return null
  const kinds: Readonly<Record<string, string>> = authority.kinds
  return (
    <>
      <p>{words.limit(people.roles[role], kinds[kind ?? ''] ?? '', limit)}</p>
      {raises.length === 0 && <p className="hint">{words.noRaise}</p>}
      <ul className="stopped-raises">
        {raises.map(({ to, toMinor, solved, cost, givenAnyway }) => (
          <li key={toMinor}>{words.raise(to, solved, cost, givenAnyway)}</li>
        ))}
      </ul>
    </>
  )
}

function Examples({ group: { examples } }: { group: StopGroup }) {
  const words = useWordsOf(stoppedWords)
  const times = useTimes()
  return (
    <details className="rules-reasons">
      <summary>{words.examples}</summary>
      <ul>
        {examples.map(({ caseId, reference, at, amount }) => (
          <li key={`${caseId} ${at}`}>
            <Link to="/case/$caseId" params={{ caseId }} className="reference">
              {reference}
            </Link>{' '}
            <span className="soft">
              {times.date(at)}
              {amount !== null && ` · ${amount}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
