/** Each language by its own name, as whoever speaks it looks for it. */
import type { Language } from '../case.ts'

export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' }
