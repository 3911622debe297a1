/** A calendar speaks (RFC 5546): somebody asks for a time, changes it, accepts or calls it off. */
import { evidence, headersNamed } from '../headers.ts'
import { readInvitation } from '../invitation.ts'
import type { Question, Said } from '../mail.ts'

export const invitation: Question = {
  name: 'invitation',
  asks: {
    en: 'Is it a calendar invitation, or an answer to one?',
    es: '¿Es una invitación de calendario o la respuesta a una?',
  },
  answer(mail) {
    const found = readInvitation(mail)
    return found && { why: SAYS[found.method], by: evidence(...headersNamed(mail, 'content-type')) }
  },
}

const SAYS: Readonly<Record<NonNullable<ReturnType<typeof readInvitation>>['method'], Said>> = {
  request: {
    en: 'A calendar invites us to a meeting, or changes one.',
    es: 'Un calendario nos invita a una cita o la cambia.',
  },
  reply: {
    en: 'Somebody answers an invitation in their calendar.',
    es: 'Alguien responde a una invitación en su calendario.',
  },
  cancel: {
    en: 'A calendar calls a meeting off.',
    es: 'Un calendario anula una cita.',
  },
  counter: {
    en: 'Somebody proposes another time in their calendar.',
    es: 'Alguien propone otra hora en su calendario.',
  },
}
