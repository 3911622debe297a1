/** Where accounts are kept: which way, the address and its secret, whether it works, and what went wrong. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BillingTrial, BillingView, SetBilling } from '../../../../contract/billing.ts'
import { isOneOf } from '../../../../contract/catalogue-names.ts'
import { moneyWords } from '../../../../contract/words/money.ts'
import { useWordsOf } from '../../../choices.tsx'
import { ChoiceField, TextField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'
import { useSaving } from '../data.ts'
import { billingQuery, moneyRequests } from '../money-data.ts'
import { BillingState } from './billing-state.tsx'
import { useDraft } from './draft.ts'
import { SaveBar, Why } from './save-bar.tsx'

export function BillingSection() {
  const words = useWordsOf(moneyWords).billing
  const { data } = useQuery(billingQuery)
  const [secret, setSecret] = useState<string | null>(null)
  if (!data) return null
  return (
    <>
      <p className="hint">{words.intro}</p>
      <BillingForm view={data} onSecret={setSecret} />
      {secret !== null && (
        <p className="billing-secret" role="status">
          <strong>{words.secretOnce}</strong>
          <code className="break">{secret}</code>
        </p>
      )}
      {data.port === 'webhook' && <Webhook view={data} onSecret={setSecret} />}
      <BillingState view={data} />
    </>
  )
}

interface PartProps {
  readonly view: BillingView
  readonly onSecret: (secret: string | null) => void
}

const ports = ['webhook', 'by-hand', 'demo'] as const
const roles = ['agent', 'lead', 'head'] as const

function BillingForm({ view, onSecret }: PartProps) {
  const words = useWordsOf(moneyWords).billing
  const saving = useSaving()
  const draft: SetBilling = {
    version: view.version,
    port: view.port,
    url: view.url,
    byHandRole: view.byHandRole,
    tellsUnused: view.tellsUnused,
  }
  const { value, isDirty, change, reset } = useDraft(draft)
  const save = async () => {
    const saved = await saving.run(() => moneyRequests.billing(value))
    if (saved === null) return
    onSecret(saved.secret)
    reset()
  }
  return (
    <form
      className="setup-form"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <ChoiceField
        label={words.port}
        value={value.port}
        choices={ports.map(port => [port, words.ports[port]])}
        onChoose={port => {
          if (isOneOf(ports, port)) change({ port })
        }}
      />
      {value.port === 'webhook' && (
        <TextField
          label={words.url}
          hint={words.urlHint}
          type="url"
          required
          maxLength={2_000}
          value={value.url ?? ''}
          onChange={event => change({ url: event.currentTarget.value })}
        />
      )}
      <ChoiceField
        label={words.byHand}
        value={value.byHandRole}
        choices={roles.map(role => [role, words.roles[role]])}
        onChoose={role => {
          if (isOneOf(roles, role)) change({ byHandRole: role })
        }}
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={value.tellsUnused ?? false}
          onChange={event => change({ tellsUnused: event.currentTarget.checked })}
        />{' '}
        {words.tellsUnused}
      </label>
      <p className="hint">{words.tellsUnusedHint}</p>
      <SaveBar saving={saving} isDirty={isDirty} label={words.save} onReset={reset} />
    </form>
  )
}

function Webhook({ view: { hasSecret, oldSecretUntil }, onSecret }: PartProps) {
  const words = useWordsOf(moneyWords).billing
  const times = useTimes()
  const saving = useSaving()
  const [trial, setTrial] = useState<BillingTrial | null>(null)
  const rotate = async () => onSecret((await saving.run(moneyRequests.rotate))?.secret ?? null)
  const tryIt = async () => setTrial(await saving.run(moneyRequests.trial))
  return (
    <div className="billing-webhook">
      {hasSecret && (
        <p>
          <Icon sign="check" size={13} /> {words.hasSecret}
          {oldSecretUntil !== null && ` ${words.oldUntil(times.full(oldSecretUntil))}`}
        </p>
      )}
      <div className="form-acts">
        <button type="button" className="button button-plain" onClick={() => void tryIt()}>
          {words.trial}
        </button>
        <button type="button" className="button button-quiet" onClick={() => void rotate()}>
          {words.rotate}
        </button>
      </div>
      <p className="hint">{words.trialHint}</p>
      <Why saving={saving} onReset={saving.clear} />
      <div role="status">{trial !== null && <Tried trial={trial} />}</div>
    </div>
  )
}

function Tried({ trial: { verdict, status, answer } }: { trial: BillingTrial }) {
  const words = useWordsOf(moneyWords).billing
  return (
    <>
      <p className={verdict === 'good' ? 'good' : 'warn'}>
        <Icon sign={verdict === 'good' ? 'check' : 'warn'} size={13} /> {words.verdicts[verdict]}
        {status !== null && ` ${words.status(status)}.`}
      </p>
      {answer !== null && answer !== '' && (
        <>
          <p className="hint">{words.answer}</p>
          <pre className="billing-answer" tabIndex={0} aria-label={words.answer}>
            {answer}
          </pre>
        </>
      )}
    </>
  )
}
