import type { CaseView } from '../../../../contract/desk.ts'
import { endContact } from '../../../commands/case.ts'
import { useWorld } from '../../../commands/world.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Name } from '../../../parts/name.tsx'
import { Said } from '../../../parts/said.tsx'
import { useStanding } from './ladder.tsx'

export function CaseHead({ view: { summary, ladder } }: { view: CaseView }) {
  const world = useWorld()
  const standing = useStanding(ladder)
  const { words, me } = world
  const { owner, entry } = summary
  const ownership = !owner
    ? words.owner.none
    : !owner.hasAccepted
      ? words.owner.standIn(owner.name)
      : owner.id === me.agent.id
        ? words.owner.you
        : words.owner.other(owner.name)
  return (
    <header className="case-head">
      <div className="case-head-names">
        <h2 id="case-title">
          <Name or={summary.customer.address}>{summary.customer.name}</Name>
        </h2>
        <p className="case-head-facts">
          <span className="reference">{summary.reference}</span>
          <span className="chip" data-status={summary.status}>
            <Icon sign={summary.status === 'solved' ? 'check' : 'dot'} size={10} />
            {words.status[summary.status]}
          </span>
          <span className="chip">{words.kinds[summary.kind ?? 'problem']}</span>
          <span className="cut">{ownership}</span>
          {standing !== null && <span className="cut">{standing}</span>}
          {entry && entry.state !== 'answered' && (
            <span>{entry.state === 'offered' ? words.lists.beingOffered : words.lists.inLine}</span>
          )}
        </p>
      </div>
      {endContact.enabled(world) && <CommandButton command={endContact} hint={words.acts.endHint} />}
      <Said caseId={summary.id} acts={['end-contact', 'answer']} offersToGoOn />
    </header>
  )
}
