/** What was promised in a call: what, in which words, until when. */
import type { LogCall } from '../../../../contract/calls.ts'
import { callWords } from '../../../../contract/words/calls.ts'
import { useWords, useWordsOf } from '../../../choices.tsx'
import { localOf, momentOf } from '../../../due.ts'
import type { QuickName } from '../../../due.ts'
import { Field, TextField } from '../../../parts/field.tsx'
import { useQuickDues } from '../../../use-quick-dues.ts'
import { useNow, useTimes } from '../../../when.tsx'

type Kind = NonNullable<LogCall['promise']>['kind']

export interface Promised {
  readonly kind: Kind
  readonly words: string
  readonly dueAt: number | null
}

interface Props {
  readonly promise: Promised | null
  readonly onChange: (promise: Promised | null) => void
}

export function PromiseFields({ promise, onChange }: Props) {
  const words = useWordsOf(callWords)
  const quick = useQuickDues()
  const at = useNow(60_000)
  return (
    <div className="call-promise" data-open={promise !== null}>
      <label className="tick">
        <input
          type="checkbox"
          checked={promise !== null}
          onChange={event => {
            const dueAt = quick.named('tomorrow', at)
            onChange(event.currentTarget.checked ? { kind: 'call-back', words: '', dueAt } : null)
          }}
        />
        {words.promised}
      </label>
      {promise && <Fields promise={promise} onChange={onChange} />}
    </div>
  )
}

function Fields({ promise, onChange }: { promise: Promised; onChange: (promise: Promised) => void }) {
  const { promise: words } = useWords()
  const kinds = Object.keys(words.kinds) as Kind[] // the keys of the record of all kinds
  return (
    <>
      <div className="call-row">
        <Field label={words.kind}>
          {ids => (
            <select
              {...ids}
              className="input"
              value={promise.kind}
              onChange={event => {
                const kind = kinds.find(name => name === event.currentTarget.value)
                if (kind) onChange({ ...promise, kind })
              }}
            >
              {kinds.map(kind => (
                <option key={kind} value={kind}>
                  {words.kinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          label={words.words}
          hint={words.wordsHint}
          value={promise.words}
          dir="auto"
          required
          onChange={event => onChange({ ...promise, words: event.currentTarget.value })}
        />
      </div>
      <Due dueAt={promise.dueAt} onDue={dueAt => onChange({ ...promise, dueAt })} />
    </>
  )
}

function Due({ dueAt, onDue }: { dueAt: number | null; onDue: (at: number | null) => void }) {
  const { promise: words } = useWords()
  const times = useTimes()
  const quick = useQuickDues()
  const at = useNow(60_000)
  return (
    <div className="due" role="group" aria-label={words.due}>
      <span className="due-label">
        {words.due} {dueAt !== null && <strong>{times.full(dueAt)}</strong>}
      </span>
      <div className="due-quick">
        {quick.after(at).map(choice => (
          <button
            key={choice.at}
            type="button"
            className="button button-chip"
            aria-pressed={dueAt === choice.at}
            onClick={() => onDue(choice.at)}
          >
            {quickLabel(choice.name, words.quick)} <span className="soft">{times.short(choice.at)}</span>
          </button>
        ))}
        <input
          className="input due-other"
          type="datetime-local"
          aria-label={words.otherTime}
          required
          min={localOf(at, times.timeZone)}
          value={dueAt === null ? '' : localOf(dueAt, times.timeZone)}
          onChange={event => onDue(momentOf(event.currentTarget.value, times.timeZone))}
        />
      </div>
    </div>
  )
}

function quickLabel(name: QuickName, words: ReturnType<typeof useWords>['promise']['quick']): string {
  if (typeof name === 'object') return words.workingDays(name.workingDays)
  return { 'one-hour': words.oneHour, today: words.today, tomorrow: words.tomorrow }[name]
}
