/** The words of an agent's own shifts, by language. */
import type { Language } from '../case.ts'
import { myShiftsEn, type MyShiftsWords } from './my-shifts-en.ts'
import { myShiftsEs } from './my-shifts-es.ts'

export const myShiftsWords: Readonly<Record<Language, MyShiftsWords>> = { en: myShiftsEn, es: myShiftsEs }
