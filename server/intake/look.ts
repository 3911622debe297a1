/** All that is found out about a mail before anything is done with it. */
import type { InboundMessage } from '../../channels/channel.ts'
import { mayActIn } from '../../domain/acting/acting.ts'
import type { Helping } from '../../domain/acting/requests.ts'
import { isBackAndForth as goesInCircles, MOST_ANSWERED } from '../../domain/mail/back-and-forth.ts'
import { isBroughtIn } from '../../domain/mail/brought-in.ts'
import type { Known, Mail } from '../../domain/mail/mail.ts'
import { isOurMessageId } from '../../domain/mail/our-ids.ts'
import { whatIsIt, type WhatItIs } from '../../domain/mail/what.ts'
import { type Choice, tracesOf, whichCase } from '../../domain/mail/which-case.ts'
import type { Instant } from '../../domain/time.ts'
import { asHelping, helperOf } from '../acting/sql.ts'
import { exchangesWith } from './exchanges.ts'
import { type KnownOfMail, knownOfMail } from './mail-known.ts'
import { dateOf, idOf, type MailRow, mailRow, senderOf } from './mail-row.ts'
import { asMail, type Said, saidIn } from './read-mail.ts'
import { digestOf } from './same-words.ts'
import type { Returned, Setting } from './setting.ts'
import { caseByReference } from './sql.ts'

/** A mail with all that was found out about it. */
export interface Looked {
  readonly inbound: InboundMessage
  readonly mail: Mail
  readonly said: Said
  /** Of what it says. */
  readonly digest: string
  readonly known: KnownOfMail & { readonly isBackAndForth: boolean }
  readonly what: WhatItIs
  readonly choice: Choice | null
  /** The letter of ours that came back, by the signed return path. */
  readonly returned: Returned | null
  /** Who answers at a reply address of their own. */
  readonly signer: Signer | null
}

/** Whom a reply address was signed for; `helper` null for the customer. */
interface Signer {
  readonly reference: string
  readonly helper: Helping | null
}

/** @param isAnew it stands aside here: that is no second delivery of it */
export async function look(setting: Setting, inbound: InboundMessage, isAnew: boolean): Promise<Looked> {
  const { ledger, mailDomain } = setting
  const mail = asMail(inbound)
  const said = saidIn(mail)
  const digest = await digestOf(inbound, said.newWords)
  const signer = await signerOf(setting, inbound)
  const returnToken = inbound.mail?.returnToken
  const returned = returnToken === undefined ? null : setting.readReturnToken(returnToken)
  const traces = tracesOf(mail, said.newWords, {
    signed: signer?.reference ?? null,
    ourDomains: [mailDomain],
  })
  const asked = { ...nameOf(inbound), digest, traces, returned: returned?.caseId ?? null }
  const known = await knownOfMail(ledger.db, asked, ledger.clock())
  const choice = whichCase(traces, known.cases)
  const isBackAndForth = choice === null && (await goesBackAndForth(setting, inbound, known))
  const what = whatIsIt(
    mail,
    forQuestions(known, {
      mailDomain,
      returned,
      isAnew: isAnew || signer !== null,
      isBackAndForth,
      machineMails: machineMailsBefore(inbound, known, ledger.clock()),
    }),
  )
  return {
    inbound,
    mail,
    said,
    digest,
    known: { ...known, isBackAndForth },
    what,
    choice,
    returned,
    signer,
  }
}

/** By what a mail is known again. */
function nameOf(inbound: InboundMessage) {
  const { channel, externalId, to } = inbound
  return {
    channel,
    externalId,
    to,
    headerId: idOf(inbound),
    headerDate: dateOf(inbound),
    from: senderOf(inbound),
  }
}

/** Null also where a helper may act no more: theirs is a mail like any other then. */
async function signerOf(
  { ledger, readReplyToken }: Setting,
  { replyToken }: InboundMessage,
): Promise<Signer | null> {
  const asked = replyToken === undefined ? null : readReplyToken(replyToken)
  if (!asked || asked.helperId === null) return asked && { reference: asked.reference, helper: null }
  const helper = await helperOf(ledger.db, asked.helperId)
  const found = helper && (await caseByReference(ledger.db, asked.reference))
  const mayAct = found && helper.customerId === found.customerId && mayActIn(helper, found.id, ledger.clock())
  return mayAct ? { reference: asked.reference, helper: asHelping(helper) } : null
}

/** Asked of the database only where so many receipts went that another one could be one too many. */
async function goesBackAndForth(
  { ledger }: Setting,
  inbound: InboundMessage,
  { writerId, receiptsThisHour }: KnownOfMail,
): Promise<boolean> {
  const from = senderOf(inbound)
  if (writerId === null || from === null || receiptsThisHour < MOST_ANSWERED) return false
  const now = ledger.clock()
  const { subject = '', text, attachments } = inbound
  const came = { subject, text, hasFiles: attachments.length > 0, cameAt: now }
  return goesInCircles(came, await exchangesWith(ledger.db, { customerId: writerId, from }, now))
}

/** What is brought in, from a file or out of an old mailbox, was not sent within this hour, however many come at once. */
function machineMailsBefore(inbound: InboundMessage, { machineMails }: KnownOfMail, now: Instant): number {
  const { source = 'smtp', inMailboxAt = null } = inbound.mail ?? {}
  if (isBroughtIn({ source, date: dateOf(inbound), inMailboxAt }, now)) return 0
  return machineMails.filter(mail => !isBroughtIn(mail, now)).length
}

interface More {
  readonly mailDomain: string
  readonly returned: Returned | null
  readonly isAnew: boolean
  readonly isBackAndForth: boolean
  readonly machineMails: number
}

function forQuestions(known: KnownOfMail, more: More): Known {
  const ourDomains = [...new Set([more.mailDomain, ...known.mailboxDomains])]
  return {
    ourDomains,
    isOurMessageId: messageId => isOurMessageId(messageId, ourDomains),
    returnedLetter: more.returned,
    // One mail to two cases is words in both: each of its reply addresses makes it another.
    isHereAlready: known.twin?.saysTheSame === true && !more.isAnew,
    isNameUsedAgain: known.twin?.saysTheSame === false && !more.isAnew,
    machineMailsThisHour: more.machineMails,
    isBackAndForth: more.isBackAndForth,
  }
}

export function rowOf({ inbound, what, choice, digest }: Looked, place: MailRow['place']): MailRow {
  return mailRow(inbound, { kind: what.kind, answers: what.answers, choice, digest }, place)
}
