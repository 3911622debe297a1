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

let before: Element | null = null

/**
 * For the `ref` of a dialog's field: it has the keyboard as soon as it is drawn, so that no letter typed at once goes to what lies
 * under it. Left without a choice, it gives the keyboard back.
 */
export function takeKeyboard(field: HTMLElement | null): (() => void) | undefined {
  if (!field) return undefined
  before = document.activeElement
  field.focus({ preventScroll: true })
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    before = null
  }
}

/** What was chosen in a dialog says itself where the keyboard goes. */
export function leaveKeyboardToChoice(): void {
  before = null
}

function focusOn(selector: string): void {
  const place = document.querySelector<HTMLElement>(selector)
  place?.focus()
  if (place && document.activeElement === place) return
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      // A dialog that was opened in the meantime keeps the keyboard.
      if (!document.activeElement?.closest('[role=dialog]'))
        document.querySelector<HTMLElement>(selector)?.focus()
    }),
  )
}
