/** The words of setting packs up, by language. */
import type { Language } from '../case.ts'
import { packsEn, type PacksWords } from './packs-en.ts'
import { packsEs } from './packs-es.ts'

export const packsWords: Readonly<Record<Language, PacksWords>> = { en: packsEn, es: packsEs }
