/** What went wrong with the service: written down once, ended, put right; and what each rule gives for it, with its reckoning. */
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import type { FailureAct, FailureView, FailuresView } from '../../../../contract/failures.ts'
import { NotDone } from '../../../api/ask.ts'
import { noteFailure } from '../../../commands/failures.ts'
import { useWorld } from '../../../commands/world.tsx'
import { localOf, momentOf } from '../../../due.ts'
import { CommandButton } from '../../../parts/command-button.tsx'
import { useMoney } from '../../../parts/money.ts'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { useFailures } from '../data.ts'
import { NoteFailure, Times } from './failure-form.tsx'
import { bringIntoSight } from './into-sight.ts'

type Do = (act: FailureAct) => void

export function Failures({ view }: { view: CaseView }) {
  const { words, show, pane } = useWorld()
  const { failures: say } = words
  const { do: form } = useSearch({ strict: false })
  const { view: found, doing } = useFailures(view)
  if (!found) return null
  const isOpen = form === 'failure'
  const close = () => {
    show(null)
    // On a telephone too, what is given for it is read here.
    pane('now')
  }
  const act: Do = one => doing.mutate(one, one.do === 'note' ? { onSuccess: close } : {})
  const { error } = doing
  return (
    <section
      ref={isOpen ? bringIntoSight : null}
      className="rail-part failures"
      aria-labelledby="failures-title"
      hidden={!isOpen && form !== undefined}
    >
      <h2 id="failures-title">{say.title}</h2>
      {found.failures.map(failure => (
        <One key={failure.id} failure={failure} found={found} act={act} isBusy={doing.isPending} />
      ))}
      {!isOpen && <CommandButton command={noteFailure} look="row" />}
      {isOpen && found.accounts.length === 0 && <p className="hint">{say.noAccounts}</p>}
      {isOpen && found.accounts.length > 0 && (
        <NoteFailure found={found} act={act} isBusy={doing.isPending} />
      )}
      {isOpen && found.isWithoutRules && <p className="hint">{say.noRules}</p>}
      {error && <Sentence failure={error instanceof NotDone ? error.failure : null} />}
    </section>
  )
}

interface OneProps {
  readonly failure: FailureView
  readonly found: FailuresView
  readonly act: Do
  readonly isBusy: boolean
}

function One({ failure, found, act, isBusy }: OneProps) {
  const { failures: say } = useWorld().words
  const { id, event, service, from, until, place, accountNumber } = failure
  const { full } = useTimes()
  const [isCorrecting, setCorrecting] = useState(false)
  const isAppointment = event === 'missed-appointment'
  const when = isAppointment
    ? full(from)
    : until === null
      ? say.goesOn(full(from))
      : say.lasted(full(from), full(until))
  return (
    <article className="failure" data-open={until === null}>
      <p>
        <strong>{say.events[event]}</strong> {!isAppointment && `(${say.services[service]}) `}
        {when}
        {found.accounts.length > 1 && <span className="soft"> {say.account(accountNumber)}</span>}
      </p>
      {place !== null && <p className="soft">{say.place(place)}</p>}
      <Reckoned failure={failure} />
      {place === null && until === null && (
        <button
          type="button"
          className="button button-row"
          disabled={isBusy}
          onClick={() => act({ do: 'end', id, until: Date.now() })}
        >
          {say.ended}
        </button>
      )}
      {place === null && !isCorrecting && (
        <button type="button" className="button button-quiet" onClick={() => setCorrecting(true)}>
          {say.correct}
        </button>
      )}
      {isCorrecting && (
        <Correct failure={failure} act={act} isBusy={isBusy} onDone={() => setCorrecting(false)} />
      )}
    </article>
  )
}

function Reckoned({ failure: { compared, given, kept } }: { failure: FailureView }) {
  const { failures: say } = useWorld().words
  const money = useMoney()
  const several = compared.length > 1
  return (
    <>
      {compared.length === 0 && given.length === 0 && <p className="hint">{say.nothing}</p>}
      {compared.length > 0 && (
        <details className="failure-rules" open={several}>
          <summary>{say.byRule}</summary>
          <ul>
            {compared.map(one => (
              <li key={`${one.pack} ${one.rule}`} data-applied={one.isApplied}>
                {one.says} <span className="soft">{one.pack}</span>
                {several && <strong> · {one.isApplied ? say.applied : say.notApplied}</strong>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {given.map(({ minor, currency }) => (
        <p key={currency}>{say.given(money(minor, currency))}</p>
      ))}
      {kept !== null && <p className="hint">{say.kept(money(kept.minor, kept.currency))}</p>}
    </>
  )
}

interface CorrectProps extends Omit<OneProps, 'found'> {
  readonly onDone: () => void
}

function Correct({ failure: { id, event, from, until }, act, isBusy, onDone }: CorrectProps) {
  const { failures: say } = useWorld().words
  const { timeZone } = useTimes()
  const [times, setTimes] = useState({
    from: localOf(from, timeZone),
    until: until === null ? '' : localOf(until, timeZone),
  })
  return (
    <form
      className="failure-form"
      aria-label={say.correct}
      onSubmit={submit => {
        submit.preventDefault()
        const begins = momentOf(times.from, timeZone)
        if (begins === null) return
        const ends = event === 'missed-appointment' ? begins : momentOf(times.until, timeZone)
        act({ do: 'correct', id, from: begins, until: ends })
        onDone()
      }}
    >
      <Times event={event} times={times} onChange={setTimes} />
      <button type="submit" className="button button-plain" disabled={isBusy}>
        {say.save}
      </button>
    </form>
  )
}
