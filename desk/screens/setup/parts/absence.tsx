/** Somebody is away for a time: from, until, and who stands in. */
import { useState } from 'react'
import type { PersonSetup, SetupView } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { now } from '../../../clock.ts'
import { localOf, momentOf } from '../../../due.ts'
import { Field, TextField } from '../../../parts/field.tsx'
import { useTimes } from '../../../when.tsx'
import { requests, useSaving } from '../data.ts'
import { Why } from './save-bar.tsx'

interface Props {
  readonly person: PersonSetup
  readonly view: SetupView
}

interface Away {
  readonly from: number | null
  readonly until: number | null
  readonly deputyId: string | null
}

export function Absence({ person, view }: Props) {
  const words = useWordsOf(setupWords)
  const { people: say } = words
  const { timeZone } = useTimes()
  const saving = useSaving()
  const { absentFrom, absentUntil, deputyId } = person
  const [away, setAway] = useState<Away>({ from: absentFrom, until: absentUntil, deputyId })
  const others = view.people.filter(({ id, canSignIn }) => id !== person.id && canSignIn)
  const moment = (at: number | null) => (at === null ? '' : localOf(at, timeZone))
  const set = (absence: Away) => {
    setAway(absence)
    void saving.run(() => requests.absence(person.id, absence))
  }
  return (
    <details className="person-extra" open={person.isAbsent}>
      <summary>{say.absence}</summary>
      <form
        className="setup-form"
        aria-label={say.absence}
        onSubmit={event => {
          event.preventDefault()
          set({ ...away, from: away.from ?? now() })
        }}
      >
        <div className="setup-row">
          <TextField
            label={say.absentFrom}
            type="datetime-local"
            value={moment(away.from)}
            onChange={event => setAway({ ...away, from: momentOf(event.currentTarget.value, timeZone) })}
          />
          <TextField
            label={say.absentTo}
            type="datetime-local"
            value={moment(away.until)}
            onChange={event => setAway({ ...away, until: momentOf(event.currentTarget.value, timeZone) })}
          />
          <Field label={say.deputyLabel}>
            {ids => (
              <select
                {...ids}
                className="input"
                value={away.deputyId ?? ''}
                onChange={event => setAway({ ...away, deputyId: event.currentTarget.value || null })}
              >
                <option value="">{words.nobody}</option>
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <Why saving={saving} onReset={() => setAway({ from: absentFrom, until: absentUntil, deputyId })} />
        <div className="form-acts">
          <button type="submit" className="button button-plain">
            {say.setAbsence}
          </button>
          {absentFrom !== null && (
            <button
              type="button"
              className="button button-plain"
              onClick={() => set({ from: null, until: null, deputyId: away.deputyId })}
            >
              {say.isBack}
            </button>
          )}
          <span className="hint" role="status">
            {saving.state.is === 'saved' ? words.saved : ''}
          </span>
        </div>
      </form>
    </details>
  )
}
