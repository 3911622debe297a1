/** Who said that they leave, or want to pay less, and nothing was done about it yet; the latest first, and live. */
import { Link } from '@tanstack/react-router'
import type { LeavingList } from '../../../contract/leaving.ts'
import { useWorld } from '../../commands/world.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Late } from '../../parts/late.tsx'
import { Name } from '../../parts/name.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { useTimes } from '../../when.tsx'
import { useLeavingList } from './data.ts'

export function LeavingScreen() {
  const { words, me } = useWorld()
  const say = words.leaving
  const mayLook = me.agent.role !== 'agent'
  const { cases, failure } = useLeavingList(mayLook)
  return (
    <Page title={say.list}>
      <p className="rungs-about">{mayLook ? say.listAbout : say.listForLeads}</p>
      {mayLook && !cases && !failure && <Late text={words.story.loading} />}
      {failure && <Sentence failure={failure} />}
      {cases && <p role="status">{cases.length === 0 ? say.none : say.counted(cases.length)}</p>}
      <ol className="leaving-list">
        {cases?.map(one => (
          <Row key={`${one.caseId} ${one.wish}`} one={one} />
        ))}
      </ol>
    </Page>
  )
}

function Row({ one }: { one: LeavingList['cases'][number] }) {
  const { leaving: say } = useWorld().words
  const { short } = useTimes()
  return (
    <li>
      <Link to="/case/$caseId" params={{ caseId: one.caseId }} className="leaving-row">
        <span>
          <Icon sign="warn" size={14} /> <strong>{one.wish === 'leave' ? say.leave : say.payLess}</strong>
          {' · '}
          <Name>{one.customerName ?? ''}</Name> <span className="reference">{one.reference}</span>
        </span>
        <time>{short(one.since)}</time>
        {one.words !== null && (
          <span className="leaving-words" dir="auto">
            “{one.words}”
          </span>
        )}
        <span className="soft">
          {one.ownerName ?? say.noOwner} · {say.problems(one.openProblems)}
        </span>
      </Link>
    </li>
  )
}
