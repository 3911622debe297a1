/** The sentences of simulations, by language. */
import { simulateEn, type SimulateWords } from './simulate-en.ts'
import { simulateEs } from './simulate-es.ts'

export const simulateWords: Readonly<Record<'en' | 'es', SimulateWords>> = { en: simulateEn, es: simulateEs }
