/** An outage as it is written down, or its right times and the accounts that are concerned too. */
import { useState } from 'react'
import type { OutageView, ServiceName } from '../../../../contract/failures.ts'
import { useWorld } from '../../../commands/world.tsx'
import { localOf, momentOf } from '../../../due.ts'
import { AreaField, Field, TextField } from '../../../parts/field.tsx'
import { useTimes } from '../../../when.tsx'

const EVENTS = ['loss-of-service', 'delayed-start'] as const
const SERVICES: readonly ServiceName[] = ['internet', 'phone', 'other']

export interface OutageDraft {
  readonly place: string
  readonly event: (typeof EVENTS)[number]
  readonly service: ServiceName
  readonly from: number
  readonly until: number | null
  readonly accounts: string
}

interface Props {
  /** One that is there: only its times and more accounts are asked for. */
  readonly outage?: OutageView
  readonly isBusy: boolean
  readonly onSave: (draft: OutageDraft) => void
}

export function OutageForm({ outage, isBusy, onSave }: Props) {
  const { failures: say } = useWorld().words
  const { timeZone } = useTimes()
  const [draft, setDraft] = useState(() => ({
    place: '',
    event: EVENTS[0] as OutageDraft['event'], // either, not only the first
    service: 'internet' as ServiceName, // any, not only this one
    from: localOf(outage?.from ?? Date.now(), timeZone),
    until: outage === undefined || outage.until === null ? '' : localOf(outage.until, timeZone),
    accounts: '',
  }))
  const change = (part: Partial<typeof draft>) => setDraft(before => ({ ...before, ...part }))
  return (
    <form
      className="outage-form"
      aria-label={outage ? say.correct : say.newOne}
      onSubmit={submit => {
        submit.preventDefault()
        const from = momentOf(draft.from, timeZone)
        if (from !== null) onSave({ ...draft, from, until: momentOf(draft.until, timeZone) })
      }}
    >
      {!outage && <What draft={draft} change={change} />}
      <div className="failure-times">
        <TextField
          label={say.from[draft.event]}
          type="datetime-local"
          required
          value={draft.from}
          onChange={({ currentTarget }) => change({ from: currentTarget.value })}
        />
        <TextField
          label={say.until[draft.event]}
          hint={say.untilHint}
          type="datetime-local"
          value={draft.until}
          onChange={({ currentTarget }) => change({ until: currentTarget.value })}
        />
      </div>
      <AreaField
        label={outage ? say.more : say.numbers}
        hint={say.numbersHint}
        required={!outage}
        value={draft.accounts}
        onChange={({ currentTarget }) => change({ accounts: currentTarget.value })}
      />
      <button type="submit" className="button button-main" disabled={isBusy}>
        {outage ? say.save : say.note}
      </button>
    </form>
  )
}

type What = Pick<OutageDraft, 'place' | 'event' | 'service'>

function What({ draft, change }: { draft: What; change: (part: Partial<What>) => void }) {
  const { failures: say } = useWorld().words
  return (
    <>
      <TextField
        label={say.where}
        hint={say.whereHint}
        required
        maxLength={120}
        value={draft.place}
        onChange={({ currentTarget }) => change({ place: currentTarget.value })}
      />
      <div className="failure-times">
        <Field label={say.what}>
          {ids => (
            <select
              {...ids}
              className="input"
              value={draft.event}
              onChange={({ currentTarget }) =>
                change({ event: EVENTS.find(one => one === currentTarget.value) ?? draft.event })
              }
            >
              {EVENTS.map(one => (
                <option key={one} value={one}>
                  {say.events[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say.of}>
          {ids => (
            <select
              {...ids}
              className="input"
              value={draft.service}
              onChange={({ currentTarget }) =>
                change({ service: SERVICES.find(one => one === currentTarget.value) ?? draft.service })
              }
            >
              {SERVICES.map(one => (
                <option key={one} value={one}>
                  {say.services[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </>
  )
}
