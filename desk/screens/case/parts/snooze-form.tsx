/** Putting a case aside: until when, and what the customer reads; it is a promise. */
import { useState } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import { localOf, momentOf } from '../../../due.ts'
import { Sentence } from '../../../parts/said.tsx'
import { useQuickDues } from '../../../use-quick-dues.ts'
import { useNow, useTimes } from '../../../when.tsx'
import { ActForm } from './act-form.tsx'

export function SnoozeForm({ view }: { view: CaseView }) {
  const { snooze } = useWorld().words.work
  const times = useTimes()
  const quick = useQuickDues()
  const at = useNow(60_000)
  const [until, setUntil] = useState<number | null>(null)
  const [isMissing, setIsMissing] = useState(false)
  return (
    <ActForm
      caseId={view.summary.id}
      act="snooze"
      lead={snooze.lead}
      label={snooze.words}
      hint={snooze.wordsHint}
      submit={snooze.submit}
      toAct={words => {
        setIsMissing(until === null)
        return until === null ? null : { act: 'snooze', until, words }
      }}
    >
      <div className="due" role="group" aria-label={snooze.until}>
        <span className="due-label">
          {snooze.until}
          {until !== null && <strong> {times.full(until)}</strong>}
        </span>
        <div className="due-quick">
          {quick.mornings(at).map(choice => (
            <button
              key={choice.name}
              type="button"
              className="button button-chip"
              aria-pressed={until === choice.at}
              onClick={event => {
                setUntil(choice.at)
                // The words come next, and the keyboard goes there by itself.
                event.currentTarget.form?.querySelector('textarea')?.focus()
              }}
            >
              {snooze[choice.name]} <span className="soft">{times.short(choice.at)}</span>
            </button>
          ))}
          <input
            className="input due-other"
            type="datetime-local"
            aria-label={snooze.other}
            min={localOf(at, times.timeZone)}
            value={until === null ? '' : localOf(until, times.timeZone)}
            onChange={event => setUntil(momentOf(event.currentTarget.value, times.timeZone))}
          />
        </div>
        {isMissing && until === null && <Sentence text={snooze.untilMissing} />}
      </div>
    </ActForm>
  )
}
