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
import { Icon } from './icon.tsx'

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

interface ReasonProps {
  readonly onSend: (reason: string) => Promise<unknown>
  /** Left out, the rule is set aside by whoever reads it; otherwise somebody is asked with it. */
  readonly says?: { readonly open: string; readonly lead: string; readonly submit: string }
  /** The key that opens it beside that of every rule. */
  readonly spec?: string | undefined
  readonly disabled?: boolean
}

/** The button, and behind it the reason. */
export function AskReason({ onSend, says, spec, disabled = false }: ReasonProps) {
  const { ask } = useWordsOf(overridesWords)
  const { open, lead: why, submit } = says ?? ask
  const [isOpen, setIsOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const [isSending, setIsSending] = useState(false)
  const lead = useId()
  const form = useRef<HTMLDivElement>(null)
  // What sends it is seen from the start: it opens at the foot of the reply box, where the screen may be over.
  useEffect(() => {
    if (isOpen) form.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const key = spec ?? command.keys[0]
  const send = async () => {
    setIsMissing(reason.trim() === '')
    if (isSending || reason.trim() === '') return
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
        data-ask-above={spec === undefined ? undefined : true}
        disabled={disabled}
        aria-keyshortcuts={key === undefined ? undefined : ariaOf(key)}
        onClick={() => setIsOpen(true)}
      >
        {open} {key !== undefined && <Caps spec={key} />}
      </button>
    )
  return (
    // No form of its own: it may stand in one.
    <div ref={form} role="group" className="act-form set-aside" aria-label={open} aria-describedby={lead}>
      <p id={lead} className="hint">
        {why}
      </p>
      <AreaField
        label={ask.reason}
        value={reason}
        autoFocus
        rows={3}
        maxLength={2000}
        onChange={event => setReason(event.currentTarget.value)}
      />
      {isMissing && reason.trim() === '' && (
        <p className="said" role="alert">
          <Icon sign="warn" />
          <span>{ask.missing}</span>
        </p>
      )}
      <div className="form-acts">
        <button
          type="button"
          className="button button-main"
          disabled={isSending || disabled}
          onClick={() => void send()}
        >
          {submit}
        </button>
        <button type="button" className="button button-quiet" onClick={() => setIsOpen(false)}>
          {ask.cancel}
        </button>
      </div>
    </div>
  )
}
