/**
 * Our own letter, come back: a forward that points at us, a group that we are a member of. Told by what only we write, never by
 * the domain of the sender: a colleague who writes to the help desk from our own domain is a person.
 */
import { evidence, headersNamed } from '../headers.ts'
import type { Question } from '../mail.ts'
import { isOurAddress, ourMark } from '../ours.ts'

export const echo: Question = {
  name: 'echo',
  asks: {
    en: 'Is it a letter of ours that came back to us?',
    es: '¿Es una carta nuestra que ha vuelto?',
  },
  answer(mail, known) {
    if (mail.messageId !== null && known.isOurMessageId(mail.messageId)) {
      return {
        why: {
          en: 'Its Message-ID is one that only we make: somebody’s mail forwards our letters to us.',
          es: 'Su Message-ID es de los que solo hacemos nosotros: algún correo nos reenvía nuestras cartas.',
        },
        by: evidence(...headersNamed(mail, 'message-id')),
      }
    }
    const mark = ourMark(mail, known)
    if (!mark || !mail.from || !isOurAddress(mail.from.address, known)) return null
    return {
      why: {
        en: 'It comes from an address of ours and carries the mark of our letters.',
        es: 'Viene de una dirección nuestra y lleva la marca de nuestras cartas.',
      },
      by: evidence(...headersNamed(mail, 'from'), mark),
    }
  },
}
