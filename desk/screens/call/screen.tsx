/**
 * Who calls, and what was said. A telephone system opens it with the caller's number; agents open it to write a call down.
 * One customer has the number: their page. Several: a choice. Nobody: a case of somebody new.
 */
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { CallView } from '../../../contract/calls.ts'
import { callWords } from '../../../contract/words/calls.ts'
import { useWordsOf } from '../../choices.tsx'
import { now } from '../../clock.ts'
import { TextField } from '../../parts/field.tsx'
import { formText } from '../../parts/form-text.ts'
import { Late } from '../../parts/late.tsx'
import { Name } from '../../parts/name.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { useCallData } from './data.ts'
import type { CallData } from './data.ts'
import { CallForm } from './parts/call-form.tsx'
import type { About } from './parts/call-form.tsx'

export function CallScreen() {
  const search = useSearch({ from: '/desk/call' })
  const words = useWordsOf(callWords)
  const [openedAt] = useState(now)
  const data = useCallData(search)
  const { from } = search
  const at = search.at ?? openedAt
  const [only, ...others] = data.call?.customers ?? []
  if (from !== undefined && search.customerId === undefined && only && others.length === 0) {
    return (
      <Navigate to="/customer/$customerId" params={{ customerId: only.id }} search={{ from, at }} replace />
    )
  }
  const isAsked = search.customerId !== undefined || search.caseId !== undefined
  const about = aboutOf(data, search)
  return (
    <Page title={from !== undefined && !isAsked ? words.who : words.title}>
      <div className="call">
        {data.failure && <Sentence failure={data.failure} />}
        {isAsked ? (
          about === null ? (
            data.failure === null && <Late text={words.looking} />
          ) : (
            <CallForm key={about.key} about={about} startedAt={at} write={data.write} />
          )
        ) : (
          <FromNumber data={data} from={from} at={at} />
        )}
      </div>
    </Page>
  )
}

function aboutOf(
  { customer, open }: CallData,
  search: { readonly caseId?: string; readonly from?: string },
): About | null {
  if (open && search.caseId !== undefined) {
    const { id, reference, customer: who, entry } = open.summary
    // Whoever waits to be called was called by us.
    const isOut = (entry?.callback ?? null) !== null
    return { key: id, customer: who, cases: [{ id, reference }], isOneCase: true, number: '', isOut }
  }
  if (!customer) return null
  const cases = customer.cases.filter(({ status }) => status !== 'solved' && status !== 'merged')
  return {
    key: customer.customer.id,
    customer: customer.customer,
    cases,
    isOneCase: false,
    number: search.from ?? '',
  }
}

function FromNumber({ data, from, at }: { data: CallData; from: string | undefined; at: number }) {
  const words = useWordsOf(callWords)
  const [isOther, setIsOther] = useState(false)
  const { call, write } = data
  if (from !== undefined && !call) return data.failure === null ? <Late text={words.looking} /> : null
  if (call && call.customers.length > 1 && !isOther)
    return <Callers call={call} at={at} onOther={() => setIsOther(true)} />
  const number = call?.caller.is === 'number' ? call.caller.shown : ''
  return (
    <>
      {call ? <p className="call-lead">{leadOf(call, words)}</p> : <FindNumber />}
      <CallForm
        key={number}
        about={{ key: 'new', customer: null, cases: [], isOneCase: false, number }}
        startedAt={at}
        write={write}
      />
    </>
  )
}

function leadOf({ caller }: CallView, words: typeof callWords.en): string {
  if (caller.is === 'withheld') return words.withheld
  if (caller.is === 'unreadable') return words.unreadable(caller.typed)
  return `${words.calling(caller.shown)} ${words.nobody}`
}

function Callers({ call, at, onOther }: { call: CallView; at: number; onOther: () => void }) {
  const words = useWordsOf(callWords)
  const shown = call.caller.is === 'number' ? call.caller.shown : ''
  return (
    <section aria-labelledby="callers-title" className="callers">
      <h3 id="callers-title">
        {words.calling(shown)} {words.several}
      </h3>
      <ul>
        {call.customers.map(customer => (
          <li key={customer.id}>
            <Link
              to="/customer/$customerId"
              params={{ customerId: customer.id }}
              search={{ from: shown, at }}
              className="button button-row button-plain"
            >
              <span>
                <Name>{customer.name}</Name>{' '}
                <span className="soft">
                  {customer.externalId !== null && `${words.externalId(customer.externalId)} · `}
                  {words.openCases(customer.openCases)}
                  {customer.isVerified && ` · ${words.verified}`}
                </span>
              </span>
            </Link>
          </li>
        ))}
        <li>
          <button type="button" className="button button-row button-plain" onClick={onOther}>
            {words.somebodyElse}
          </button>
        </li>
      </ul>
    </section>
  )
}

function FindNumber() {
  const words = useWordsOf(callWords)
  const navigate = useNavigate()
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const from = formText(new FormData(event.currentTarget), 'find').trim()
    if (from !== '') void navigate({ to: '/call', search: { from } })
  }
  return (
    <form className="call-find" onSubmit={find}>
      <TextField label={words.number} name="find" type="tel" autoComplete="off" autoFocus />
      <button type="submit" className="button button-plain">
        {words.find}
      </button>
    </form>
  )
}
