/**
 * Moves the keyboard's place: at once where the place is there already, so that no letter that is typed next is taken for a command;
 * otherwise when it has been drawn.
 */
import type { Pane } from '../commands/command.ts'

export function focusComposer(part: 'words' | 'promise' = 'words'): void {
  const selector = part === 'words' ? '#composer textarea[name=words]' : '#composer .promise-form select'
  focusOn(selector, true)
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
  focusOn('[data-pane=now] .tags input', true)
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

/** What is not drawn by then does not come by itself. */
const LONGEST_MS = 5_000

let endWait: (() => void) | null = null

/**
 * What is not there yet is waited for. Meanwhile letters that are meant for a field are nobody's: taken for commands, a word that is
 * typed on would do what nobody asked for. Whoever presses Escape, or turns to something else, waits no longer.
 */
function focusOn(selector: string, isTyped = false): void {
  endWait?.()
  if (reach(selector)) return
  const watch = new MutationObserver(() => {
    // A dialog that was opened in the meantime keeps the keyboard.
    if (!document.activeElement?.closest('[role=dialog]') && reach(selector)) end()
  })
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') end()
    else if (isTyped && isLetter(event) && !isField(event.target)) event.preventDefault()
  }
  const end = () => {
    watch.disconnect()
    clearTimeout(late)
    window.removeEventListener('keydown', press, { capture: true })
    window.removeEventListener('pointerdown', end, { capture: true })
    endWait = null
  }
  const late = setTimeout(end, LONGEST_MS)
  endWait = end
  watch.observe(document.body, { subtree: true, childList: true, attributes: true })
  // Heard before any command is.
  window.addEventListener('keydown', press, { capture: true })
  window.addEventListener('pointerdown', end, { capture: true })
}

/** Whether it has the keyboard now: what is there can be hidden still. */
function reach(selector: string): boolean {
  const place = document.querySelector<HTMLElement>(selector)
  place?.focus()
  return place !== null && document.activeElement === place
}

function isLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return /^.$/u.test(key) && !ctrlKey && !metaKey && !altKey
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}
