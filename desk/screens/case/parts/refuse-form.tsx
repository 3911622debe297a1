/** A "no": each point that was listed gets its reason, and whoever decides next is named before it is said. */
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import { keepOwn, readOwn } from '../../../kept.ts'
import { AreaField } from '../../../parts/field.tsx'

type Reasons = Readonly<Record<string, string>>

/** By the id of the point; what else is to be said stands under this name. */
const ELSE = 'else'

export function RefuseForm({ view: { summary, ladder } }: { view: CaseView }) {
  const world = useWorld()
  const { acts, ladder: say } = world.words
  const caseId = summary.id
  const kept = `form.${caseId}.refuse`
  const [reasons, setReasons] = useState<Reasons>(() => keptReasons(kept))
  const [isSending, setIsSending] = useState(false)
  const points = (ladder?.points ?? []).filter(({ state }) => state === 'open')
  const write = (id: string, reason: string) => {
    const next = { ...reasons, [id]: reason }
    setReasons(next)
    keepOwn(kept, next)
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isSending) return
    setIsSending(true)
    const outcome = await world.act(caseId, {
      act: 'refuse',
      reasons: (reasons[ELSE] ?? '').trim(),
      points: points.map(({ id }) => ({ pointId: id, reason: (reasons[id] ?? '').trim() })),
    })
    setIsSending(false)
    if (!outcome.done) return
    keepOwn(kept, undefined)
    world.show(null)
  }
  return (
    <form className="act-form" onSubmit={event => void send(event)}>
      <p className="hint">{acts.refuseLead}</p>
      {ladder && <p className="hint">{say.nextAfterNo(ladder.afterNo)}</p>}
      {points.map(({ id, words }, nth) => (
        <AreaField
          key={id}
          label={say.reasonFor(words ?? say.pointErased)}
          value={reasons[id] ?? ''}
          required
          autoFocus={nth === 0}
          onChange={event => write(id, event.currentTarget.value)}
        />
      ))}
      <AreaField
        label={points.length === 0 ? acts.refuseReasons : say.reasonsToo}
        {...(points.length === 0 ? { hint: say.pointsNone } : {})}
        value={reasons[ELSE] ?? ''}
        required={points.length === 0}
        autoFocus={points.length === 0}
        onChange={event => write(ELSE, event.currentTarget.value)}
      />
      <div className="form-acts">
        <button type="submit" className="button button-main" disabled={isSending}>
          {acts.refuseSubmit}
        </button>
        <button type="button" className="button button-quiet" onClick={() => world.show(null)}>
          {acts.cancel}
        </button>
      </div>
    </form>
  )
}

function keptReasons(name: string): Reasons {
  const kept = readOwn(name)
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(
    Object.entries(kept).flatMap(([id, reason]) => (typeof reason === 'string' ? [[id, reason]] : [])),
  )
}
