/** How long it takes until somebody calls, as far as it can be told. */
import type { WaitView } from '../../contract/case.ts'
import type { CallbackWords } from '../../contract/words/callback-en.ts'

export function callWaitSentence({ ahead, atMostSeconds }: WaitView, say: CallbackWords['wait']): string {
  if (atMostSeconds === null) return say.unknown
  if (atMostSeconds === 0) return say.atOnce
  const minutes = Math.ceil(atMostSeconds / 60)
  const duration = minutes <= 90 ? say.minutes(minutes) : say.hours(Math.ceil(minutes / 60))
  return `${say.ahead(ahead)} ${say.atMost(duration)}`
}
