/** "I am writing for somebody else": folded away, for those who need it. Anybody may report; what they may hear is another matter. */
import type { ContactPage } from '../../contract/pages.ts'
import { helpersWords } from '../../contract/words/helpers-words.ts'
import { useSpeech } from '../speech.tsx'
import { Field } from './field.tsx'

interface ForSomebodyProps {
  readonly page: ContactPage
  readonly isSending: boolean
}

export function ForSomebody({ page, isSending: readOnly }: ForSomebodyProps) {
  const { language } = useSpeech()
  const says = helpersWords[language].contact
  const { forWhom = '', forNumber = '' } = page.typed ?? {}
  return (
    <details class="for-somebody" open={forWhom !== '' || forNumber !== ''}>
      <summary>{says.summary}</summary>
      <p class="hint">{says.lead}</p>
      <Field name="forWhom" label={says.name} hint={says.nameHint}>
        {described => (
          <input {...described} dir="auto" autoComplete="off" readOnly={readOnly} defaultValue={forWhom} />
        )}
      </Field>
      <Field name="forNumber" label={says.number} hint={says.numberHint}>
        {described => (
          <input {...described} dir="auto" autoComplete="off" readOnly={readOnly} defaultValue={forNumber} />
        )}
      </Field>
      <p class="hint">{says.yours}</p>
    </details>
  )
}
