/** The contact form in the browser. See `live/start.ts` for what must stay true. */
import type { ContactPage, FormProblem } from '../../contract/pages.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { backoffMs } from '../live/backoff.ts'
import { problemWith } from '../live/check.ts'
import { browserStorage, read, write } from '../live/kept.ts'
import { newId, post } from '../live/post.ts'
import { quietTime } from '../live/quiet-time.ts'
import type { FirstWords, Start } from '../live/start.ts'
import { FIRST_WORDS_KEY, firstWordsFrom, formOf, hasContent, typedFirst } from '../live/start.ts'
import { useSpeech } from '../speech.tsx'

export function useStart(page: ContactPage): Start {
  const { words, tell, formToken } = useSpeech()
  const form = useRef<HTMLFormElement>(null)
  const first = useRef<FirstWords | null>(null)
  const storage = browserStorage()
  const [files, setFiles] = useState<readonly File[]>([])
  const [problem, setProblem] = useState<FormProblem | null>(page.problem)
  const [notice, setNotice] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const [uploaded, setUploaded] = useState<number | null>(null)

  function keep(changed: FirstWords): void {
    first.current = changed
    const isWorthKeeping = changed.pressed || hasContent(changed)
    write(storage, FIRST_WORDS_KEY, isWorthKeeping ? JSON.stringify(changed) : null)
  }

  function keepTyped(pressed: boolean, sent: readonly File[]): FirstWords {
    const messageId = first.current?.messageId ?? newId()
    const changed = { ...typedIn(form.current), messageId, pressed, fileNames: sent.map(file => file.name) }
    keep(changed)
    return changed
  }

  async function sendUntilAnswered(pressed: FirstWords, sent: readonly File[]): Promise<void> {
    setSending(true)
    const onProgress = sent.length > 0 ? setUploaded : undefined
    for (let failures = 1; ; failures += 1) {
      const answer = await post('/start', formOf(pressed, sent, formToken), onProgress ? { onProgress } : {})
      setUploaded(null)
      if (answer.kind === 'done') {
        write(storage, FIRST_WORDS_KEY, null)
        return window.location.assign(answer.href ?? '/')
      }
      if (answer.kind === 'refused') {
        keep({ ...pressed, pressed: false })
        setSending(false)
        setNotice(null)
        return setProblem({ field: null, says: answer.says || words.sending.failed })
      }
      setNotice(words.sending.waiting)
      await quietTime(backoffMs(failures, Math.random()))
    }
  }

  useEffect(() => {
    // A page that the browser kept after sending would send other words under the id of the old ones.
    window.addEventListener('pageshow', event => event.persisted && window.location.reload())
    const kept = firstWordsFrom(read(storage, FIRST_WORDS_KEY))
    const already = typedIn(form.current)
    if (typedFirst(page) || hasContent(already) || !kept) return void keepTyped(false, [])
    fillIn(form.current, kept)
    first.current = kept
    if (!kept.pressed) return setNotice(words.contact.restored)
    if (kept.fileNames.length > 0) setNotice(words.files.lost(kept.fileNames.join(', ')))
    void sendUntilAnswered(kept, [])
    // Once, when the page wakes up.
  }, [])

  return {
    form,
    files,
    problem,
    notice,
    isSending,
    uploaded,
    onFiles: setFiles,
    onInput: () => void (isSending || keepTyped(false, files)),
    onSubmit: event => {
      event.preventDefault()
      if (isSending) return
      const found = problemWith(
        { ...typedIn(form.current), files },
        { limits: page.limits, says: words.check, tell },
      )
      setProblem(found)
      if (found) return document.getElementById(found.field ?? 'words')?.focus()
      setNotice(null)
      void sendUntilAnswered(keepTyped(true, files), files)
    },
  }
}

const FIELDS = ['words', 'name', 'address'] as const

function typedIn(form: HTMLFormElement | null): Pick<FirstWords, (typeof FIELDS)[number]> {
  const data = form ? new FormData(form) : null
  const text = (name: string) => String(data?.get(name) ?? '')
  return { words: text('words'), name: text('name'), address: text('address') }
}

function fillIn(form: HTMLFormElement | null, kept: FirstWords): void {
  for (const name of FIELDS) {
    const field = form?.elements.namedItem(name)
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = kept[name]
  }
}
