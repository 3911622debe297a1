/** What others may not do alone and ask me for, what is due first before the rest. */
import { Link } from '@tanstack/react-router'
import type { ToDecide } from '../../../../contract/approvals.ts'
import { useWorld } from '../../../commands/world.tsx'
import { ApprovalCard } from '../../../parts/approval-card.tsx'
import { Name } from '../../../parts/name.tsx'

export function ToAnswer({ list }: { list: readonly ToDecide[] }) {
  const { approvals: say } = useWorld().words
  return (
    <section className="rungs-part" aria-labelledby="to-answer">
      <h2 id="to-answer">{say.mine}</h2>
      {list.length === 0 && <p role="status">{say.mineEmpty}</p>}
      <ol className="approvals-mine">
        {list.map(one => (
          <li key={one.id}>
            <p>
              <Link to="/case/$caseId" params={{ caseId: one.caseId }}>
                <Name>{one.customer ?? ''}</Name> <span className="reference">{one.reference}</span>
              </Link>
            </p>
            <ApprovalCard one={one} isInCase={false} />
          </li>
        ))}
      </ol>
    </section>
  )
}
