/** Moves the keyboard's place. Waits a frame, because what is to be focused may only now be drawn. */
import type { Pane } from '../commands/command.ts'

export function focusComposer(part: 'words' | 'promise' = 'words'): void {
  const selector = part === 'words' ? '#composer textarea[name=words]' : '#composer .promise-form select'
  soon(() => document.querySelector<HTMLElement>(selector)?.focus())
}

export function focusPane(pane: Pane): void {
  const within = { list: '[aria-current=page], a, button', story: '.story-scroll', now: 'h2' }[pane]
  soon(() => document.querySelector<HTMLElement>(`[data-pane=${pane}] :is(${within})`)?.focus())
}

export function submitComposer(): void {
  document.querySelector<HTMLFormElement>('#composer')?.requestSubmit()
}

/** @returns whether there was a field to leave */
export function leaveField(): boolean {
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || !active.matches('input, textarea, select')) return false
  active.blur()
  return true
}

function soon(move: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(move))
}
