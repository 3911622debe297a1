/** How dates and numbers are written. */
import type { Language } from '../contract/case.ts'

/** The first of a browser's own habits that is of this language; some browsers name one that is none, such as `en-US@posix`. */
export function localeAmong(tags: readonly string[], language: Language): string {
  const own = tags.find(tag => tag.toLowerCase().startsWith(language) && isLocale(tag))
  return own ?? (language === 'en' ? 'en-GB' : 'es-ES')
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}
