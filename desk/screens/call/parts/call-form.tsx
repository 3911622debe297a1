/** A call as it is written down. What was typed is kept until it is sent, and stays when it is refused. */
import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { LogCall } from '../../../../contract/calls.ts'
import { callWords } from '../../../../contract/words/calls.ts'
import type { Failure } from '../../../api/ask.ts'
import { useWordsOf } from '../../../choices.tsx'
import { localOf, momentOf } from '../../../due.ts'
import { keepOwn, readOwn } from '../../../kept.ts'
import { AreaField, Field, TextField } from '../../../parts/field.tsx'
import { Name } from '../../../parts/name.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { Chosen } from './chosen.tsx'
import { PromiseFields } from './promise-fields.tsx'
import type { Promised } from './promise-fields.tsx'

/** Whom and what the call can be about. */
export interface About {
  readonly key: string
  /** Null: somebody new. */
  readonly customer: { readonly id: string; readonly name: string } | null
  readonly cases: readonly { readonly id: string; readonly reference: string }[]
  /** The call belongs to the one case. */
  readonly isOneCase: boolean
  readonly number: string
  /** We made it; left out where they may have called us. */
  readonly isOut?: boolean
}

interface Props {
  readonly about: About
  readonly startedAt: number
  readonly write: (call: LogCall) => Promise<{ readonly caseId: string } | Failure>
}

interface Written {
  readonly requestId: string
  /** Empty: a new case. */
  readonly caseId: string
  readonly name: string
  readonly number: string
  readonly kind: 'unsaid' | 'problem' | 'request'
  readonly direction: LogCall['direction']
  readonly outcome: LogCall['outcome']
  readonly startedAt: number
  readonly minutes: number
  readonly words: string
  readonly isShared: boolean
  readonly promise: Promised | null
}

export function CallForm({ about, startedAt, write }: Props) {
  const words = useWordsOf(callWords)
  const router = useRouter()
  const kept = `call.${about.key}`
  const [form, setForm] = useState(() => ({ ...blank(about, startedAt), ...readWords(kept) }))
  const [isSending, setIsSending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const change = (part: Partial<Written>) => {
    const next = { ...form, ...part }
    setForm(next)
    keepOwn(kept, next.words === '' ? undefined : { words: next.words })
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isSending) return
    setIsSending(true)
    setFailure(null)
    const here = router.state.location.pathname
    const answer = await write(callOf(form, about))
    setIsSending(false)
    if ('kind' in answer) return setFailure(answer)
    keepOwn(kept, undefined)
    // Whoever went on to something else meanwhile is not taken away from it.
    if (router.state.location.pathname !== here) return
    await router.navigate({ to: '/case/$caseId', params: { caseId: answer.caseId }, search: {} })
  }
  return (
    <form className="call-form" onSubmit={event => void send(event)}>
      <Whom about={about} form={form} change={change} />
      <How form={form} change={change} />
      <AreaField
        label={words.words}
        hint={form.isShared ? words.wordsShared : words.wordsHint}
        value={form.words}
        rows={5}
        required={form.outcome === 'talked'}
        autoFocus={about.customer !== null}
        onChange={event => change({ words: event.currentTarget.value })}
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={form.isShared}
          onChange={event => change({ isShared: event.currentTarget.checked })}
        />
        {words.share}
      </label>
      {form.outcome !== 'not-reached' && (
        <PromiseFields promise={form.promise} onChange={promise => change({ promise })} />
      )}
      <Sentence failure={failure} />
      <div className="form-acts">
        <button type="submit" className="button button-main" disabled={isSending}>
          {words.submit}
        </button>
        <Back about={about} />
      </div>
    </form>
  )
}

interface PartProps {
  readonly form: Written
  readonly change: (part: Partial<Written>) => void
}

function Whom({ about, form, change }: PartProps & { about: About }) {
  const words = useWordsOf(callWords)
  return (
    <>
      {about.customer ? (
        <p className="customer-name">
          <Name>{about.customer.name}</Name>
          {about.isOneCase && <span className="soft"> {about.cases[0]?.reference}</span>}
        </p>
      ) : (
        <div className="call-row">
          <TextField
            label={words.name}
            hint={words.nameHint}
            value={form.name}
            dir="auto"
            autoComplete="off"
            onChange={event => change({ name: event.currentTarget.value })}
          />
          <TextField
            label={words.number}
            hint={words.numberHint}
            type="tel"
            autoComplete="off"
            value={form.number}
            onChange={event => change({ number: event.currentTarget.value })}
          />
        </div>
      )}
      {!about.isOneCase && about.cases.length > 0 && (
        <Field label={words.about}>
          {ids => (
            <select
              {...ids}
              className="input"
              value={form.caseId}
              onChange={event => change({ caseId: event.currentTarget.value })}
            >
              <option value="">{words.newCase}</option>
              {about.cases.map(({ id, reference }) => (
                <option key={id} value={id}>
                  {reference}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {form.caseId === '' && (
        <Chosen
          legend={words.kind}
          options={words.kinds}
          value={form.kind}
          onChange={kind => change({ kind })}
        />
      )}
    </>
  )
}

function How({ form, change }: PartProps) {
  const words = useWordsOf(callWords)
  const { timeZone } = useTimes()
  return (
    <>
      <div className="call-row">
        <Chosen
          legend={words.direction}
          options={words.directions}
          value={form.direction}
          onChange={direction =>
            change({ direction, ...(direction === 'in' ? { outcome: 'talked' as const } : {}) })
          }
        />
        {form.direction === 'out' && (
          <Chosen
            legend={words.outcome}
            options={words.outcomes}
            value={form.outcome}
            onChange={outcome => change({ outcome, ...(outcome === 'not-reached' ? { promise: null } : {}) })}
          />
        )}
      </div>
      <div className="call-row">
        <TextField
          label={words.startedAt}
          type="datetime-local"
          required
          value={localOf(form.startedAt, timeZone)}
          onChange={event => {
            const startedAt = momentOf(event.currentTarget.value, timeZone)
            if (startedAt !== null) change({ startedAt })
          }}
        />
        <TextField
          label={words.minutes}
          type="number"
          min={0}
          max={1440}
          step={1}
          value={form.minutes}
          onChange={event =>
            change({ minutes: Math.max(0, Math.floor(event.currentTarget.valueAsNumber || 0)) })
          }
        />
      </div>
    </>
  )
}

function Back({ about }: { about: About }) {
  const words = useWordsOf(callWords)
  const look = 'button button-quiet'
  const [first] = about.cases
  if (about.isOneCase && first)
    return (
      <Link to="/case/$caseId" params={{ caseId: first.id }} search={{}} className={look}>
        {words.cancel}
      </Link>
    )
  if (about.customer)
    return (
      <Link
        to="/customer/$customerId"
        params={{ customerId: about.customer.id }}
        search={{}}
        className={look}
      >
        {words.cancel}
      </Link>
    )
  return (
    <Link to="/" className={look}>
      {words.cancel}
    </Link>
  )
}

function blank(about: About, startedAt: number): Written {
  return {
    requestId: crypto.randomUUID(),
    caseId: about.isOneCase ? (about.cases[0]?.id ?? '') : '',
    name: '',
    number: about.number,
    kind: 'unsaid',
    direction: about.isOut === true ? 'out' : 'in',
    outcome: 'talked',
    // To the minute, as it is shown; this clock may be a moment ahead of the server's.
    startedAt: Math.floor(startedAt / 60_000) * 60_000,
    minutes: 5,
    words: '',
    isShared: false,
    promise: null,
  }
}

function readWords(kept: string): { readonly words?: string } {
  const found = readOwn(kept)
  const isKept = typeof found === 'object' && found !== null && 'words' in found
  return isKept && typeof found.words === 'string' ? { words: found.words } : {}
}

function callOf(form: Written, about: About): LogCall {
  const { requestId, direction, outcome, startedAt, minutes, words, isShared, promise } = form
  const kind = form.kind === 'unsaid' ? null : form.kind
  const whole = promise && promise.dueAt !== null ? { ...promise, dueAt: promise.dueAt } : null
  const call = { requestId, direction, outcome, startedAt, minutes, words, isShared, promise: whole }
  if (form.caseId !== '') return { ...call, on: { what: 'case', caseId: form.caseId } }
  if (about.customer) return { ...call, on: { what: 'customer', customerId: about.customer.id, kind } }
  return { ...call, on: { what: 'caller', name: form.name, number: form.number, kind } }
}
