/** A colleague would like to hand a case over to me. It opens the case, where the summary stands and the answer is given. */
import { Link } from '@tanstack/react-router'
import type { AgentView, CaseSummary } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Name } from '../../../parts/name.tsx'
import { useTimes } from '../../../when.tsx'

export function HandoverCard({ summary, team }: { summary: CaseSummary; team: readonly AgentView[] }) {
  const { words } = useWorld()
  const times = useTimes()
  const { handover } = summary
  if (!handover) return null
  const from = team.find(agent => agent.id === handover.from)?.name ?? '…'
  return (
    <Link className="handover-card" to="/case/$caseId" params={{ caseId: summary.id }} search={{}}>
      <Icon sign="turn" />
      <span>
        <strong>{words.acts.handoverForYou(from)}</strong>
        <br />
        <Name or={summary.customer.address}>{summary.customer.name}</Name> ·{' '}
        {words.acts.handoverUntil(times.time(handover.until))}
      </span>
    </Link>
  )
}
