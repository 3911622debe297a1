/** The few words that the contact button needs before it is opened. */
import type { Language } from '../case.ts'

interface DoorWords {
  readonly open: string
  readonly toPage: string
}

export const doorWords: Readonly<Record<Language, DoorWords>> = {
  en: { open: 'Talk to a person', toPage: 'Write to a person on our own page' },
  es: { open: 'Hable con una persona', toPage: 'Escriba a una persona en nuestra página' },
}
