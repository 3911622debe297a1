/** Where the customer says something. A plain form; with script it sends in the background and keeps what is typed. */
import type { FormProblem, UploadLimits } from '../../contract/pages.ts'
import type { RefObject } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { problemWith } from '../live/check.ts'
import { useSpeech } from '../speech.tsx'
import { Field } from './field.tsx'
import { FileField } from './file-field.tsx'

interface ReplyBoxProps {
  readonly caseHref: string
  readonly messageId: string
  readonly toName: string | null
  readonly typed: string | null
  readonly problem: FormProblem | null
  readonly limits: UploadLimits
  readonly box: RefObject<HTMLTextAreaElement | null>
  /** Null without script: the form goes by itself. */
  readonly onSay: ((words: string, files: readonly File[]) => void) | null
  readonly onTyping: (words: string) => void
}

export function ReplyBox(props: ReplyBoxProps) {
  const { caseHref, messageId, toName, typed, limits, box, onSay, onTyping } = props
  const { words, tell, formToken } = useSpeech()
  const [problem, setProblem] = useState(props.problem)
  const [files, setFiles] = useState<readonly File[]>([])
  const form = useRef<HTMLFormElement>(null)

  function submit(event: Event): void {
    if (!onSay || !box.current) return
    event.preventDefault()
    const said = box.current.value
    const found = problemWith({ words: said, files }, { limits, says: words.check, tell })
    setProblem(found)
    if (found) return document.getElementById(found.field ?? 'words')?.focus()
    onSay(said, files)
    box.current.value = ''
    setFiles([])
    box.current.focus()
  }

  return (
    <form
      class="reply"
      method="post"
      action={`${caseHref}/say`}
      encType="multipart/form-data"
      noValidate={onSay !== null}
      ref={form}
      onSubmit={submit}
    >
      <input type="hidden" name="token" value={formToken} />
      <input type="hidden" name="messageId" value={messageId} />
      <Field
        name="words"
        label={toName ? words.reply.toName(toName) : words.reply.title}
        isLarge
        problem={problem}
      >
        {described => (
          <textarea
            {...described}
            ref={box}
            rows={4}
            dir="auto"
            required
            defaultValue={typed ?? ''}
            onInput={event => onTyping(event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
            }}
          />
        )}
      </Field>
      <FileField files={files} maxBytes={limits.maxUploadBytes} problem={problem} onChange={setFiles} />
      <button class="main">{words.reply.send}</button>
    </form>
  )
}
