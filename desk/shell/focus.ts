/**
 * Moves the keyboard's place: at once where the place is there already, so that no letter that is typed next is taken for a command;
 * otherwise when it has been drawn.
 */
import type { Pane } from '../commands/command.ts'

export function focusComposer(part: 'words' | 'promise' = 'words'): void {
  const selector = part === 'words' ? '#composer textarea[name=words]' : '#composer .promise-form select'
  focusOn(selector)
}

export function focusPane(pane: Pane): void {
  const within = { list: '[aria-current=page], a, button', story: '.story-scroll', now: 'h2' }[pane]
  focusOn(`[data-pane=${pane}] :is(${within})`)
}

/** What is sent is what one is writing: a form beside the story when the keyboard is in one, otherwise the reply or note. */
export function submitWriting(): void {
  const beside = document.activeElement?.closest<HTMLFormElement>('[data-pane=now] form')
  const form = beside ?? document.querySelector<HTMLFormElement>('#composer')
  form?.requestSubmit()
}

export function focusTags(): void {
  focusOn('[data-pane=now] .tags input')
}

/** Asks the text box to open its list of snippets; it does so when it has been drawn. */
export function openPicker(): void {
  requestAnimationFrame(() => window.dispatchEvent(new Event('heed-pick-snippet')))
}

/** @returns whether there was a field to leave */
export function leaveField(): boolean {
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || !active.matches('input, textarea, select')) return false
  active.blur()
  return true
}

function focusOn(selector: string): void {
  const place = document.querySelector<HTMLElement>(selector)
  place?.focus()
  if (place && document.activeElement === place) return
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus()),
  )
}
