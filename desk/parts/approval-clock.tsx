/** How long somebody has still to say yes or no, second by second near the end; and since when they are late. */
import type { ApprovalView } from '../../contract/approvals.ts'
import { useWorld } from '../commands/world.tsx'
import { duration, useNow, useTimes } from '../when.tsx'
import { Icon } from './icon.tsx'

const SECOND = 1_000
const MINUTE = 60 * SECOND

export function ApprovalClock({ one }: { one: Pick<ApprovalView, 'until' | 'lateSince' | 'approver'> }) {
  const { approvals: say, time } = useWorld().words
  const { short } = useTimes()
  const now = useNow(SECOND)
  const { until, lateSince, approver } = one
  if (lateSince !== null)
    return (
      <span className="approval-clock" data-late="true">
        <Icon sign="warn" size={13} /> {say.late(approver.name, short(lateSince))}
      </span>
    )
  const left = until - now
  if (left <= 0)
    return (
      <span className="approval-clock" data-late="true">
        <Icon sign="warn" size={13} /> {say.overdue}
      </span>
    )
  const rounded = left > MINUTE ? Math.round(left / MINUTE) * MINUTE : left
  return (
    <span className="approval-clock">
      <Icon sign="clock" size={13} /> {say.left(duration(rounded, time), short(until))}
    </span>
  )
}
