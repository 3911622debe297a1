/** A colleague asks me to take this case: the summary in their words, and yes or no. */
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { AgentView, CaseView } from '../../../../contract/desk.ts'
import { acceptHandover } from '../../../commands/people.ts'
import { useWorld } from '../../../commands/world.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { AreaField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Said } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'

export function HandoverAnswer({ view, team }: { view: CaseView; team: readonly AgentView[] }) {
  const { words, me } = useWorld()
  const times = useTimes()
  const [isDeclining, setIsDeclining] = useState(false)
  const { handover, id } = view.summary
  if (!handover) return null
  const nameOf = (agentId: string) => team.find(agent => agent.id === agentId)?.name ?? '…'
  if (handover.to !== me.agent.id) {
    return (
      <p className="banner" role="status">
        <Icon sign="turn" /> {words.acts.handoverPending(nameOf(handover.to), times.time(handover.until))}
      </p>
    )
  }
  const summary = view.story.findLast(item => item.type === 'HandoverProposed')?.words
  return (
    <section className="banner banner-ask" aria-labelledby="handover-title">
      <h2 id="handover-title">
        <Icon sign="turn" /> {words.acts.handoverForYou(nameOf(handover.from))}
      </h2>
      {summary != null && (
        <blockquote className="words" dir="auto">
          {summary}
        </blockquote>
      )}
      <p className="hint">{words.acts.handoverUntil(times.time(handover.until))}</p>
      {isDeclining ? (
        <DeclineForm caseId={id} handoverId={handover.id} onCancel={() => setIsDeclining(false)} />
      ) : (
        <div className="form-acts">
          <CommandButton command={acceptHandover} look="main">
            {words.acts.accept}
          </CommandButton>
          <button type="button" className="button button-plain" onClick={() => setIsDeclining(true)}>
            {words.acts.decline}
          </button>
        </div>
      )}
      <Said caseId={id} acts={['accept-handover', 'decline-handover']} />
    </section>
  )
}

interface DeclineProps {
  readonly caseId: string
  readonly handoverId: string
  readonly onCancel: () => void
}

function DeclineForm({ caseId, handoverId, onCancel }: DeclineProps) {
  const { words, act } = useWorld()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void act(caseId, { act: 'decline-handover', handoverId, reason })
  }
  return (
    <form onSubmit={submit}>
      <AreaField
        label={words.acts.declineReason}
        hint={words.acts.declineHint}
        value={reason}
        autoFocus
        required
        rows={2}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <div className="form-acts">
        <button type="submit" className="button button-main">
          {words.acts.decline}
        </button>
        <button type="button" className="button button-plain" onClick={onCancel}>
          {words.acts.cancel}
        </button>
      </div>
    </form>
  )
}
