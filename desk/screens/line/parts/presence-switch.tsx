import { useState } from 'react'
import type { CaseSummary, Me } from '../../../../contract/desk.ts'
import { hereOrAway } from '../../../commands/people.ts'
import { ariaOf } from '../../../commands/keys.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Caps } from '../../../parts/caps.tsx'
import { now } from '../../../clock.ts'
import { Icon } from '../../../parts/icon.tsx'
import { heldAfter } from './missed.ts'
import type { Held } from './missed.ts'

const STATES = ['here', 'away'] as const

export function PresenceSwitch({ me, offer }: { me: Me; offer: CaseSummary | null }) {
  const { words, setPresence, wrapUpUntil } = useWorld()
  const { presence, isAbsent } = me.agent
  const hasMissed = useMissed(presence, offer)
  const says = isAbsent
    ? words.self.absent
    : presence === 'here'
      ? wrapUpUntil === null
        ? words.presence.hereSays
        : words.line.wrapUp.title
      : hasMissed
        ? words.presence.missed
        : words.presence.awaySays
  return (
    <fieldset className="presence" data-presence={presence}>
      <legend className="hidden">{words.presence.title}</legend>
      <div className="presence-choices">
        {STATES.map(state => (
          <label key={state} className="presence-choice" data-state={state}>
            <input
              type="radio"
              name="presence"
              value={state}
              checked={presence === state}
              aria-keyshortcuts={ariaOf(hereOrAway.keys[0] ?? '')}
              onChange={() => setPresence(state)}
            />
            <Icon sign={state === 'here' ? 'dot' : 'away'} />
            <span>{words.presence[state]}</span>
            {presence !== state && <Caps spec={hereOrAway.keys[0] ?? ''} />}
          </label>
        ))}
      </div>
      <p className={hasMissed ? 'presence-missed' : 'hint'} role="status">
        {says}
      </p>
    </fieldset>
  )
}

function useMissed(presence: string, offer: CaseSummary | null): boolean {
  const until = offer?.entry?.offerUntil ?? null
  const [held, setHeld] = useState<Held>({ presence, until, hasMissed: false })
  const next = heldAfter(held, { presence, until }, now())
  const isNews =
    next.presence !== held.presence || next.until !== held.until || next.hasMissed !== held.hasMissed
  if (isNews) setHeld(next)
  return next.hasMissed
}
