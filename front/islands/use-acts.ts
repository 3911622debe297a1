/** The buttons of the case go by themselves; here they also survive a bad line, and say so instead of leaving the page. */
import { useEffect } from 'preact/hooks'
import { post } from '../live/post.ts'
import { useSpeech } from '../speech.tsx'

export function useActs(onNotice: (says: string | null) => void): void {
  const { words } = useSpeech()

  useEffect(() => {
    const submit = async (form: HTMLFormElement) => {
      if (form.dataset['busy']) return
      form.dataset['busy'] = 'yes'
      onNotice(null)
      const answer = await post(form.action, new FormData(form))
      delete form.dataset['busy']
      if (answer.kind !== 'done') {
        const says = answer.kind === 'unreachable' ? '' : answer.says
        return onNotice(says || words.sending.failed)
      }
      const here = window.location.pathname
      if (answer.href === null || answer.href === here) window.location.reload()
      else window.location.assign(answer.href)
    }
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target
      if (!(form instanceof HTMLFormElement) || form.dataset['act'] === undefined) return
      event.preventDefault()
      void submit(form)
    }
    document.addEventListener('submit', onSubmit)
    return () => document.removeEventListener('submit', onSubmit)
  }, [])
}
