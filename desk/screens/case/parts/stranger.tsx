/** Below the mail of a stranger, until somebody has decided: is this the customer, somebody else with a matter, or neither? */
import { useId, useState } from 'react'
import type { StoryItem } from '../../../../contract/case.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useStranger, whyNot } from '../stranger-data.ts'

export function Stranger({ item }: { item: StoryItem }) {
  const { open } = useWorld()
  const { messageId } = item
  if (item.type !== 'StrangerWrote' || messageId === null || !open) return null
  const isDecided = open.story.some(
    later =>
      (later.type === 'StrangerLetIn' || later.type === 'StrangerSentAway') && later.messageId === messageId,
  )
  // What waits in a case that was joined into this one is still to be decided, and goes on here.
  const caseId = item.joinedFrom?.id ?? open.summary.id
  return isDecided ? null : <Asks caseId={caseId} messageId={messageId} from={item.mail?.from} />
}

interface AsksProps {
  readonly caseId: string
  readonly messageId: string
  readonly from: string | undefined
}

function Asks({ caseId, messageId, from }: AsksProps) {
  const { words, me, open, goTo } = useWorld()
  const { stranger } = words.mailAside
  const [keepsAddress, setKeepsAddress] = useState(false)
  const { mutate, isPending, error } = useStranger({ caseId, messageId }, goTo)
  const title = useId()
  const mayKeep = me.agent.role !== 'agent' || open?.summary.owner?.id === me.agent.id
  return (
    <section className="stranger" aria-labelledby={title}>
      <p id={title}>
        <strong>{stranger.asks}</strong> <span className="soft">{stranger.hint(from)}</span>
      </p>
      {mayKeep && (
        <label>
          <input
            type="checkbox"
            checked={keepsAddress}
            onChange={event => setKeepsAddress(event.target.checked)}
          />
          {stranger.keep}
        </label>
      )}
      <div className="form-acts">
        <button
          type="button"
          className="button button-plain"
          disabled={isPending}
          onClick={() => mutate({ act: 'let-in', keepsAddress })}
        >
          {stranger.letIn}
        </button>
        <button
          type="button"
          className="button button-plain"
          disabled={isPending}
          onClick={() => mutate({ act: 'own-case' })}
        >
          {stranger.ownCase}
        </button>
        <button
          type="button"
          className="button button-quiet"
          disabled={isPending}
          onClick={() => mutate({ act: 'send-away' })}
        >
          {stranger.sendAway}
        </button>
      </div>
      <Sentence failure={whyNot(error)} />
    </section>
  )
}
