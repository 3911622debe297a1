/** The box for what is wrong. A plain form; with script it keeps what is typed and sends it over a bad line. */
import type { ContactPage, FormProblem } from '../../contract/pages.ts'
import type { StartActs, StartView } from '../live/start-form.ts'
import { useSpeech } from '../speech.tsx'
import { Field } from './field.tsx'
import { ForSomebody } from './for-somebody.tsx'
import { FileField } from './file-field.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { TickField } from './tick-field.tsx'
import { UploadNews } from './upload-news.tsx'

interface ContactFormProps {
  readonly page: ContactPage
  readonly view: StartView
  /** Null while the page has no script: the form goes by itself. */
  readonly acts: StartActs | null
}

export function ContactForm({ page, view, acts }: ContactFormProps) {
  const { words, formToken } = useSpeech()
  const { problem, isSending } = view
  return (
    <form
      class="contact"
      name="contact"
      method="post"
      action="/start"
      encType="multipart/form-data"
      onSubmit={acts?.pressed}
      onInput={acts?.typed}
    >
      <input type="hidden" name="token" value={formToken} />
      <input type="hidden" name="messageId" value={page.messageId} />
      <ProblemNotice problem={problem} />
      <Typed page={page} problem={problem} isSending={isSending} />
      <FileField
        files={view.files}
        maxBytes={page.limits.maxUploadBytes}
        problem={problem}
        onChange={acts?.chose ?? null}
      />
      <div class="send">
        <button class="main" aria-disabled={isSending}>
          {isSending ? words.sending.now : words.contact.send}
        </button>
        {/* Where no time can be told, all there is to say stands beside the ways. */}
        {page.chatWait.atMostSeconds !== null && <p class="with-button">{page.chatWait.sentence}</p>}
      </div>
      <UploadNews uploaded={view.uploaded} />
      <output class={view.notice ? 'notice calm' : 'notice-place'}>{view.notice}</output>
    </form>
  )
}

const NOTHING_TYPED = { words: '', address: '', name: '', isLossOfService: false }

interface TypedProps {
  readonly page: ContactPage
  readonly problem: FormProblem | null
  readonly isSending: boolean
}

function Typed({ page, problem, isSending: readOnly }: TypedProps) {
  const { words } = useSpeech()
  const says = words.contact
  const typed = page.typed ?? NOTHING_TYPED
  return (
    <>
      <Field name="words" label={says.words} hint={says.wordsHint} isLarge problem={problem}>
        {described => (
          <textarea
            {...described}
            rows={5}
            dir="auto"
            required
            readOnly={readOnly}
            defaultValue={typed.words}
          />
        )}
      </Field>
      <TickField
        name="down"
        label={says.down}
        hint={says.downHint}
        isTicked={typed.isLossOfService}
        isDisabled={readOnly}
      />
      <ForSomebody page={page} isSending={readOnly} />
      <Field name="address" label={says.address} hint={says.addressHint} isOptional problem={problem}>
        {described => (
          <input {...described} autoComplete="email" readOnly={readOnly} defaultValue={typed.address} />
        )}
      </Field>
      <Field name="name" label={says.name} isOptional problem={problem}>
        {described => (
          <input
            {...described}
            dir="auto"
            autoComplete="name"
            readOnly={readOnly}
            defaultValue={typed.name}
          />
        )}
      </Field>
    </>
  )
}
