import { useEffect, useRef, useState } from 'react'
import type { CaseSummary, Me } from '../../../../contract/desk.ts'
import { hereOrAway } from '../../../commands/people.ts'
import { ariaOf } from '../../../commands/keys.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Caps } from '../../../parts/caps.tsx'
import { Icon } from '../../../parts/icon.tsx'

const STATES = ['here', 'away'] as const

export function PresenceSwitch({ me, offer }: { me: Me; offer: CaseSummary | null }) {
  const { words, setPresence } = useWorld()
  const { presence, isAbsent } = me.agent
  const hasMissed = useMissed(presence, offer)
  const says = isAbsent
    ? words.self.absent
    : presence === 'here'
      ? words.presence.hereSays
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

/** Whether the agent is away because an offer ran out, not by choice: an offer was there, went, and took "here" with it. */
function useMissed(presence: string, offer: CaseSummary | null): boolean {
  const [hasMissed, setHasMissed] = useState(false)
  const before = useRef<{ presence: string; until: number | null }>({ presence, until: null })
  const until = offer?.entry?.offerUntil ?? null
  useEffect(() => {
    const was = before.current
    const ranOut = was.until !== null && until === null && presence === 'away'
    if (was.presence === 'here' && ranOut) setHasMissed(true)
    if (presence === 'here') setHasMissed(false)
    // The offer goes a moment before or after the presence does: it is remembered while the agent is still here.
    before.current = { presence, until: until ?? (presence === 'here' ? was.until : null) }
  }, [presence, until])
  return hasMissed
}
