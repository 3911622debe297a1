/** A failure as it is written down: what, of which account and service, from when, until when. */
import { useState } from 'react'
import type { FailureAct, FailureEventName, FailuresView } from '../../../../contract/failures.ts'
import { useWorld } from '../../../commands/world.tsx'
import { localOf, momentOf } from '../../../due.ts'
import { ChoiceField, TextField } from '../../../parts/field.tsx'
import { useTimes } from '../../../when.tsx'

const EVENTS: readonly FailureEventName[] = ['loss-of-service', 'delayed-start', 'missed-appointment']

interface Draft {
  readonly event: FailureEventName
  /** The account, and the service of it where one is meant. */
  readonly of: string
  readonly from: string
  readonly until: string
}

interface Props {
  readonly found: FailuresView
  readonly act: (act: FailureAct) => void
  readonly isBusy: boolean
}

export function NoteFailure({ found, act, isBusy }: Props) {
  const { words, show } = useWorld()
  const { failures: say, acts } = words
  const { timeZone } = useTimes()
  const choices = choicesOf(found, say.account)
  // Sent again it is the same one: the server knows it by its id.
  const [id, renew] = useState(() => crypto.randomUUID())
  const [draft, setDraft] = useState<Draft>(() => ({
    event: 'loss-of-service',
    of: choices[0]?.key ?? '',
    from: localOf(Date.now(), timeZone),
    until: '',
  }))
  const change = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }))
  const submit = () => {
    const chosen = choices.find(({ key }) => key === draft.of)
    const from = momentOf(draft.from, timeZone)
    if (!chosen || from === null) return
    const { accountId, serviceId, service } = chosen
    const until = draft.event === 'missed-appointment' ? null : momentOf(draft.until, timeZone)
    act({ do: 'note', id, event: draft.event, service, accountId, serviceId, from, until })
    renew(crypto.randomUUID())
  }
  return (
    <form
      className="failure-form"
      aria-label={say.open}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <ChoiceField
        label={say.what}
        value={draft.event}
        choices={EVENTS.map(key => [key, say.events[key]])}
        onChoose={key => change({ event: EVENTS.find(one => one === key) ?? draft.event })}
        autoFocus
      />
      <ChoiceField
        label={say.of}
        value={draft.of}
        choices={choices.map(({ key, label }) => [key, label])}
        onChoose={of => change({ of })}
      />
      <Times event={draft.event} times={draft} onChange={change} />
      <div className="form-acts">
        <button type="submit" className="button button-main" disabled={isBusy}>
          {say.note}
        </button>
        <button type="button" className="button button-quiet" onClick={() => show(null)}>
          {acts.cancel}
        </button>
      </div>
    </form>
  )
}

interface TimesProps {
  readonly event: FailureEventName
  readonly times: Pick<Draft, 'from' | 'until'>
  readonly onChange: (times: Pick<Draft, 'from' | 'until'>) => void
}

export function Times({ event, times, onChange }: TimesProps) {
  const { failures: say } = useWorld().words
  return (
    <div className="failure-times">
      <TextField
        label={say.from[event]}
        type="datetime-local"
        required
        value={times.from}
        onChange={({ currentTarget }) => onChange({ ...times, from: currentTarget.value })}
      />
      {event !== 'missed-appointment' && (
        <TextField
          label={say.until[event]}
          hint={say.untilHint}
          type="datetime-local"
          value={times.until}
          onChange={({ currentTarget }) => onChange({ ...times, until: currentTarget.value })}
        />
      )}
    </div>
  )
}

/** Each service, and each account as a whole, for what is about none of them. */
function choicesOf({ accounts }: FailuresView, account: (number: string) => string) {
  return accounts.flatMap(({ id: accountId, number, services }) => [
    ...services.map(({ id: serviceId, service, plan }) => ({
      key: serviceId,
      label: accounts.length > 1 ? `${plan} · ${account(number)}` : plan,
      accountId,
      serviceId,
      service,
    })),
    { key: accountId, label: account(number), accountId, serviceId: null, service: 'other' as const },
  ])
}
