/**
 * How keys are written and recognised: `a`, `Shift+S`, `Alt+a`, `Mod+k` (Control, or Command on a Mac), `Escape`.
 * A key without Mod or Alt never fires while words are being typed, Escape apart.
 */

export interface Pressed {
  readonly key: string
  readonly code: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

export interface Where {
  readonly isTyping: boolean
  /** On a button or link, which Enter presses by itself. */
  readonly isOnControl: boolean
  /** Single letters can be turned off, for whoever speaks to the computer or has unsteady hands. */
  readonly singleKeys: boolean
}

export function firesOn(spec: string, pressed: Pressed, where: Where): boolean {
  const { key, mod, alt, shift } = parse(spec)
  const isFree = mod || alt || key === 'Escape'
  if (!isFree && (where.isTyping || !where.singleKeys)) return false
  if (key === 'Enter' && !mod && where.isOnControl) return false
  if (mod !== (pressed.ctrlKey || pressed.metaKey) || alt !== pressed.altKey) return false
  const isLetter = /^[a-z]$/i.test(key)
  // With Alt, a Mac types another letter; where the key lies is what was meant.
  if (alt && isLetter) return pressed.code === `Key${key.toUpperCase()}` && pressed.shiftKey === shift
  if (alt && /^\d$/.test(key)) return pressed.code === `Digit${key}` && pressed.shiftKey === shift
  if (isLetter) return pressed.key.toLowerCase() === key.toLowerCase() && pressed.shiftKey === shift
  return pressed.key === key
}

/** The caps of a key as they are printed on it. */
export function capsOf(spec: string, isMac: boolean): string[] {
  const { key, mod, alt, shift } = parse(spec)
  const caps: string[] = []
  if (mod) caps.push(isMac ? '⌘' : 'Ctrl')
  if (alt) caps.push(isMac ? '⌥' : 'Alt')
  if (shift) caps.push(isMac ? '⇧' : 'Shift')
  const named: Readonly<Record<string, string>> = { Enter: '↵', Escape: 'Esc' }
  return [...caps, named[key] ?? key.toUpperCase()]
}

/** For `aria-keyshortcuts`. */
export function ariaOf(spec: string): string {
  return spec.replace('Mod', 'Control')
}

function parse(spec: string) {
  const parts = spec.split('+')
  const key = parts.at(-1) ?? ''
  return { key, mod: parts.includes('Mod'), alt: parts.includes('Alt'), shift: parts.includes('Shift') }
}
