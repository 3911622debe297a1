/** Words that were taken in may ask for somebody above; that they cannot be followed is no reason to take them in once more. */
import type { Received } from '../../channels/channel.ts'
import type { Speak } from '../../domain/case/requests.ts'
import { climbByWords } from '../ladder/by-words.ts'
import type { Whose } from './join.ts'
import type { Setting } from './setting.ts'

export async function thenClimb(
  { ledger, directory, log }: Setting,
  received: Received,
  known: Whose,
  speak: Speak,
): Promise<Received> {
  if (!received.ok || received.duplicate) return received
  try {
    await climbByWords({ ledger, directory }, known, speak)
  } catch (error) {
    log.error({ err: error, case: known.id }, 'words that ask for somebody above could not be followed')
  }
  return received
}
