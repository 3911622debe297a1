import { useState } from 'preact/hooks'
import { useAround } from '../speech.ts'
import type { Talk } from '../talk.ts'
import { FilePicker } from './file-picker.tsx'

interface ReplyFormProps {
  readonly talk: Talk
  readonly draft: string
}

/** The box for more words. Enter with Ctrl or ⌘ sends. */
export function ReplyForm({ talk, draft }: ReplyFormProps) {
  const { words } = useAround()
  const [files, setFiles] = useState<readonly File[]>([])
  const send = () => {
    if (draft.trim() === '' && files.length === 0) return
    talk.say(draft, files)
    setFiles([])
  }
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <label for="words">{words.talk.words}</label>
      <textarea
        id="words"
        rows={2}
        dir="auto"
        value={draft}
        onInput={event => talk.typed(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) send()
        }}
      />
      <FilePicker label={words.form.files} files={files} onChange={setFiles} />
      <button class="main">{words.talk.send}</button>
    </form>
  )
}
