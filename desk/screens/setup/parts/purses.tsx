/** Beside the limits of roles: those of one person, and the purses out of which all of it comes. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PursesView, PurseView } from '../../../../contract/purses.ts'
import { moneyWords } from '../../../../contract/words/money.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { useTimes } from '../../../when.tsx'
import { pursesQuery } from '../money-data.ts'
import { PersonLimits } from './person-limits.tsx'
import { PurseForm, TopUpForm } from './purse-forms.tsx'

export function PursesPart() {
  const { data } = useQuery(pursesQuery)
  if (!data) return null
  return (
    <>
      <PersonLimits people={data.people} currency={data.currency} />
      <Purses view={data} />
    </>
  )
}

function Purses({ view }: { view: PursesView }) {
  const words = useWordsOf(moneyWords).purses
  const [isAdding, setAdding] = useState(false)
  return (
    <section className="setup-part" aria-labelledby="purses-title">
      <h3 id="purses-title">{words.title}</h3>
      <p className="hint">{words.intro}</p>
      {view.purses.length === 0 && <p>{words.none}</p>}
      <ul className="setup-list">
        {view.purses.map(purse => (
          <li key={purse.holder}>
            <Purse purse={purse} view={view} />
          </li>
        ))}
      </ul>
      {isAdding ? (
        <PurseForm purse={null} view={view} onDone={() => setAdding(false)} />
      ) : (
        <button type="button" className="button button-plain" onClick={() => setAdding(true)}>
          {words.add}
        </button>
      )}
    </section>
  )
}

export function holderName(
  holder: string,
  view: PursesView,
  names: Readonly<Record<string, string>>,
): string {
  return names[holder] ?? view.people.find(({ id }) => holder === `agent:${id}`)?.name ?? holder
}

function Purse({ purse, view }: { purse: PurseView; view: PursesView }) {
  const { purses: words } = useWordsOf(moneyWords)
  const { authority } = useWordsOf(setupWords)
  const times = useTimes()
  const day = (text: string) => times.date(Date.parse(`${text}T12:00:00Z`))
  const name = holderName(purse.holder, view, words.holders)
  return (
    <article className="purse" aria-label={name}>
      <p>
        <strong>{name}</strong>{' '}
        {purse.fromOn !== null && (
          <span className="soft">
            {words.days(day(purse.fromOn), purse.untilOn === null ? null : day(purse.untilOn))}
          </span>
        )}
      </p>
      {purse.says !== null && purse.share !== null ? (
        <>
          <p className="purse-bar" aria-hidden="true">
            <span data-part="spent" style={{ width: `${purse.share.spent * 100}%` }} />
            <span data-part="reserved" style={{ width: `${purse.share.reserved * 100}%` }} />
          </p>
          <p>
            <strong>{words.left(purse.says.left)}</strong> · {words.spent(purse.says.spent)} ·{' '}
            {words.reserved(purse.says.reserved)} · {words.most(purse.says.most)}
          </p>
        </>
      ) : (
        <p className="soft">{words.closed}</p>
      )}
      {purse.kinds.map(({ kind, mostCount, givenCount }) => (
        <p key={kind}>{words.inKind(authority.kinds[kind], givenCount, mostCount)}</p>
      ))}
      {purse.fromOn !== null && !purse.isRunning && <p className="warn">{words.notRunning}</p>}
      <div className="purse-acts">
        {purse.mostMinor !== null && <TopUpForm purse={purse} name={name} />}
        <details>
          <summary>
            {words.set}
            <span className="hidden"> {name}</span>
          </summary>
          <PurseForm purse={purse} view={view} />
        </details>
        <History purse={purse} name={name} />
      </div>
    </article>
  )
}

function History({ purse: { history }, name }: { purse: PurseView; name: string }) {
  const words = useWordsOf(moneyWords).purses
  const times = useTimes()
  if (history.length === 0) return null
  return (
    <details>
      <summary>
        {words.history}
        <span className="hidden"> {name}</span>
      </summary>
      <ol className="money-list">
        {history.map(({ id, what, by, amount, why, at }) => (
          <li key={id}>
            {words.acts[what](by, amount ?? '')} <span className="soft">{times.full(at)}</span>
            <p className="break" dir="auto">
              {why}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
