/** The words of the guided first case, by language. */
import type { Language } from '../case.ts'
import { demoEn } from './demo-en.ts'
import type { DemoWords } from './demo-en.ts'
import { demoEs } from './demo-es.ts'

export const demoWords: Readonly<Record<Language, DemoWords>> = { en: demoEn, es: demoEs }
