/** The box for what is wrong. A plain form; with script it keeps what is typed and sends it over a bad line. */
import type { ContactPage } from '../../contract/pages.ts'
import type { Start } from '../live/start.ts'
import { useSpeech } from '../speech.tsx'
import { Field } from './field.tsx'
import { FileField } from './file-field.tsx'
import { ProblemNotice } from './problem-notice.tsx'

interface ContactFormProps {
  readonly page: ContactPage
  /** What the browser does with the form; without it the form goes by itself. */
  readonly start?: Start
}

export function ContactForm({ page, start }: ContactFormProps) {
  const { words, formToken } = useSpeech()
  const says = words.contact
  const problem = start ? start.problem : page.problem
  const isSending = start?.isSending === true
  return (
    <form
      class="contact"
      method="post"
      action="/start"
      encType="multipart/form-data"
      noValidate={start !== undefined}
      ref={start?.form ?? null}
      onSubmit={start?.onSubmit}
      onInput={start?.onInput}
    >
      <input type="hidden" name="token" value={formToken} />
      <input type="hidden" name="messageId" value={page.messageId} />
      <ProblemNotice problem={problem} />
      <Field name="words" label={says.words} hint={says.wordsHint} isLarge problem={problem}>
        {described => (
          <textarea
            {...described}
            rows={6}
            dir="auto"
            required
            readOnly={isSending}
            defaultValue={page.typed?.words ?? ''}
          />
        )}
      </Field>
      <Field name="address" label={says.address} hint={says.addressHint} isOptional problem={problem}>
        {described => (
          <input
            {...described}
            autoComplete="email"
            readOnly={isSending}
            defaultValue={page.typed?.address ?? ''}
          />
        )}
      </Field>
      <Field name="name" label={says.name} isOptional problem={problem}>
        {described => (
          <input
            {...described}
            dir="auto"
            autoComplete="name"
            readOnly={isSending}
            defaultValue={page.typed?.name ?? ''}
          />
        )}
      </Field>
      <FileField
        files={start?.files ?? []}
        maxBytes={page.limits.maxUploadBytes}
        problem={problem}
        onChange={start?.onFiles ?? (() => {})}
      />
      <div class="send">
        <button class="main" aria-disabled={isSending}>
          {isSending ? words.sending.now : says.send}
        </button>
        <p class="with-button">{page.chatWait.sentence}</p>
      </div>
      <StartNews start={start} />
    </form>
  )
}

function StartNews({ start }: { readonly start: Start | undefined }) {
  const { words, tell } = useSpeech()
  return (
    <div role="status" class={start?.notice ? 'notice calm' : 'news'}>
      {start?.notice && <p>{start.notice}</p>}
      {start?.uploaded != null && (
        <p>
          <progress max={1} value={start.uploaded} aria-label={words.sending.now} />{' '}
          {words.files.sent(tell.percent(start.uploaded))}
        </p>
      )}
    </div>
  )
}
