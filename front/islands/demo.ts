/** Ticks off the steps of the guided case: asks what has happened in the case that the customer's window shows. */
import type { DemoProgress } from '../../contract/demo.ts'

const everyMs = 1_500

function caseInWindow(): string | null {
  const frame = document.querySelector<HTMLIFrameElement>('iframe[data-side=customer]')
  // Another site in the window (a link that somebody followed) does not tell where it is.
  try {
    const path = frame?.contentWindow?.location.pathname ?? ''
    return /^\/case\/([^/]+)/.exec(path)?.[1] ?? null
  } catch {
    return null
  }
}

async function look(): Promise<void> {
  const reference = caseInWindow()
  if (reference === null) return
  const response = await fetch(`/case/${reference}/demo-steps`, { headers: { accept: 'application/json' } })
  if (!response.ok) return
  const { done } = (await response.json()) as DemoProgress // our own server's answer
  const items = document.querySelectorAll<HTMLElement>('[data-step]')
  for (const item of items) {
    const isDone = done.some(step => step === item.dataset['step'])
    if (isDone) item.dataset['done'] = 'yes'
    const tick = item.querySelector<HTMLElement>('.demo-tick')
    if (tick) tick.hidden = !isDone
  }
  const finished = document.querySelector<HTMLElement>('.demo-finished')
  if (finished) finished.hidden = done.length < items.length
}

// Nothing depends on it: an answer that fails is asked for again.
setInterval(() => void look().catch(() => {}), everyMs)
