/**
 * What the contact button keeps in the browser, under the site that it stands on: the matter that was begun here, and a first word
 * that has not arrived. All tabs of the site share it. What somebody wrote while they were logged in is shown to nobody else.
 */
import type { WidgetCase } from '../../contract/widget.ts'
import type { FirstWords } from '../live/first-words.ts'
import { firstWordsFrom, hasContent } from '../live/first-words.ts'
import type { Storage } from '../live/kept.ts'
import { read, write } from '../live/kept.ts'

const CASE_KEY = 'heed-contact:case'
const FIRST_KEY = 'heed-contact:first-words'

export interface Memory {
  /** @param who whom the site says is logged in; null for nobody */
  readonly held: (who: string | null) => WidgetCase | null
  readonly hold: (held: WidgetCase, who: string | null) => void
  readonly letGo: () => void
  readonly first: () => FirstWords | null
  readonly keepFirst: (first: FirstWords | null) => void
}

export function memoryIn(storage: Storage | null): Memory {
  // Where the browser keeps nothing, the page itself still does.
  const here = new Map<string, string>()
  const get = (key: string) => read(storage, key) ?? here.get(key) ?? null
  const set = (key: string, value: string | null) => {
    write(storage, key, value)
    if (value === null || read(storage, key) === value) here.delete(key)
    else here.set(key, value)
  }
  return {
    held(who) {
      const kept = heldFrom(get(CASE_KEY))
      return kept && (kept.who === null || kept.who === who) ? kept.held : null
    },
    hold: (held, who) => set(CASE_KEY, JSON.stringify({ ...held, who })),
    letGo: () => set(CASE_KEY, null),
    first: () => firstWordsFrom(get(FIRST_KEY)),
    keepFirst: first =>
      set(FIRST_KEY, first && (first.isPressed || hasContent(first)) ? JSON.stringify(first) : null),
  }
}

function heldFrom(text: string | null): { readonly held: WidgetCase; readonly who: string | null } | null {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<WidgetCase & { who: string | null }> | null // each field is checked here
    const { reference, key, href, who } = value ?? {}
    const isWhole = typeof reference === 'string' && typeof key === 'string' && typeof href === 'string'
    return isWhole ? { held: { reference, key, href }, who: typeof who === 'string' ? who : null } : null
  } catch {
    return null
  }
}
