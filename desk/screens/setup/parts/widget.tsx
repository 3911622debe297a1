/** The contact button on the organisation's own sites: where it may stand, what to put there, and the secret that sites sign with. */
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { WidgetSetup } from '../../../../contract/widget.ts'
import { setupWidgetWords } from '../../../../contract/words/setup-widget.ts'
import { NotDone } from '../../../api/ask.ts'
import { useWordsOf } from '../../../choices.tsx'
import { AreaField, Field } from '../../../parts/field.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { useNewSecret, useSetOrigins, widgetQuery } from '../widget-data.ts'

export function WidgetSection() {
  const words = useWordsOf(setupWidgetWords)
  const { data: setup, error } = useQuery(widgetQuery)
  if (error instanceof NotDone) return <Sentence failure={error.failure} isCalm />
  if (!setup) return null
  return (
    <div className="setup-form">
      <p className="hint">{words.lead}</p>
      <Sites setup={setup} />
      <Snippet setup={setup} />
      <Secret setup={setup} />
    </div>
  )
}

interface PartProps {
  readonly setup: WidgetSetup
}

function Sites({ setup }: PartProps) {
  const words = useWordsOf(setupWidgetWords)
  const times = useTimes()
  const saving = useSetOrigins()
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? setup.origins.map(({ origin }) => origin).join('\n')
  const save = () => {
    const origins = text.split(/\s+/).filter(line => line !== '')
    saving.mutate({ version: setup.version, origins }, { onSuccess: () => setTyped(null) })
  }
  const failure = saving.error instanceof NotDone ? saving.error.failure : null
  return (
    <form
      className="setup-part"
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <AreaField
        label={words.sites.title}
        hint={words.sites.hint}
        value={text}
        dir="ltr"
        spellCheck={false}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      {setup.origins.length === 0 && <p>{words.sites.none}</p>}
      <ul>
        {setup.origins.map(({ origin, by, createdAt }) => (
          <li key={origin} className="hint break">
            {words.sites.addedBy(origin, by ?? '–', times.short(createdAt))}
          </li>
        ))}
      </ul>
      <Sentence failure={failure} />
      <div className="form-acts">
        <button type="submit" className="button button-main" disabled={typed === null || saving.isPending}>
          {words.sites.save}
        </button>
        <span className="hint" role="status">
          {saving.isSuccess && typed === null && words.sites.saved}
        </span>
      </div>
    </form>
  )
}

function Snippet({ setup }: PartProps) {
  const words = useWordsOf(setupWidgetWords)
  return (
    <div className="setup-part">
      <CopyField label={words.snippet.title} hint={words.snippet.hint} value={setup.snippet} />
      <p className="hint">{words.snippet.policy}</p>
      <ul>
        {setup.policy.map(line => (
          <li key={line} className="break">
            <code>{line}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Secret({ setup: { secret, audience } }: PartProps) {
  const words = useWordsOf(setupWidgetWords).secret
  const times = useTimes()
  const making = useNewSecret()
  const failure = making.error instanceof NotDone ? making.error.failure : null
  const button = (says: string, endFormer: 'now' | 'in-a-day') => (
    <button
      type="button"
      className="button button-plain"
      disabled={making.isPending}
      onClick={() => making.mutate(endFormer)}
    >
      {says}
    </button>
  )
  return (
    <div className="setup-part">
      <h3>{words.title}</h3>
      <p className="hint">{words.lead}</p>
      <p>{secret ? words.since(times.short(secret.createdAt)) : words.none}</p>
      {secret?.formerEndsAt != null && <p>{words.former(times.full(secret.formerEndsAt))}</p>}
      {making.data && <CopyField label={words.shown} hint={words.shownHint} value={making.data.secret} />}
      <CopyField label={words.audience} value={audience} />
      <Sentence failure={failure} />
      <div className="form-acts">
        {secret ? button(words.renew, 'in-a-day') : button(words.make, 'now')}
        {secret && button(words.renewNow, 'now')}
      </div>
    </div>
  )
}

interface CopyProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
}

/** To be taken elsewhere: selected by a click, copied by a button. */
function CopyField({ label, hint, value }: CopyProps) {
  const words = useWordsOf(setupWidgetWords).snippet
  const input = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)
  const copy = () => {
    input.current?.select()
    void navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      // Where the browser forbids it, it is selected and can be copied by hand.
      () => setCopied(false),
    )
  }
  return (
    <Field label={label} hint={hint}>
      {ids => (
        <div className="setup-copy">
          <input
            {...ids}
            ref={input}
            className="input"
            readOnly
            dir="ltr"
            value={value}
            onFocus={event => event.currentTarget.select()}
          />
          <button type="button" className="button button-quiet" onClick={copy}>
            {words.copy}
            <span className="hidden"> {label}</span>
          </button>
          <span className="hint" role="status">
            {isCopied && words.copied}
          </span>
        </div>
      )}
    </Field>
  )
}
