/** A provider tells us that somebody pressed "this is spam" on a letter of ours (RFC 5965), or what came before that standard. */
import { domainOf, evidence, headersNamed, headerThat, localPart } from '../headers.ts'
import type { Question } from '../mail.ts'

export const abuseReport: Question = {
  name: 'abuse-report',
  asks: {
    en: 'Does a provider report that somebody called a letter of ours spam?',
    es: '¿Un proveedor avisa de que alguien marcó una carta nuestra como correo no deseado?',
  },
  answer(mail) {
    const type = headerThat(
      mail,
      ['content-type'],
      /^multipart\/report\b.*\breport-type\s{0,3}=\s{0,3}"?feedback-report/s,
    )
    const isReport = type !== null && mail.parts.some(part => part.mediaType === 'message/feedback-report')
    const sender = mail.from?.address ?? ''
    const isOldStyle =
      /^complaint about message from\b/i.test(mail.subject) &&
      localPart(sender) === 'staff' &&
      domainOf(sender) === 'hotmail.com'
    if (!isReport && !isOldStyle) return null
    return {
      why: {
        en: 'It is a report that a reader called a letter of ours spam. Write to them only when they ask.',
        es: 'Es un aviso de que alguien marcó una carta nuestra como no deseada. Escríbale solo si lo pide.',
      },
      by: evidence(type, ...headersNamed(mail, 'from')),
    }
  },
}
