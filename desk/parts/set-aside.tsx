/** Beside the sentence of a rule of the house: set it aside, with a reason, and go on. Nothing is shown for any other rule. */
import { useEffect, useId, useRef, useState } from 'react'
import type { SetAside } from '../../contract/overrides.ts'
import { overridesWords } from '../../contract/words/overrides.ts'
import type { Failure } from '../api/ask.ts'
import { useWordsOf } from '../choices.tsx'
import { setAside as command } from '../commands/overrides.ts'
import { ariaOf } from '../commands/keys.ts'
import { Caps } from './caps.tsx'
import { AreaField } from './field.tsx'

interface Props {
  readonly failure: Failure | null
  readonly onSetAside: (setAside: SetAside) => Promise<unknown>
}

export function SetAsideForm({ failure, onSetAside }: Props) {
  /** Rules that were set aside in this try already: another one that refuses is set aside beside them. */
  const [rules, setRules] = useState<readonly string[]>([])
  const rule = failure?.kind === 'refused' && failure.maySetAside === true ? failure.rule : null
  if (rule === null) return null
  return (
    <AskReason
      key={rule}
      onSend={async reason => {
        const all = [...new Set([...rules, rule])]
        setRules(all)
        await onSetAside({ rules: all, reason })
      }}
    />
  )
}

/** The button, and behind it the reason. */
export function AskReason({ onSend }: { readonly onSend: (reason: string) => Promise<unknown> }) {
  const { ask } = useWordsOf(overridesWords)
  const [isOpen, setIsOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [isSending, setIsSending] = useState(false)
  const lead = useId()
  const form = useRef<HTMLDivElement>(null)
  // What sends it is seen from the start: it opens at the foot of the reply box, where the screen may be over.
  useEffect(() => {
    if (isOpen) form.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const [key] = command.keys
  const send = async () => {
    if (isSending) return
    setIsSending(true)
    await onSend(reason)
    setIsSending(false)
  }
  if (!isOpen)
    return (
      <button
        type="button"
        className="button button-plain set-aside-open"
        data-set-aside
        aria-keyshortcuts={key === undefined ? undefined : ariaOf(key)}
        onClick={() => setIsOpen(true)}
      >
        {ask.open} {key !== undefined && <Caps spec={key} />}
      </button>
    )
  return (
    // No form of its own: it may stand in one.
    <div ref={form} role="group" className="act-form set-aside" aria-label={ask.open} aria-describedby={lead}>
      <p id={lead} className="hint">
        {ask.lead}
      </p>
      <AreaField
        label={ask.reason}
        value={reason}
        autoFocus
        rows={3}
        maxLength={2000}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <div className="form-acts">
        <button type="button" className="button button-main" disabled={isSending} onClick={() => void send()}>
          {ask.submit}
        </button>
        <button type="button" className="button button-quiet" onClick={() => setIsOpen(false)}>
          {ask.cancel}
        </button>
      </div>
    </div>
  )
}
