/**
 * A discussion that many read, in which nobody spoke to us.
 *
 * The trap: where our help@ is a group at Google or Microsoft, or a Mailman list of the house, every mail of a customer comes with
 * the headers of a list. To call those discussions would put customers aside. So it is a list only if it is not ours, and nobody
 * addressed us beside it. A firm's group of which we do not know whether it is ours is no discussion either: `machine` lets it
 * open a case, without a receipt.
 */
import { evidence, headerThat, lowered } from '../headers.ts'
import type { MailHeader, Question } from '../mail.ts'
import { answersUs, foreignListHeaders, isAddressedToUs } from '../ours.ts'

export const list: Question = {
  name: 'list',
  asks: {
    en: 'Is it a discussion on a mailing list, not a word to us?',
    es: '¿Es una conversación en una lista de correo y no algo dirigido a nosotros?',
  },
  answer(mail, known) {
    if (answersUs(mail, known) || isAddressedToUs(mail)) return null
    const headers = foreignListHeaders(mail, known)
    const place = headers.find(isPlaceToPost)
    const program = headerThat(
      mail,
      ['x-mailman-version', 'x-sympa-to', 'x-listserver', 'x-list-server'],
      /\S/,
    )
    if (headers.length === 0 || headers.some(isGroupOfFirm) || (!place && !program)) return null
    return {
      why: {
        en: 'It was written to a mailing list that we get, and nobody addressed us in it.',
        es: 'Se escribió a una lista de correo que recibimos, y nadie se dirigió a nosotros.',
      },
      by: evidence(...headers.filter(header => header.name === 'list-id'), place ?? program),
    }
  },
}

function isPlaceToPost(header: MailHeader): boolean {
  if (header.name === 'list-post') return lowered(header).includes('mailto:')
  return ['x-beenthere', 'x-mailing-list', 'mailing-list'].includes(header.name)
}

/** At a provider where firms keep their shared addresses. */
function isGroupOfFirm(header: MailHeader): boolean {
  return /groups\.google\.com\/a\/|\.onmicrosoft\.com\b|groups\.office\.com|groups\.outlook\.com/.test(
    lowered(header),
  )
}
