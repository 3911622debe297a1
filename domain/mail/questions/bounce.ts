/**
 * A mail server says that a letter could not be delivered, is late, or has arrived. By the standard form (RFC 3464) first; then by
 * what servers write that do not keep to it. Two things must then come together: that a mail server is the sender, and that it
 * speaks of a delivery. A person who passes a bounce on ("what is this?") is a person.
 */
import { FAILURE_SUBJECT, FAILURE_WORDS } from '../bounce-words.ts'
import { reportOf } from '../delivery-report.ts'
import { evidence, hasNullSender, headersNamed, headerThat, localPart } from '../headers.ts'
import type { Found, Known, Mail, MailHeader, Question, Said } from '../mail.ts'
import { isOutOfOffice } from './out-of-office.ts'

/** Where servers explain themselves, before the copy of the letter. */
const LOOKED_AT = 6000

export const bounce: Question = {
  name: 'bounce',
  asks: {
    en: 'Does a mail server say what became of a letter of ours?',
    es: '¿Dice un servidor de correo qué fue de una carta nuestra?',
  },
  answer: (mail, known) => asReport(mail) ?? byFailedRecipients(mail) ?? inFreeWords(mail, known),
}

function asReport(mail: Mail): Found | null {
  const type = headerThat(mail, ['content-type'], /^multipart\/report\b/)
  const isTyped = /\breport-type\s{0,3}=\s{0,3}["']?delivery-status/i.test(type?.value.slice(0, 2000) ?? '')
  const report = reportOf(mail)
  if (!isTyped && !(report && (type !== null || isMailServer(mail)))) return null
  return found('standard', type, ...headersNamed(mail, 'return-path'))
}

function byFailedRecipients(mail: Mail): Found | null {
  const [header] = headersNamed(mail, 'x-failed-recipients')
  return header ? found('standard', header) : null
}

function inFreeWords(mail: Mail, known: Known): Found | null {
  const saysSo = FAILURE_SUBJECT.test(mail.subject.slice(0, 300).trim())
  const explains = () => FAILURE_WORDS.test(mail.text.slice(0, LOOKED_AT))
  const tells = isMailServer(mail)
    ? saysSo || (!isAway(mail) && (known.returnedLetter !== null || explains()))
    : saysSo && !isPassedOn(mail) && explains()
  return tells ? found('free', ...headersNamed(mail, 'return-path', 'from', 'subject')) : null
}

/** Programs that answer for somebody who is away write to the return path, without a sender, as servers do. */
function isAway(mail: Mail): boolean {
  return isOutOfOffice(mail.subject) || headerThat(mail, ['auto-submitted'], /^auto-replied\b/) !== null
}

/** Nobody sends as these, or without a sender, but mail servers; they may still speak of other things. */
function isMailServer(mail: Mail): boolean {
  if (isPassedOn(mail)) return false
  if (!mail.from || hasNullSender(mail)) return hasNullSender(mail)
  if (/^(?:mailer[._-]?daemon|microsoftexchange[0-9a-f]{32}|mmdf)\b/.test(localPart(mail.from.address)))
    return true
  return SERVER_NAMES.test(mail.from.name?.slice(0, 200) ?? '')
}

const SERVER_NAMES =
  /^(?:mail(?:er)? ?(?:delivery)? ?(?:sub)?system|mail delivery (?:service|agent)|mail administrator|mailer[- ]daemon|internet mail delivery|system administrator|postmaster|systemadministrator|microsoft outlook)$/i

/** Somebody answers it or hands it on. */
function isPassedOn(mail: Mail): boolean {
  return /^\s{0,5}(?:re|fwd?|aw|wg|rv|tr|enc|i|doorst)\s{0,2}:/i.test(mail.subject)
}

const SAYS: Readonly<Record<'standard' | 'free', Said>> = {
  standard: {
    en: 'A mail server reports what became of a letter, in the form that is made for this.',
    es: 'Un servidor de correo informa de qué fue de una carta, en la forma prevista para ello.',
  },
  free: {
    en: 'A mail server sent it, and it speaks of a letter that could not be delivered.',
    es: 'Lo envió un servidor de correo, y habla de una carta que no se pudo entregar.',
  },
}

function found(how: 'standard' | 'free', ...headers: readonly (MailHeader | null | undefined)[]): Found {
  return { why: SAYS[how], by: evidence(...headers) }
}
