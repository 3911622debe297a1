import { evidence, headersNamed } from '../headers.ts'
import type { Question } from '../mail.ts'

/** Forms and devices use one Message-ID for many mails: what says something else is another mail, or nobody would read it. */
export const duplicate: Question = {
  name: 'duplicate',
  asks: {
    en: 'Is the same mail here already?',
    es: '¿Ya está aquí el mismo correo?',
  },
  answer(mail, known) {
    const by = evidence(...headersNamed(mail, 'message-id', 'date'))
    if (known.isHereAlready)
      return {
        why: {
          en: 'A mail with the same sender, date, Message-ID and words came before, perhaps through another mailbox.',
          es: 'Ya llegó un correo con el mismo remitente, fecha, Message-ID y texto, quizá por otro buzón.',
        },
        by,
      }
    if (known.isNameUsedAgain)
      return {
        is: false,
        why: {
          en: 'A mail with the same sender, date and Message-ID came before, but its subject, words or files are others.',
          es: 'Ya llegó un correo con el mismo remitente, fecha y Message-ID, pero su asunto, su texto o sus archivos son otros.',
        },
        by,
      }
    return null
  },
}
