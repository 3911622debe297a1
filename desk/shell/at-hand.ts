/**
 * Presses a button of the message at hand: the one that holds the keyboard, otherwise the last in sight. The keyboard goes to the
 * button, so that pressing again undoes it and a screen reader goes on from there.
 */
import type { AtHand } from '../commands/command.ts'

export function pressAtHand(does: AtHand): void {
  if (does === 'unfoldAll') {
    window.dispatchEvent(new Event('heed-unfold-all'))
    return
  }
  const buttons = Array.from(document.querySelectorAll<HTMLElement>(`.story-scroll [data-does=${does}]`))
  const button = does === 'preview' ? nextOf(buttons) : atHand(buttons)
  button?.focus()
  button?.click()
}

function atHand(buttons: readonly HTMLElement[]): HTMLElement | undefined {
  const message = messageOf(document.activeElement)
  const within = buttons.find(button => message !== null && messageOf(button) === message)
  return within ?? buttons.findLast(isInSight) ?? buttons.at(-1)
}

/** After the file that was opened last; behind the last file comes the first of the message again. */
function nextOf(buttons: readonly HTMLElement[]): HTMLElement | undefined {
  const at = buttons.findIndex(button => button === document.activeElement)
  if (at === -1) {
    const first = atHand(buttons)
    return buttons.find(button => messageOf(button) === messageOf(first ?? null))
  }
  return buttons[(at + 1) % buttons.length]
}

function messageOf(element: Element | null): Element | null {
  return element?.closest('.message, .fact') ?? null
}

function isInSight(button: HTMLElement): boolean {
  const scroll = button.closest('.story-scroll')
  if (!scroll) return false
  const { top, bottom } = scroll.getBoundingClientRect()
  const at = button.getBoundingClientRect()
  return at.bottom > top && at.top < bottom
}
