/** The buttons of the case go by themselves; here they also survive a bad line, and say so instead of leaving the page. */
import { post } from './post.ts'

interface ActsOptions {
  /** What is said when nothing else is known. */
  readonly says: string
  readonly onNotice: (says: string | null) => void
  readonly signal: AbortSignal
}

export function sendActs({ says, onNotice, signal }: ActsOptions): void {
  const busy = new WeakSet<HTMLFormElement>()

  async function send(form: HTMLFormElement): Promise<void> {
    if (busy.has(form)) return
    busy.add(form)
    onNotice(null)
    const answer = await post(form.action, new FormData(form))
    busy.delete(form)
    if (answer.kind === 'unreachable') return onNotice(says)
    if (answer.kind !== 'done') return onNotice(answer.says || says)
    const isHere = answer.href === null || answer.href === window.location.pathname
    if (isHere) window.location.reload()
    else window.location.assign(answer.href ?? '/')
  }

  document.addEventListener(
    'submit',
    event => {
      const form = event.target
      if (!(form instanceof HTMLFormElement) || form.dataset['act'] === undefined) return
      event.preventDefault()
      void send(form)
    },
    { signal },
  )
}
