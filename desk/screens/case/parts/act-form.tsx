/** Words that an act needs. Refused, they stay where they are, with the sentence that says why. */
import { useEffect, useRef, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import type { Act } from '../../../../contract/desk.ts'
import { guaranteesWords } from '../../../../contract/words/guarantees.ts'
import { mayGoOn } from '../../../api/ask.ts'
import { useWordsOf } from '../../../choices.tsx'
import { useWorld } from '../../../commands/world.tsx'
import { keepOwn, readOwn } from '../../../kept.ts'
import { AreaField } from '../../../parts/field.tsx'

interface Props {
  readonly caseId: string
  readonly act: Act['act']
  readonly lead?: string
  readonly label: string
  readonly hint?: string
  readonly submit: string
  /** The act with these words; null when something else is missing. */
  readonly toAct: (words: string) => Act | null
  readonly children?: ReactNode
  /** Below the words: what nobody has to say. */
  readonly below?: ReactNode
}

export function ActForm({ caseId, act, lead, label, hint, submit, toAct, children, below }: Props) {
  const world = useWorld()
  const { words } = world
  const { goOn } = useWordsOf(guaranteesWords)
  const kept = `form.${caseId}.${act}`
  const [text, setText] = useState(() => keptText(kept))
  const [isSending, setIsSending] = useState(false)
  const [isWarned, setIsWarned] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  // What sends it is seen from the start, however far down the rail it opens.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const write = (next: string) => {
    setText(next)
    setIsWarned(false)
    keepOwn(kept, next === '' ? undefined : next)
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const request = toAct(text.trim())
    if (!request || isSending) return
    setIsSending(true)
    const outcome = await world.act(caseId, request, isWarned)
    setIsSending(false)
    if (!outcome.done) return setIsWarned(mayGoOn(outcome.failure))
    write('')
    world.show(null)
  }
  return (
    <form ref={form} className="act-form" onSubmit={event => void send(event)}>
      {lead !== undefined && <p className="hint">{lead}</p>}
      {children}
      <AreaField
        label={label}
        {...(hint === undefined ? {} : { hint })}
        value={text}
        required
        autoFocus={children === undefined}
        onChange={event => write(event.currentTarget.value)}
      />
      {below}
      <div className="form-acts">
        <button type="submit" className="button button-main" disabled={isSending}>
          {isWarned ? goOn : submit}
        </button>
        <button type="button" className="button button-quiet" onClick={() => world.show(null)}>
          {words.acts.cancel}
        </button>
      </div>
    </form>
  )
}

function keptText(name: string): string {
  const kept = readOwn(name)
  return typeof kept === 'string' ? kept : ''
}
