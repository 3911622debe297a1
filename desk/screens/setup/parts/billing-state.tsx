/** How billing does: what waits for an answer, what went wrong, what is not the same in both books. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { BillingView } from '../../../../contract/billing.ts'
import { moneyWords } from '../../../../contract/words/money.ts'
import { useWordsOf } from '../../../choices.tsx'
import { useTimes } from '../../../when.tsx'
import { useSaving } from '../data.ts'
import { moneyRequests } from '../money-data.ts'
import { Why } from './save-bar.tsx'

export function BillingState({ view }: { view: BillingView }) {
  return (
    <>
      <Waiting view={view} />
      <Failures view={view} />
      {view.port === 'webhook' && <Books view={view} />}
    </>
  )
}

function About({ caseId, reference, says }: { caseId: string; reference: string; says: string }) {
  return (
    <>
      <Link to="/case/$caseId" params={{ caseId }} className="reference">
        {reference}
      </Link>{' '}
      {says}
    </>
  )
}

function Waiting({ view: { waiting } }: { view: BillingView }) {
  const words = useWordsOf(moneyWords).billing
  const times = useTimes()
  const saving = useSaving()
  const [said, setSaid] = useState('')
  const retry = async () => {
    const done = await saving.run(moneyRequests.retry)
    if (done !== null) setSaid(words.retried(done.tried, done.booked))
  }
  return (
    <Part title={words.waiting}>
      {waiting.length === 0 && <p>{words.noneWaiting}</p>}
      <ul className="money-list">
        {waiting.map(({ tries, tryAt, remedyId, ...about }) => (
          <li key={remedyId}>
            <About {...about} />{' '}
            <span className="soft">
              {words.tries(tries)}, {words.next(times.short(tryAt))}
            </span>
          </li>
        ))}
      </ul>
      {waiting.length > 0 && (
        <button type="button" className="button button-plain" onClick={() => void retry()}>
          {words.retry}
        </button>
      )}
      <Why saving={saving} onReset={saving.clear} />
      <p role="status">{said}</p>
    </Part>
  )
}

function Failures({ view: { failures } }: { view: BillingView }) {
  const words = useWordsOf(moneyWords).billing
  const times = useTimes()
  return (
    <Part title={words.failures}>
      {failures.length === 0 && <p>{words.noFailures}</p>}
      <ul className="money-list">
        {failures.map(({ id, at, trouble, status, ...about }) => (
          <li key={id}>
            <About caseId={about.caseId} reference={about.reference} says={about.says} />{' '}
            <span className="soft">
              {words.troubles[trouble]}
              {status !== null && ` (${words.status(status)})`} · {times.full(at)}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Books({ view: { reconciledAt, differences, strangers } }: { view: BillingView }) {
  const words = useWordsOf(moneyWords).billing
  const times = useTimes()
  const saving = useSaving()
  const [said, setSaid] = useState('')
  const compare = async () => {
    const done = await saving.run(moneyRequests.compare)
    if (done !== null)
      setSaid(done.differences === null ? words.notSaid : words.comparedNow(done.differences))
  }
  return (
    <Part title={words.differences}>
      <p className="hint">
        {reconciledAt === null ? words.neverCompared : words.compared(times.full(reconciledAt))}
      </p>
      <ul className="money-list">
        {differences.map(({ remedyId, ours, theirs, ...about }) => (
          <li key={remedyId}>
            <About {...about} />{' '}
            <span className="soft">
              {words.ours}: {ours} · {words.theirs}: {theirs}
            </span>
          </li>
        ))}
        {strangers.map(({ remedyId, reference, amount }) => (
          <li key={remedyId}>
            <span className="break">
              {reference} {amount}
            </span>{' '}
            <span className="soft">{words.strangers}</span>
          </li>
        ))}
      </ul>
      <button type="button" className="button button-plain" onClick={() => void compare()}>
        {words.compare}
      </button>
      <Why saving={saving} onReset={saving.clear} />
      <p role="status">{said}</p>
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="setup-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
