/** A day as people say it: "10 June 2031", "10 de junio de 2031". @param day `2031-06-10` */
import { Temporal } from 'temporal-polyfill'

const locales = { en: 'en-GB', es: 'es-ES' } as const

export function sayDay(day: string, language: keyof typeof locales): string {
  return Temporal.PlainDate.from(day).toLocaleString(locales[language], { dateStyle: 'long' })
}
