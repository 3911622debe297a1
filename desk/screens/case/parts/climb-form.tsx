/** One rung up: whether the customer asked for it or the agent does, and who decides then. */
import { useState } from 'react'
import type { LadderView } from '../../../../contract/ladder-view.ts'
import { useWorld } from '../../../commands/world.tsx'
import { useTimes } from '../../../when.tsx'

export function ClimbForm({ caseId, ladder }: { caseId: string; ladder: LadderView }) {
  const world = useWorld()
  const { ladder: say, acts } = world.words
  const { short } = useTimes()
  const [isSending, setIsSending] = useState(false)
  const { next, rung } = ladder
  if (!next) return null
  const climb = async (by: 'customer' | 'agent') => {
    setIsSending(true)
    const outcome = await world.act(caseId, { act: 'climb', by, fromRung: rung?.rung ?? 0 })
    setIsSending(false)
    if (outcome.done) world.show(null)
  }
  return (
    <form
      className="act-form"
      onSubmit={event => {
        event.preventDefault()
        void climb('customer')
      }}
    >
      <h3>{say.climbTitle}</h3>
      <p className="hint">
        {next.answerBy === null ? say.nextOutside(next.name) : say.next(next.name, short(next.answerBy))}
      </p>
      <div className="form-acts">
        <button type="submit" className="button button-main" disabled={isSending} autoFocus>
          {say.climbForCustomer}
        </button>
        <button
          type="button"
          className="button button-plain"
          disabled={isSending}
          onClick={() => void climb('agent')}
        >
          {say.climb}
        </button>
        <button type="button" className="button button-quiet" onClick={() => world.show(null)}>
          {acts.cancel}
        </button>
      </div>
    </form>
  )
}
