/** Somebody asks for my yes or no while I look at something else: who, what, how long I have, and the way there. */
import { toAsked } from '../commands/approvals.ts'
import { ariaOf } from '../commands/keys.ts'
import { useWorld } from '../commands/world.tsx'
import { useTimes } from '../when.tsx'
import { ApprovalClock } from './approval-clock.tsx'
import { Caps } from './caps.tsx'
import { Icon } from './icon.tsx'

export function AskedNotice() {
  const { words, asked, goToAsked, putOffAsked } = useWorld()
  const { approvals: say } = words
  const { short } = useTimes()
  if (asked === null) return null
  const key = toAsked.keys[0]
  const { id, askedBy, says, until, customer, reference } = asked
  return (
    <section className="asked-notice" aria-label={say.mine}>
      <p key={id} className="hidden" role="alert">
        {say.notice(askedBy.name, short(until))}
      </p>
      <h2>
        <Icon sign="clock" size={14} /> {say.mine}
      </h2>
      <p>
        <strong>{says}</strong>
      </p>
      <p className="soft">
        {say.askedBy(askedBy.name)} · {customer === null ? '' : <bdi>{customer}</bdi>}{' '}
        <span className="reference">{reference}</span>
      </p>
      <ApprovalClock one={asked} />
      <div className="asked-acts">
        <button
          type="button"
          className="button button-main"
          aria-keyshortcuts={key === undefined ? undefined : ariaOf(key)}
          onClick={goToAsked}
        >
          <span>{say.openCase}</span>
          {key !== undefined && <Caps spec={key} />}
        </button>
        <button type="button" className="button button-quiet" onClick={putOffAsked}>
          {say.later}
        </button>
      </div>
    </section>
  )
}
