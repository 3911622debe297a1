import type { Language } from '../../contract/case.ts'

/** What is nearest: said of the element itself, of where it stands, of the page, of the browser. */
export function languageAt(element: Element): Language {
  const near = element.closest('[lang]')?.getAttribute('lang')
  return /^es\b/i.test(near || document.documentElement.lang || navigator.language) ? 'es' : 'en'
}
