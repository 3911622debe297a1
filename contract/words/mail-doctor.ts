/** The words of the mail doctor, by language. */
import type { Language } from '../case.ts'
import { mailDoctorEn } from './mail-doctor-en.ts'
import { mailDoctorEs } from './mail-doctor-es.ts'

export type MailDoctorWords = typeof mailDoctorEn
export const mailDoctorWords: Readonly<Record<Language, MailDoctorWords>> = {
  en: mailDoctorEn,
  es: mailDoctorEs,
}

/** The sentence with what it is about in it: `{host}` is where the host stands. */
export function filled(sentence: string, about: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => about[name] ?? '')
}
