/** A promise as it is written down: what, in which words, until when. */
import { useId } from 'react'
import type { CommitmentKind } from '../../../../contract/case.ts'
import type { CaseView } from '../../../../contract/desk.ts'
import type { Within } from '../../../../contract/promises.ts'
import { promisesWords } from '../../../../contract/words/promises.ts'
import { useWordsOf } from '../../../choices.tsx'
import { useWorld } from '../../../commands/world.tsx'
import type { DraftPromise } from '../../../drafts.ts'
import { localOf, momentOf } from '../../../due.ts'
import type { QuickName } from '../../../due.ts'
import { Field, TextField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useUnsay } from '../../../parts/said.tsx'
import { useQuickDues } from '../../../use-quick-dues.ts'
import { useNow, useTimes } from '../../../when.tsx'
import { PromiseMore, PromiseWarning, useDue } from './promise-more.tsx'

const KINDS = [
  'reply',
  'call-back',
  'visit',
  'credit',
  'goods',
  'terms',
  'send-details',
  'other',
] as const satisfies readonly CommitmentKind[]

interface Props {
  readonly view: CaseView
  readonly promise: DraftPromise
  readonly onChange: (promise: DraftPromise | null) => void
}

export function PromiseForm({ view, promise, onChange }: Props) {
  const { words } = useWorld()
  const unsay = useUnsay(view.summary.id, 'promise')
  const change = (part: Partial<DraftPromise>) => {
    unsay()
    onChange({ ...promise, ...part })
  }
  const replaced = view.promises.find(({ id }) => id === promise.replaces)
  // Its date is moved, and nothing else; what was written down as something else may get its name.
  const isFixed = replaced !== undefined && replaced.kind !== 'answer' && replaced.kind !== 'other'
  return (
    <section className="promise-form" aria-label={words.promise.make}>
      <div className="promise-form-head">
        <Icon sign="promise" /> <strong>{words.promise.make}</strong>
        <span className="grow" />
        <button type="button" className="button button-quiet" onClick={() => onChange(null)}>
          {words.acts.cancel}
        </button>
      </div>
      {replaced && (
        <p className="hint">{words.promise.replaces(replaced.words ?? words.promise.kinds[replaced.kind])}</p>
      )}
      <div className="promise-form-row">
        <Field label={words.promise.kind}>
          {ids => (
            <select
              {...ids}
              className="input"
              value={promise.kind}
              disabled={isFixed}
              onChange={event => {
                const kind = KINDS.find(name => name === event.currentTarget.value)
                if (kind) change({ kind })
              }}
            >
              {KINDS.map(kind => (
                <option key={kind} value={kind}>
                  {words.promise.kinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          label={words.promise.words}
          value={promise.words}
          dir="auto"
          placeholder={words.promise.wordsHint}
          onChange={event => change({ words: event.currentTarget.value })}
        />
      </div>
      {promise.kind === 'send-details' && <SentAtOnce promise={promise} />}
      <Due promise={promise} change={change} />
      <PromiseMore view={view} promise={promise} change={change} />
      <PromiseWarning view={view} promise={promise} change={change} onAsked={() => onChange(null)} />
    </section>
  )
}

/** What is said before it is done: the details go out with the promise. */
function SentAtOnce({ promise }: { promise: DraftPromise }) {
  const words = useWordsOf(promisesWords)
  return <p className="hint">{promise.offerId === undefined ? words.detailsNow : words.detailsOfOffer}</p>
}

interface DueProps {
  readonly promise: DraftPromise
  readonly change: (part: Partial<DraftPromise>) => void
}

function Due({ promise, change }: DueProps) {
  const { words } = useWorld()
  const times = useTimes()
  const quick = useQuickDues()
  const at = useNow(60_000)
  const dueAt = useDue(promise)
  const labelId = useId()
  return (
    <div className="due" role="group" aria-labelledby={labelId}>
      <span id={labelId} className="due-label">
        {words.promise.due}
        {dueAt !== null && <strong> {times.full(dueAt)}</strong>}
      </span>
      <div className="due-quick">
        {quick.after(at).map(choice => (
          <button
            key={choice.at}
            type="button"
            className="button button-chip"
            aria-pressed={dueAt === choice.at}
            onClick={() => change({ dueAt: choice.at, within: withinOf(choice.name) })}
          >
            {quickLabel(choice.name, words.promise.quick)}{' '}
            <span className="soft">{times.short(choice.at)}</span>
          </button>
        ))}
        <input
          className="input due-other"
          type="datetime-local"
          aria-label={words.promise.otherTime}
          min={localOf(at, times.timeZone)}
          value={dueAt === null ? '' : localOf(dueAt, times.timeZone)}
          onChange={event =>
            change({ dueAt: momentOf(event.currentTarget.value, times.timeZone), within: undefined })
          }
        />
      </div>
    </div>
  )
}

/** Days that are worked are reckoned anew when the promise is written, and when it has rested. */
function withinOf(name: QuickName): Within | undefined {
  return typeof name === 'object' ? { amount: name.workingDays, unit: 'working-days' } : undefined
}

function quickLabel(
  name: QuickName,
  words: ReturnType<typeof useWorld>['words']['promise']['quick'],
): string {
  if (typeof name === 'object') return words.workingDays(name.workingDays)
  return { 'one-hour': words.oneHour, today: words.today, tomorrow: words.tomorrow }[name]
}
