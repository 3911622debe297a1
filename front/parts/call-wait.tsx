/** How long it takes until somebody calls, as far as it can be told. */
import type { WaitView } from '../../contract/case.ts'
import { callbackWords, type CallbackWords } from '../../contract/words/callback.ts'
import { useSpeech } from '../speech.tsx'

export function CallWait({ wait }: { readonly wait: WaitView }) {
  const { language } = useSpeech()
  return <p class="wait-told">{callWaitSentence(wait, callbackWords[language].wait)}</p>
}

export function callWaitSentence({ ahead, atMostSeconds }: WaitView, say: CallbackWords['wait']): string {
  if (atMostSeconds === null) return say.unknown
  if (atMostSeconds === 0) return say.atOnce
  const minutes = Math.ceil(atMostSeconds / 60)
  const duration = minutes <= 90 ? say.minutes(minutes) : say.hours(Math.ceil(minutes / 60))
  return `${say.ahead(ahead)} ${say.atMost(duration)}`
}
