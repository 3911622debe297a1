/** What waits and what is mine: am I here, who is offered to me, my cases, the line. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Me } from '../../../contract/desk.ts'
import { palette } from '../../commands/place.ts'
import { useWorld } from '../../commands/world.tsx'
import type { MyCases } from '../../my-cases.ts'
import { ChatStrip } from '../../parts/chat-strip.tsx'
import { CommandButton } from '../../parts/command-button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { OfferCard } from '../../parts/offer-card.tsx'
import { useLineData } from './data.ts'
import { HandoverCard } from './parts/handover-card.tsx'
import { MyShiftsNote } from './parts/my-shifts.tsx'
import { List } from './parts/list.tsx'
import { PresenceSwitch } from './parts/presence-switch.tsx'
import { WrapUpNote } from './parts/wrap-up.tsx'
import { SelfMenu } from './parts/self-menu.tsx'
import { ToRead } from './parts/to-read.tsx'

const UNFOLDED_AT_FIRST: readonly string[] = ['mine', 'line', 'mentions']

export function LineScreen({ me, mine }: { me: Me; mine: MyCases }) {
  const { words } = useWorld()
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set(UNFOLDED_AT_FIRST))
  const data = useLineData(unfolded, me.agent.role !== 'agent')
  const fold = (name: string) =>
    setUnfolded(before => {
      const after = new Set(before)
      if (!after.delete(name)) after.add(name)
      return after
    })
  return (
    <nav className="line" data-pane="list" aria-label={words.lists.yours}>
      <header className="line-head">
        <span className="brand">Heed</span>
        <span className="organisation cut">{me.organisation.name}</span>
        <CommandButton command={palette} look="quiet">
          <Icon sign="find" />
          <span className="hidden">{words.keys.palette}</span>
        </CommandButton>
        <SelfMenu me={me} />
      </header>
      {me.organisation.isDemo && <p className="demo-note">{words.self.demo}</p>}
      <PresenceSwitch me={me} offer={mine.offer} />
      <WrapUpNote />
      <MyShiftsNote shifts={data.shifts} />
      {mine.offer && <OfferCard summary={mine.offer} />}
      {mine.handovers.map(summary => (
        <HandoverCard key={summary.id} summary={summary} team={data.team} />
      ))}
      <ChatStrip look="list" />
      {data.asideCount > 0 && (
        <Link to="/aside" className="aside-link">
          <Icon sign="letter" size={13} /> {words.mailAside.waiting(data.asideCount)}
        </Link>
      )}
      {(data.rungCount > 0 || me.agent.role !== 'agent') && (
        <Link to="/rungs" className="wall-link">
          <Icon sign="clock" size={13} /> {words.ladder.list}
          {data.rungCount > 0 && ` (${data.rungCount})`}
        </Link>
      )}
      <ToRead />
      {me.agent.role !== 'agent' && (
        <Link to="/promises" className="wall-link">
          <Icon sign="promise" size={13} /> {words.commands.promisesAtRisk}
        </Link>
      )}
      {data.leavingCount > 0 && (
        <Link to="/leaving" className="wall-link">
          <Icon sign="warn" size={13} /> {words.leaving.list} ({data.leavingCount})
        </Link>
      )}
      {me.agent.role !== 'agent' && (
        <Link to="/wallboard" className="wall-link">
          <Icon sign="menu" size={13} /> {words.commands.wallboard}
        </Link>
      )}
      <List mine={mine} me={me} data={data} unfolded={unfolded} onFold={fold} />
    </nav>
  )
}
