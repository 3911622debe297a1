/** The words of the rota, by language. */
import type { Language } from '../case.ts'
import { rotaEn, type RotaWords } from './rota-en.ts'
import { rotaEs } from './rota-es.ts'

export const rotaWords: Readonly<Record<Language, RotaWords>> = { en: rotaEn, es: rotaEs }
