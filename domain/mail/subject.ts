/** What a subject says beside what it answers: a program writes "Re: …", a person may write something new there and only "Thanks" below. */
import { withoutReferences } from '../case/reference.ts'
import { isOnlyThanks } from './thanks.ts'

const LOOKED_AT = 500
const BEFORE_THE_SUBJECT =
  /^(?:\s|\[[^[\]\d]{1,60}\]|(?:re|r|res|ref|aw|antw|sv|vs|rv|tr|rif|odp|ynt|fw|fwd|wg|enc|doorst)\s?(?:\[\d{1,3}\])?\s?[:：])+/iu

/** @param answered subjects that are no news: that of the thread, and what our own letters are headed by */
export function subjectSaysMore(subject: string, answered: readonly string[]): boolean {
  const own = ownWords(subject)
  const words = plain(own)
  if (words === '' || answered.some(known => plain(ownWords(known)) === words)) return false
  return !isOnlyThanks(own)
}

function ownWords(subject: string): string {
  return withoutReferences(subject.slice(0, LOOKED_AT)).replace(BEFORE_THE_SUBJECT, '')
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
