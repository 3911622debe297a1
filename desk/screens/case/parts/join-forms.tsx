/** Two cases about one thing become one; two things in one case become two. */
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import { joinable } from '../../../commands/work.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { useChoosing } from './choose-message.tsx'

export function MergeForm({ view }: { view: CaseView }) {
  const { words, act, show } = useWorld()
  const { merge } = words.work
  const times = useTimes()
  const others = joinable(view)
  const [from, setFrom] = useState(others[0]?.id ?? null)
  const chosen = others.find(({ id }) => id === from)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!chosen) return
    const outcome = await act(view.summary.id, { act: 'merge', from: chosen.id })
    if (outcome.done) show(null)
  }
  return (
    <form className="act-form" onSubmit={event => void submit(event)}>
      <p className="hint">{merge.lead}</p>
      <fieldset className="choose-list">
        <legend>{merge.which}</legend>
        {others.map(other => (
          <label key={other.id}>
            <input type="radio" name="merge" checked={other.id === from} onChange={() => setFrom(other.id)} />
            <span className="reference">{other.reference}</span>
            <span className="soft">
              {words.status[other.status]} · {times.short(other.openedAt)}
            </span>
          </label>
        ))}
      </fieldset>
      {chosen && <p>{merge.will(chosen.reference, view.summary.reference)}</p>}
      <FormEnd submit={merge.submit} />
    </form>
  )
}

export function SplitForm({ view }: { view: CaseView }) {
  const { words, act, follow } = useWorld()
  const { split } = words.work
  const choosing = useChoosing()
  const [kind, setKind] = useState<'problem' | 'request' | null>(null)
  const [isMissing, setIsMissing] = useState(false)
  const messageIds = (choosing?.chosen ?? []).filter(id => choosing?.choosable.has(id))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(messageIds.length === 0)
    if (messageIds.length === 0) return
    const outcome = await act(view.summary.id, { act: 'split', messageIds, kind })
    if (outcome.done) follow(outcome.answer.caseId ?? view.summary.id)
  }
  return (
    <form className="act-form" onSubmit={event => void submit(event)}>
      <p className="hint">{split.lead}</p>
      <p role="status">{split.chosen(messageIds.length)}</p>
      <fieldset className="choose-list">
        <legend>{split.kind}</legend>
        {([null, 'problem', 'request'] as const).map(choice => (
          <label key={choice}>
            <input
              type="radio"
              name="split-kind"
              checked={kind === choice}
              onChange={() => setKind(choice)}
            />
            {words.kinds[choice ?? 'unstated']}
          </label>
        ))}
      </fieldset>
      {isMissing && messageIds.length === 0 && <Sentence text={split.none} />}
      <FormEnd submit={split.submit} />
    </form>
  )
}

function FormEnd({ submit }: { submit: string }) {
  const { words, show } = useWorld()
  return (
    <div className="form-acts">
      <button type="submit" className="button button-main">
        {submit}
      </button>
      <button type="button" className="button button-quiet" onClick={() => show(null)}>
        {words.acts.cancel}
      </button>
    </div>
  )
}
