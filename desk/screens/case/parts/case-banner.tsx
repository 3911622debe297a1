/** What one must know before writing here: it goes on elsewhere, it is put aside, a note names me. */
import { Link } from '@tanstack/react-router'
import type { CaseView } from '../../../../contract/desk.ts'
import { wake } from '../../../commands/work.ts'
import { useWorld } from '../../../commands/world.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Said } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'

export function CaseBanner({ view: { summary } }: { view: CaseView }) {
  const { work } = useWorld().words
  const times = useTimes()
  const { mergedInto, snoozedUntil, id } = summary
  if (mergedInto) {
    return (
      <p className="banner" role="status">
        <Icon sign="turn" /> {work.merge.into(mergedInto.reference)}{' '}
        <Link to="/case/$caseId" params={{ caseId: mergedInto.id }} search={{}}>
          {work.merge.open}
        </Link>
      </p>
    )
  }
  if (snoozedUntil === null) return null
  return (
    <div className="banner banner-row" role="status">
      <Icon sign="clock" /> <span>{work.snooze.sleeps(times.full(snoozedUntil))}</span>
      <CommandButton command={wake} look="quiet" />
      <Said caseId={id} acts={['wake']} />
    </div>
  )
}
