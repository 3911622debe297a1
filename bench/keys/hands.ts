/** Hands at the desk, in a real browser; the page itself counts what it hears of them. */
import type { Locator, Page } from 'playwright-core'

export interface Moved {
  /** A key with whatever is held down along with it is one. */
  readonly keystrokes: number
  readonly clicks: number
}

export interface Hands {
  readonly page: Page
  readonly press: (key: string) => Promise<void>
  /** Letters by which something is found: each is a keystroke. */
  readonly seek: (letters: string) => Promise<void>
  /** What is said to somebody: everybody has to write it, so it is not counted. It comes in as from a keyboard of the screen. */
  readonly write: (words: string) => Promise<void>
  readonly click: (what: Locator) => Promise<void>
  readonly moved: () => Promise<Moved>
}

/** In the page, before anything of the desk. */
const heedBenchCount = `{
  window.heedBenchMoved = { keystrokes: 0, clicks: 0 }
  const held = ['Control', 'Shift', 'Alt', 'Meta']
  addEventListener('keydown', event => {
    if (event.isTrusted && !event.repeat && !held.includes(event.key)) window.heedBenchMoved.keystrokes++
  }, true)
  addEventListener('pointerdown', event => {
    if (event.isTrusted) window.heedBenchMoved.clicks++
  }, true)
}`

export async function layHandsOn(page: Page): Promise<Hands> {
  await page.addInitScript(heedBenchCount)
  return {
    page,
    press: key => page.keyboard.press(key),
    seek: letters => page.keyboard.type(letters),
    write: words => page.keyboard.insertText(words),
    click: what => what.click(),
    moved: () => page.evaluate<Moved>('window.heedBenchMoved'),
  }
}
