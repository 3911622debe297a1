/** The facts of mail as sentences. Only the team reads them. */
import type { Sentences } from '../case/describe.ts'
import type { Held, MailFact } from './facts.ts'

type MailSentences = Pick<Sentences, MailFact['type']>

export const mailInEnglish: MailSentences = {
  StrangerWrote: ({ files }) =>
    `Somebody whom we do not know wrote an e-mail that names this case${files.length === 0 ? '' : ', with files'}. The customer does not see it.`,
  StrangerLetIn: ({ agentId, keepsAddress }, { name }) =>
    `${name(agentId)} let the e-mail in as the customer’s words${keepsAddress ? ', and kept its address' : ''}.`,
  StrangerSentAway: ({ agentId, into }, { name }) =>
    into === null
      ? `${name(agentId)} did not let the e-mail in.`
      : `${name(agentId)} made the e-mail a case of its own: ${into.reference}.`,
  AutomaticReplyCame: () => 'An automatic answer came by e-mail.',
  DeliveryDelayed: ({ status }) =>
    `A letter is late: ${inEnglish[causeOf(status)]}. It is still being tried.`,
  MailLoopStopped: ({ receipts }) =>
    receipts === undefined
      ? 'A machine keeps answering our e-mails. This one was put aside, and machines are not answered here.'
      : `The same came after each of our last ${receipts} receipts, as from a machine. No receipt went, and no time is promised. What you write goes.`,
  AbuseReported: ({ isProven }) =>
    isProven === false
      ? 'An e-mail says that a letter of ours was unwanted. Nothing shows that it comes from its reader, so nothing changes.'
      : 'A letter of ours was reported as unwanted. Only what one of us writes goes there now, until its reader answers a letter of ours.',
}

export const mailInSpanish: MailSentences = {
  StrangerWrote: ({ files }) =>
    `Una persona desconocida escribió un correo que nombra este caso${files.length === 0 ? '' : ', con archivos'}. El cliente no lo ve.`,
  StrangerLetIn: ({ agentId, keepsAddress }, { name }) =>
    `${name(agentId)} admitió el correo como palabras del cliente${keepsAddress ? ' y guardó su dirección' : ''}.`,
  StrangerSentAway: ({ agentId, into }, { name }) =>
    into === null
      ? `${name(agentId)} no admitió el correo.`
      : `${name(agentId)} hizo del correo un caso propio: ${into.reference}.`,
  AutomaticReplyCame: () => 'Llegó una respuesta automática por correo.',
  DeliveryDelayed: ({ status }) =>
    `Una carta se retrasa: ${inSpanish[causeOf(status)]}. Se sigue intentando entregarla.`,
  MailLoopStopped: ({ receipts }) =>
    receipts === undefined
      ? 'Una máquina contesta a todos nuestros correos. Este se apartó, y aquí no se contesta a máquinas.'
      : `Lo mismo llegó tras nuestros últimos ${receipts} acuses, como de una máquina. No fue acuse ni se prometió hora. Lo que usted escriba sí va.`,
  AbuseReported: ({ isProven }) =>
    isProven === false
      ? 'Un correo dice que una carta nuestra no era deseada. Nada en él muestra que lo enviara quien la leyó, así que nada cambia.'
      : 'Una carta nuestra fue marcada como no deseada. Allí solo va lo que escribe una persona, hasta que respondan a una carta nuestra.',
}

/** Why we did not send it. */
export const heldInEnglish: Readonly<Record<Held, string>> = {
  'our-own-address': 'the address is our own, and it would come back to us',
  'too-many': 'too many letters that nobody wrote went there within the hour',
}

export const heldInSpanish: Readonly<Record<Held, string>> = {
  'our-own-address': 'la dirección es nuestra, y volvería a nosotros',
  'too-many': 'fueron allí demasiadas cartas automáticas en la última hora',
}

/** Why a letter came back, as far as its status says. */
export type Cause = 'no-such-address' | 'mailbox-full' | 'too-large' | 'refused' | 'not-reached' | 'unknown'

/** @param status as RFC 3463 names it: `5.1.1` */
export function causeOf(status: string | undefined): Cause {
  const [, subject = '', detail = ''] = /^[245]\.(\d{1,3})\.(\d{1,3})$/u.exec(status ?? '') ?? []
  switch (subject) {
    case '1':
      return detail === '8' || detail === '7' ? 'refused' : 'no-such-address'
    case '2':
      return detail === '2' ? 'mailbox-full' : detail === '3' ? 'too-large' : 'no-such-address'
    case '3':
      return detail === '4' ? 'too-large' : 'refused'
    case '4':
      return 'not-reached'
    case '7':
      return 'refused'
    default:
      return 'unknown'
  }
}

export const inEnglish: Readonly<Record<Cause, string>> = {
  'no-such-address': 'there is no such address',
  'mailbox-full': 'the mailbox is full',
  'too-large': 'it is too large for the mailbox',
  refused: 'the other side does not take it',
  'not-reached': 'the other side cannot be reached',
  unknown: 'the other side did not say why',
}

export const inSpanish: Readonly<Record<Cause, string>> = {
  'no-such-address': 'no existe esa dirección',
  'mailbox-full': 'el buzón está lleno',
  'too-large': 'es demasiado grande para el buzón',
  refused: 'el otro lado no lo acepta',
  'not-reached': 'no se puede llegar al otro lado',
  unknown: 'el otro lado no dijo por qué',
}
