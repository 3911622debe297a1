/** The words of setting up the contact button, by language. */
import type { Language } from '../case.ts'
import type { SetupWidgetWords } from './setup-widget-en.ts'
import { setupWidgetEn } from './setup-widget-en.ts'
import { setupWidgetEs } from './setup-widget-es.ts'

export const setupWidgetWords: Readonly<Record<Language, SetupWidgetWords>> = {
  en: setupWidgetEn,
  es: setupWidgetEs,
}
