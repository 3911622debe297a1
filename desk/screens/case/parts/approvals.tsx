/** What was asked for in this case: who decides, with the clock running; what came of it; and my own answer where it is mine. */
import type { ApprovalView } from '../../../../contract/approvals.ts'
import type { CaseView } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import { ApprovalCard } from '../../../parts/approval-card.tsx'
import { ApprovalClock } from '../../../parts/approval-clock.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'
import { useCaseApprovals } from '../approvals-data.ts'

/** What was decided before is told by the story. */
const SHOWN = 3

export function Approvals({ view: { summary } }: { view: CaseView }) {
  const { words, toDecide } = useWorld()
  const approvals = useCaseApprovals(summary.id)
  const isMine = toDecide?.caseId === summary.id
  if (approvals.length === 0 && !isMine) return null
  const others = approvals.filter(({ id }) => id !== toDecide?.id)
  const open = others.filter(({ state }) => state === 'open')
  const settled = others.filter(({ state }) => state !== 'open').slice(0, SHOWN)
  return (
    <section className="rail-part approvals" aria-labelledby="approvals-title">
      <h2 id="approvals-title">{isMine ? words.approvals.mine : words.approvals.title}</h2>
      {isMine && <ApprovalCard key={toDecide.id} one={toDecide} isInCase />}
      <div role="status">
        <ul className="approvals-list">
          {[...open, ...settled].map(one => (
            <li key={one.id} data-state={one.state}>
              {one.state === 'open' ? <Waiting one={one} /> : <Settled one={one} />}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function Waiting({ one }: { one: ApprovalView }) {
  const { words, answerAsk } = useWorld()
  const say = words.approvals
  return (
    <>
      <p>
        <strong>{one.says}</strong>
      </p>
      <p className="soft">
        {say.decides(one.approver.name)} · <ApprovalClock one={one} />
      </p>
      {one.isMine && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => void answerAsk(one, { answer: 'withdraw' })}
        >
          {say.withdraw}
        </button>
      )}
    </>
  )
}

function Settled({ one }: { one: ApprovalView }) {
  const { approvals: say } = useWorld().words
  const { short } = useTimes()
  const { state, says, allowed, decidedBy, decidedAt, reasons } = one
  const name = decidedBy ?? ''
  const outcome = {
    open: '',
    given: allowed === null ? say.given(name) : say.givenOther(name, allowed),
    declined: say.declined(name),
    withdrawn: say.withdrawn,
  }[state]
  return (
    <>
      <p>
        <Icon sign={state === 'given' ? 'check' : 'note'} size={13} /> {says}: <strong>{outcome}</strong>{' '}
        {decidedAt !== null && <span className="soft">{short(decidedAt)}</span>}
      </p>
      {reasons !== null && (
        <p className="soft" dir="auto">
          {reasons}
        </p>
      )}
    </>
  )
}
