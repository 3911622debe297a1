/** What is known of a callback beside its number: the time that was chosen, and the tries. */
import type { CaseSummary } from '../../contract/desk.ts'
import { useWorld } from '../commands/world.tsx'
import { useTimes } from '../when.tsx'

type Called = NonNullable<NonNullable<CaseSummary['entry']>['callback']>

export function CallbackFacts({ called }: { called: Called }) {
  const { words } = useWorld()
  const times = useTimes()
  const { window, tries } = called
  if (window === null && tries === 0) return null
  return (
    <p className="offer-facts">
      {window !== null && (
        <span>{words.callback.chosen(times.short(window.from), times.time(window.until))}</span>
      )}
      {tries > 0 && <span>{words.callback.try(tries)}</span>}
    </p>
  )
}
