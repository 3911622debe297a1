/** Where the customer says something. A plain form; with script it sends in the background and keeps what is typed. */
import type { CasePage } from '../../contract/pages.ts'
import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import { problemWith } from '../live/check.ts'
import { fill, goTo, textIn } from '../live/fields.ts'
import type { LiveActs } from '../live/view.ts'
import { caseHrefOf } from '../live/view.ts'
import { useSpeech } from '../speech.tsx'
import { Field } from './field.tsx'
import { FileField } from './file-field.tsx'

interface ReplyBoxProps {
  readonly page: CasePage
  readonly toName: string | null
  readonly acts: LiveActs | null
}

export function ReplyBox({ page, toName, acts }: ReplyBoxProps) {
  const { words, tell, formToken } = useSpeech()
  const [problem, setProblem] = useState(page.problem)
  const [files, setFiles] = useState<readonly File[]>([])

  function submit(event: TargetedSubmitEvent<HTMLFormElement>): void {
    if (!acts) return
    event.preventDefault()
    const form = event.currentTarget
    const said = textIn(form, 'words')
    const found = problemWith({ words: said, files }, { limits: page.limits, says: words.check, tell })
    setProblem(found)
    if (!found) {
      acts.say(said, files)
      fill(form, 'words', '')
      setFiles([])
    }
    goTo(found?.field ?? 'words')
  }

  return (
    <form
      class="reply"
      name="reply"
      method="post"
      action={`${caseHrefOf(page.state)}/say`}
      encType="multipart/form-data"
      onSubmit={submit}
    >
      <input type="hidden" name="token" value={formToken} />
      <input type="hidden" name="messageId" value={page.messageId} />
      <Field
        name="words"
        label={toName ? words.reply.toName(toName) : words.reply.title}
        isLarge
        problem={problem}
      >
        {described => (
          <textarea
            {...described}
            rows={4}
            dir="auto"
            required
            defaultValue={page.typed ?? ''}
            onInput={event => acts?.typed(event.currentTarget.value)}
            onKeyDown={event => {
              const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
              if (sends) event.currentTarget.form?.requestSubmit()
            }}
          />
        )}
      </Field>
      <FileField
        files={files}
        maxBytes={page.limits.maxUploadBytes}
        problem={problem}
        onChange={acts && setFiles}
      />
      <button class="main">{words.reply.send}</button>
    </form>
  )
}
