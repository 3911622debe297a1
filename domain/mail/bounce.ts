/**
 * What a mail server tells of a letter of ours: to whom, what became of it, why, and which letter it was.
 *
 * By the fields made for it (RFC 3464), by `X-Failed-Recipients`, and where neither is there from free words. A letter of ours goes
 * to one person, so the first recipient that failed is the one.
 */
import { COPY_BEGINS, DELAY_WORDS, FAILURE_WORDS, MEANINGS } from './bounce-words.ts'
import {
  ADDRESS,
  type BounceAction,
  messageIdIn,
  onOneLine,
  reportInWords,
  reportOf,
  returnedMessageId,
  STATUS,
} from './delivery-report.ts'
import { localPart, valueOf } from './headers.ts'
import type { Mail } from './mail.ts'

export interface Bounce {
  /** To whom it was on its way, lower-cased, where that is told. */
  readonly address: string | null
  /** As RFC 3463 writes it: `5.1.1`. From words, where no number is given. */
  readonly status: string | null
  readonly action: BounceAction
  readonly means: BounceMeaning
  /** The reason in the words of the server that gave it, on one line. */
  readonly says: string | null
  /** Without angle brackets. */
  readonly originalMessageId: string | null
}

/**
 * What it means for the address.
 * - `hard`: it does not work; further letters will not arrive either.
 * - `soft`: this letter did not arrive (mailbox full, refused, time ran out); the address may be good.
 * - `delayed`: the letter is still on its way.
 * - `arrived`: it was handed over.
 */
export type BounceMeaning = 'hard' | 'soft' | 'delayed' | 'arrived'

/** What a server says stands before the copy of the letter, and the headers of the copy soon after. */
const LOOKED_AT = 32_000

/** Null where the mail tells nothing of a delivery. */
export function readBounce(mail: Mail): Bounce | null {
  const report = reportOf(mail) ?? reportInWords(mail.text)
  const words = explanation(mail)
  const address =
    report?.address ?? firstAddress(valueOf(mail, 'x-failed-recipients'), mail) ?? firstAddress(words, mail)
  const says = report?.says ?? reasonIn(words, address)
  const status = statusFrom(report?.status ?? null, says ?? '', words)
  const originalMessageId = returnedMessageId(mail) ?? report?.originalMessageId ?? quotedId(mail)
  const tells = report ?? address ?? status ?? originalMessageId
  if (tells === null && !FAILURE_WORDS.test(words)) return null
  const isLate = DELAY_WORDS.test(`${mail.subject.slice(0, 300)}\n${words}`)
  const action = report?.action ?? (isLate ? 'delayed' : 'failed')
  return { address, status, action, means: meaning(action, status), says, originalMessageId }
}

/** The words of the server, without the copy of our letter below them. */
function explanation(mail: Mail): string {
  const text = mail.text.slice(0, LOOKED_AT)
  const copy = [COPY_BEGINS.exec(text)?.index, /^(?:Received|Return-Path): /m.exec(text)?.index]
  return text.slice(0, Math.min(...copy.map(index => index ?? text.length))) || text
}

/** The first address that is neither the server's own nor ours. */
function firstAddress(words: string, mail: Mail): string | null {
  const sender = mail.from?.address.toLowerCase()
  for (const [found] of words.matchAll(new RegExp(ADDRESS, 'gi'))) {
    const address = found.toLowerCase()
    if (address !== sender && !mail.to.includes(address) && !OF_HOUSES.test(localPart(address)))
      return address
  }
  return null
}

/** Of those who run mail servers, and of letters of ours. */
const OF_HOUSES = /^(?:mailer-daemon|postmaster|abuse|support|mailmaster|hostmaster|(?:bounce|reply)\+.*)$/

/** The line that says why: the one with a reply of SMTP in it, or what follows the address. */
function reasonIn(words: string, address: string | null): string | null {
  const lines = words
    .split('\n')
    .map(line => line.slice(0, 1000))
    .filter(line => /[\p{L}\d]/u.test(line))
  const reply = lines.findIndex(line => STATUS.test(line) || /(?:^|[\s(:>])[45]\d\d[ -][^\d\s]/.test(line))
  if (reply >= 0) return onOneLine(lines.slice(reply, reply + 2).join(' '))
  if (address === null) return null
  const at = lines.findIndex(line => line.toLowerCase().includes(address))
  const said = lines.slice(at, at + 4)
  // Where the address has a line of its own, what comes after it is the reason.
  const isAlone = (said[0]?.trim().length ?? 0) <= address.length + 4
  return onOneLine(said.slice(isAlone ? 1 : 0).join(' '))
}

/**
 * A number that says little gives way to the words beside it: `5.0.0` to any, a refusal for policy or protocol (`5.7.1`, which many
 * servers write for all that they do not take) only to words about the address.
 */
function statusFrom(written: string | null, says: string, words: string): string | null {
  const told = written ?? STATUS.exec(says)?.[0] ?? STATUS.exec(words)?.[0] ?? null
  const isVague = told === null || /^[245]\.0\.0$/.test(told)
  const meant = wordsMean(says) ?? (isVague ? wordsMean(words) : null)
  if (meant !== null && (isVague || (/^5\.[357]\./.test(told) && /^5\.(?:1|2)\./.test(meant)))) {
    return told === null ? meant : `${told.slice(0, 1)}${meant.slice(1)}`
  }
  const code = /(?:^|[\s(:])([45])\d\d[ -]/.exec(says)?.[1]
  return told ?? (code === undefined ? null : `${code}.0.0`)
}

function wordsMean(text: string): string | null {
  return MEANINGS.find(({ words }) => words.test(text))?.status ?? null
}

/** In what was sent along as plain text, or in what the report says that it answers. */
function quotedId(mail: Mail): string | null {
  const found =
    /^[>| \t]{0,20}(?:x-original-)?message-id:[ \t]{0,20}(?:\r?\n[>| \t]{1,20})?(<[^<>\s]{1,500}>)/im.exec(
      mail.text.slice(0, LOOKED_AT * 2),
    )
  return messageIdIn(found?.[1]) ?? mail.answers[0] ?? null
}

/**
 * Of the failures for good (class 5), most say nothing of the address: the mailbox is full or the letter too large, the way there is
 * out of order, a filter refused this letter, or no reason is given. What is not sure is soft.
 */
function meaning(action: BounceAction, status: string | null): BounceMeaning {
  if (action === 'delayed') return 'delayed'
  if (action !== 'failed') return 'arrived'
  return status !== null && NO_SUCH_ADDRESS.test(status) ? 'hard' : 'soft'
}

/** No such mailbox or domain, or none that takes mail; not 5.1.7 and 5.1.8, which are about the sender. */
const NO_SUCH_ADDRESS = /^5\.(?:1\.(?![78]$)\d+|2\.[01]|4\.(?:1|4|310))$/
