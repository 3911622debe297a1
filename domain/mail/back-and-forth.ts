/**
 * Does a machine answer each of our receipts with a new mail that says nothing of itself? Two helpdesks can go on like that for ever: no
 * header tells (`Auto-Submitted` would), and each mail is a new case, since one that held our reference would have joined its case and got
 * no receipt. So it is told by what happens, and a person must not be taken for a machine by it.
 *
 * All of this must be true of the last three mails from the same address within the hour, and of the one that comes now:
 *
 * - **They take turns.** Each came after our receipt for the one before it had left. Who presses "send" four times, or whose four mails lay
 *   in one outbox, does not wait for us in between. A person may well take turns too, so this alone says nothing.
 * - **Nothing new is said.** Each says what the one before it said, but for numbers (`Ticket 4711`), or has our own subject inside of its own
 *   ("[Ticket 4711] Re: Hello"), as programs build theirs. Who writes of four different matters says four different things.
 * - **Nothing is attached.** Who sends four pictures with the same two words is a person.
 *
 * What a mistake costs: a person who says the same thing a fourth time within the hour gets no fourth receipt. The case is there, whoever
 * looks at it reads why, and a person answers it. A program that words each mail anew is missed, and gets as many receipts an hour as
 * the house allows.
 */
import type { Instant } from '../time.ts'
import { newWordsOf } from './new-words.ts'

/** So many are answered; the next one is the loop. */
export const MOST_ANSWERED = 3

export interface Came {
  readonly subject: string
  readonly text: string
  readonly hasFiles: boolean
}

/** A mail that opened a case, and when our receipt for it left. */
export interface Answered extends Came {
  readonly cameAt: Instant
  readonly answeredAt: Instant
}

/** @param earlier of the same sender within the hour, oldest first */
export function isBackAndForth(
  came: Came & { readonly cameAt: Instant },
  earlier: readonly Answered[],
): boolean {
  const last = earlier.slice(-MOST_ANSWERED)
  if (last.length < MOST_ANSWERED) return false
  const next = [...last.slice(1), came]
  return last.every((before, index) => {
    const after = next[index]
    return after !== undefined && after.cameAt > before.answeredAt && saysNothingNew(before, after)
  })
}

function saysNothingNew(before: Came, after: Came): boolean {
  if (before.hasFiles || after.hasFiles) return false
  return isWrappedAround(before.subject, after.subject) || areAlike(before.text, after.text)
}

const answerPrefix = /^(?:(?:re|rv|aw|sv|fwd?)\s{0,5}:\s{0,5})+/iu

/** Something stands before the subject of our letter, as a program puts it there. Mail programs of people only write `Re:` before it. */
function isWrappedAround(ours: string, theirs: string): boolean {
  const subject = ours.trim().replace(answerPrefix, '').trim().toLowerCase()
  return subject !== '' && theirs.toLowerCase().indexOf(`re: ${subject}`) > 0
}

const LOOKED_AT = 20_000
const MOSTLY = 0.85

/** Of the words of both, nearly all are in both. */
function areAlike(one: string, other: string): boolean {
  const [first, second] = [wordsIn(one), wordsIn(other)]
  if (first.size === 0 || second.size === 0) return false
  const both = [...first].filter(word => second.has(word)).length
  return both / (first.size + second.size - both) >= MOSTLY
}

/** Without numbers, references and addresses, which a program changes each time. */
function wordsIn(text: string): ReadonlySet<string> {
  const start = text.slice(0, LOOKED_AT)
  const said = newWordsOf(start) || start
  return new Set(said.toLowerCase().match(/(?<![^\s(“"'¿¡])\p{L}[\p{L}\p{M}’'-]*(?![\d@/])/gu))
}
