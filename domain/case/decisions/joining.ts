/** Coming into the line: one place for one matter, on whatever way somebody comes. */
import type { CaseFact } from '../facts.ts'
import type { Speak } from '../requests.ts'
import type { CaseState } from '../state.ts'
import type { Instant } from '../../time.ts'

type Standing = Pick<CaseState, 'entry' | 'keptPlace'>

/**
 * Place 0: the writer gives the true one, last in its transaction. Whoever comes back while their place is kept has that one.
 * @param state null where the case is just being opened
 */
export function joining(
  { entryId, medium }: Pick<Speak, 'entryId' | 'medium'>,
  state: Standing | null,
  now: Instant,
): readonly CaseFact[] {
  if (state?.entry) return []
  const kept = state?.keptPlace
  if (kept && now <= kept.until)
    return [{ type: 'PlaceTakenUp', entryId: kept.entryId, medium, place: kept.place }]
  return [{ type: 'EntryJoined', entryId, medium, place: 0 }]
}
