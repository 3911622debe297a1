/** How long it takes until somebody calls, as far as it can be told. */
import type { WaitView } from '../../contract/case.ts'
import { callbackWords } from '../../contract/words/callback.ts'
import { useSpeech } from '../speech.tsx'
import { callWaitSentence } from './call-wait-sentence.ts'

export function CallWait({ wait }: { readonly wait: WaitView }) {
  const { language } = useSpeech()
  return <p class="wait-told">{callWaitSentence(wait, callbackWords[language].wait)}</p>
}
