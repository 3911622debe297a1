/** The contact form in the browser: keeps what is typed, and sends it as it was when the button was pressed. */
import type { ContactPage, FormProblem } from '../../contract/pages.ts'
import type { Speech } from '../speech.tsx'
import { backoffMs } from './backoff.ts'
import { problemWith } from './check.ts'
import { fill, goTo, isTicked, textIn, tick } from './fields.ts'
import type { FirstWords, Typed } from './first-words.ts'
import { FIRST_WORDS_KEY, firstWordsFrom, formOf, hasContent } from './first-words.ts'
import { browserStorage, read, write } from './kept.ts'
import { newId, post } from './post.ts'
import { quietTime } from './quiet-time.ts'
import { reloadOnce } from './reload-once.ts'
import type { Watched } from './watched.ts'
import { watched } from './watched.ts'

export interface StartView {
  readonly files: readonly File[]
  readonly problem: FormProblem | null
  readonly notice: string | null
  readonly isSending: boolean
  /** How much of the files has left, 0 to 1. */
  readonly uploaded: number | null
}

export interface StartActs {
  readonly typed: () => void
  readonly chose: (files: readonly File[]) => void
  readonly pressed: (event: Event) => void
}

export interface StartForm extends StartActs {
  readonly view: Watched<StartView>
  /** Brings back what an earlier page kept, and goes on sending what was pressed there. */
  readonly wake: () => void
}

/** The form as the server wrote it. */
export function stillStart(page: ContactPage): StartView {
  return { files: [], problem: page.problem, notice: null, isSending: false, uploaded: null }
}

const FIELDS = ['words', 'name', 'address', 'forWhom', 'forNumber'] as const

export function startForm(page: ContactPage, speech: Speech, form: () => HTMLFormElement | null): StartForm {
  const { words, tell, formToken } = speech
  const view = watched(stillStart(page))
  let messageId = newId()

  async function sendUntilAnswered(first: FirstWords, files: readonly File[]): Promise<void> {
    view.change({ isSending: true })
    const onProgress = (uploaded: number) => view.change({ uploaded })
    for (let failures = 1; ; failures += 1) {
      const answer = await post(
        '/start',
        formOf(first, files, formToken),
        files.length > 0 ? { onProgress } : {},
      )
      view.change({ uploaded: null })
      if (answer.kind === 'done') {
        keep(null)
        return window.location.assign(answer.href ?? '/')
      }
      // A form that has grown old is loaded again; what was pressed is kept and goes on from there.
      const isOld = answer.kind === 'refused' && answer.status === 410 && reloadOnce()
      if (answer.kind === 'refused' && !isOld) {
        keep({ ...first, isPressed: false })
        const says = answer.says || words.sending.failed
        return view.change({ isSending: false, notice: null, problem: { field: null, says } })
      }
      view.change({ notice: words.sending.waiting })
      await quietTime(backoffMs(failures, Math.random()))
    }
  }

  function bringBack(kept: FirstWords): void {
    messageId = kept.messageId
    for (const name of FIELDS) fill(form(), name, kept[name] ?? '')
    tick(form(), 'down', kept.isLossOfService)
    if (!kept.isPressed) return view.change({ notice: words.contact.restored })
    const lost = kept.fileNames.join(', ')
    view.change({ notice: lost ? words.files.lost(lost) : null })
    void sendUntilAnswered(kept, [])
  }

  return {
    view,
    wake: () => {
      // A page that the browser kept after sending would send other words under the id of the old ones.
      window.addEventListener('pageshow', event => {
        if (event.persisted) window.location.reload()
      })
      const kept = firstWordsFrom(read(browserStorage(), FIRST_WORDS_KEY))
      // What stands in the form already is newer than what was kept.
      if (kept && (kept.isPressed || !hasContent(typedIn(form())))) bringBack(kept)
    },
    chose: files => view.change({ files, problem: null }),
    typed: () => {
      if (!view.now().isSending) keep({ ...typedIn(form()), messageId, isPressed: false, fileNames: [] })
    },
    pressed: event => {
      event.preventDefault()
      const { files, isSending } = view.now()
      if (isSending) return
      const typed = typedIn(form())
      const problem = problemWith({ ...typed, files }, { limits: page.limits, says: words.check, tell })
      view.change({ problem, notice: null })
      if (problem) return goTo(problem.field ?? 'words')
      const fileNames = files.map(file => file.name)
      const first = { ...typed, messageId, isPressed: true, fileNames }
      keep(first)
      void sendUntilAnswered(first, files)
    },
  }
}

function typedIn(form: HTMLFormElement | null): Typed {
  return {
    words: textIn(form, 'words'),
    name: textIn(form, 'name'),
    forWhom: textIn(form, 'forWhom'),
    forNumber: textIn(form, 'forNumber'),
    address: textIn(form, 'address'),
    isLossOfService: isTicked(form, 'down'),
  }
}

function keep(first: FirstWords | null): void {
  const isWorthIt = first !== null && (first.isPressed || hasContent(first))
  write(browserStorage(), FIRST_WORDS_KEY, isWorthIt ? JSON.stringify(first) : null)
}
