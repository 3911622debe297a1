/**
 * One mail through everything that reads mails, and what must be true of it afterwards, however broken it came.
 */
import { type ReadMail, readMail } from '../../channels/mail/reading/read-mail.ts'
import { readBounce } from '../../domain/mail/bounce.ts'
import type { Known, Mail } from '../../domain/mail/mail.ts'
import { foldsOf, newWordsOf } from '../../domain/mail/new-words.ts'
import { isOnlyThanks } from '../../domain/mail/thanks.ts'
import { whatIsIt } from '../../domain/mail/what.ts'

/** What is wrong; null where nothing is. Throws where one of the readers does. */
export function faultIn(raw: Buffer): string | null {
  const read = readMail(raw)
  const words = wordsOf(read)
  if (read.notes.some(({ name }) => name === 'unreadable')) return 'a fault of the reading'
  if (words.some(text => text.includes('\0'))) return 'a null byte'
  if (!words.every(text => text.isWellFormed())) return 'half of a letter'
  if (read.attachments.some(({ name }) => name === '' || /[/\\\r\n]/.test(name)))
    return 'a file whose name is none'
  const mail = mailOf(read)
  if (whatIsIt(mail, NOTHING_KNOWN).answers.length === 0) return 'a question without an answer'
  readBounce(mail)
  return faultInFolds(read.text)
}

function wordsOf(mail: ReadMail): string[] {
  return [
    mail.text,
    mail.html ?? '',
    mail.subject ?? '',
    mail.from?.address ?? '',
    mail.from?.name ?? '',
    ...(mail.references ?? []),
    ...mail.headers.flatMap(({ name, value }) => [name, value]),
    ...mail.attachments.flatMap(({ name, mediaType, contentId }) => [name, mediaType, contentId ?? '']),
    ...mail.parts.flatMap(({ mediaType, parameters, fileName, text }) => [
      mediaType,
      fileName ?? '',
      text ?? '',
      ...Object.entries(parameters).flat(),
    ]),
    ...mail.notes.flatMap(({ says, otherReading }) => [says.en, says.es, otherReading ?? '']),
  ]
}

function faultInFolds(text: string): string | null {
  const folds = foldsOf(text)
  let last = 0
  for (const { from, to } of folds) {
    if (from < last || to <= from || to > text.length) return 'a fold out of its place'
    last = to
  }
  const news = newWordsOf(text, folds)
  isOnlyThanks(news)
  return news === '' && text.trim() !== '' ? 'all words are folded' : null
}

function mailOf(read: ReadMail): Mail {
  return {
    headers: read.headers,
    envelopeFrom: null,
    to: ['help@behemoth.example'],
    from: read.from,
    subject: read.subject ?? '',
    text: read.text,
    parts: read.parts,
    messageId: read.messageId ?? null,
    answers: [...(read.inReplyTo === undefined ? [] : [read.inReplyTo]), ...(read.references ?? [])],
  }
}

const NOTHING_KNOWN: Known = {
  ourDomains: ['behemoth.example'],
  isOurMessageId: () => false,
  returnedLetter: null,
  isHereAlready: false,
  isNameUsedAgain: false,
  machineMailsThisHour: 0,
  isBackAndForth: false,
}

/** Only its beginning is shown, as it came. */
export function isUnreadable(raw: Buffer): boolean {
  return readMail(raw).notes.some(({ name }) => name === 'unreadable')
}
