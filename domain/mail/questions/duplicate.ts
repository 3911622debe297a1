import { evidence, headersNamed } from '../headers.ts'
import type { Question } from '../mail.ts'

export const duplicate: Question = {
  name: 'duplicate',
  asks: {
    en: 'Is the same mail here already?',
    es: '¿Ya está aquí el mismo correo?',
  },
  answer: (mail, known) =>
    known.isHereAlready
      ? {
          why: {
            en: 'A mail with the same sender, date and Message-ID came before, perhaps through another mailbox.',
            es: 'Ya llegó un correo con el mismo remitente, fecha y Message-ID, quizá por otro buzón.',
          },
          by: evidence(...headersNamed(mail, 'message-id', 'date')),
        }
      : null,
}
