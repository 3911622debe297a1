/**
 * A mail on its way: what it carries is read, what is known of it is looked up in one statement, the questions say what it is, and it
 * goes to its place. One transaction writes the facts, the files and the mail's own row.
 *
 * What must stay true: only the signed reply address proves who writes. A mail that finds its case by what it answers, or by a reference
 * that anybody can read, speaks for those alone who are known there by the sender's address, unverified; anybody else waits as a stranger.
 */
import type { InboundMessage, Received } from '../../channels/channel.ts'
import type { Helping } from '../../domain/acting/requests.ts'
import { placeOf, TREATMENTS } from '../../domain/mail/places.ts'
import { subjectSaysMore } from '../../domain/mail/subject.ts'
import { isOnlyThanks } from '../../domain/mail/thanks.ts'
import { ruleIn } from '../../domain/refused-in.ts'
import { asHelping } from '../acting/sql.ts'
import { letterWords } from '../letters/words.ts'
import type { Tx } from '../db/connect.ts'
import { isReferredTo, type Arrival, prepare } from './arrival.ts'
import { setAside } from './aside.ts'
import { byItsWriter } from './by-its-writer.ts'
import { Erased, joinAsStranger, joinWords } from './join.ts'
import { thenClimb } from './then-climb.ts'
import { type Looked, look, rowOf } from './look.ts'
import type { CaseThere } from './mail-known.ts'
import { type MailRow, senderOf } from './mail-row.ts'
import { noteInCase } from './note.ts'
import { openFor } from './open.ts'
import { wordsToKeep } from './read-mail.ts'
import { receivedAt } from './received-at.ts'
import type { Setting } from './setting.ts'
import { addressIsBack, complaintIsOver } from './sql.ts'

/** Somebody looked at it as it stood aside, and said that a person should answer it. */
export interface TakenUp {
  readonly mailId: string
  readonly agentId: string
}

export async function takeInMail(
  setting: Setting,
  came: InboundMessage,
  takenUp: TakenUp | null = null,
): Promise<Received> {
  const inbound = byItsWriter(await receivedAt(setting, came), setting.mailDomain)
  const looked = await look(setting, inbound, takenUp !== null)
  const { known } = looked
  if (known.isReceived || (known.isAside && !takenUp)) return { ok: true, duplicate: true }
  if (inbound.notTaken && !takenUp)
    return await setAside(setting, inbound, refusedRow(looked, inbound.notTaken))
  const there = caseOf(looked)
  if (takenUp || isWords(looked, there)) return await takeWords(setting, looked, there, takenUp)
  try {
    const noted = await noteInCase(setting, looked, there)
    return noted ?? (await setAside(setting, inbound, rowOf(looked, 'aside')))
  } catch (error) {
    if (!(error instanceof Erased)) throw error
    // Looked at anew, it has to do with them no more.
    return await takeInMail(setting, came)
  }
}

/** Another case has the same mail; what this one said no to is told where it stands aside. */
function refusedRow(
  looked: Looked,
  { says, rule: name = '' }: NonNullable<InboundMessage['notTaken']>,
): MailRow {
  const row = rowOf(looked, 'aside')
  const why = {
    en: `It went to several cases. One of them took it; this one did not: ${ruleIn('en', { name, says })}`,
    es: `Iba a varios casos. Uno lo aceptó; este no: ${ruleIn('es', { name, says })}`,
  }
  const found = { by: 'reply-address', value: looked.signer?.reference ?? '', why } as const
  return { ...row, answers: { ...row.answers, found } }
}

/**
 * Words for somebody to answer. What a filter calls spam, and what goes to many, is that where we know for certain that it belongs to a
 * case: no filter comes between a customer and us. A list, where we know the sender.
 */
function isWords({ what: { kind }, choice, known }: Looked, there: CaseThere | null): boolean {
  if (placeOf(kind, there !== null) === 'case') return true
  if (kind !== 'spam' && kind !== 'bulk' && kind !== 'list') return false
  const isSure = choice?.by === 'reply-address' || (choice?.by === 'letter' && there?.isWriterKnown === true)
  return isSure || (kind === 'list' && known.writerId !== null)
}

/** Into the case that it belongs to, as whoever writes there; else into a new one. */
async function takeWords(
  setting: Setting,
  looked: Looked,
  there: CaseThere | null,
  takenUp: TakenUp | null,
): Promise<Received> {
  const { choice, signer, known } = looked
  const also = alsoOf(looked, there)
  if (!there) return await openFor(setting, await arrive(setting, looked, { takenUp }), known, also)
  const whose = { id: there.caseId, customerId: there.customerId }
  try {
    if (choice?.by === 'reply-address') {
      const arrival = await arrive(setting, looked, {
        verified: true,
        helper: signer?.helper ?? null,
        takenUp,
      })
      const received = await joinWords(setting.ledger, arrival, whose, also)
      return await thenClimb(setting, received, whose, arrival.speak)
    }
    if (there.isWriterKnown) {
      const helper = there.isCustomers || !there.helper ? null : asHelping(there.helper)
      return await joinWords(setting.ledger, await arrive(setting, looked, { helper, takenUp }), whose, also)
    }
    const arrival = await arrive(setting, looked, { isStranger: true, takenUp })
    return await joinAsStranger(setting.ledger, await setting.directory.house(), arrival, whose)
  } catch (error) {
    if (!(error instanceof Erased)) throw error
    const unfound = { ...looked, choice: null }
    return await openFor(
      setting,
      await arrive(setting, unfound, { takenUp }),
      { ...known, writerId: null },
      also,
    )
  }
}

function caseOf({ choice, known }: Looked): CaseThere | null {
  return known.cases.find(({ caseId }) => caseId === choice?.caseId) ?? null
}

/** What its sender's address is from now on. */
function alsoOf(
  { inbound, known, choice, signer }: Looked,
  there: CaseThere | null,
): ((tx: Tx) => Promise<void>) | undefined {
  const address = senderOf(inbound)
  const customerId = there?.customerId
  const isWanted = choice?.by === 'reply-address' && signer?.helper === null && there?.hasComplained === true
  if (!known.isAddressBack && !isWanted) return undefined
  return async tx => {
    if (known.isAddressBack) await addressIsBack(address)(tx)
    if (isWanted && customerId !== undefined) await complaintIsOver(tx, { customerId, address })
  }
}

interface Speaking {
  readonly verified?: boolean
  readonly helper?: Helping | null
  readonly isStranger?: boolean
  readonly takenUp: TakenUp | null
}

async function arrive(setting: Setting, looked: Looked, speaking: Speaking): Promise<Arrival> {
  const { mail, said, what } = looked
  // Nothing that a machine sent, or that goes to many, is answered by a machine. The questions know more of it than the channel, to
  // which a customer's mail through a group of our own looks like a list.
  const automatic = !TREATMENTS[what.kind].getsReceipt
  const inbound = { ...looked.inbound, automatic }
  const { verified = false, helper = null, isStranger = false, takenUp } = speaking
  const row = rowOf(looked, isStranger ? 'pending' : 'case')
  return await prepare(setting, helper ? { ...inbound, from: null, helper } : inbound, {
    verified,
    words: wordsToKeep(inbound, mail, said),
    isThanks: await isThanks(setting, looked),
    mail: takenUp ? { ...row, id: takenUp.mailId, settled_by: takenUp.agentId } : row,
  })
}

/** In its words, its files and its subject: whoever puts their matter into the subject says more. */
async function isThanks({ directory }: Setting, looked: Looked): Promise<boolean> {
  const { inbound, said, what } = looked
  if (what.kind !== 'person' || !hasNoFiles(inbound) || !isOnlyThanks(said.newWords)) return false
  const { name } = (await directory.house()).organisation
  const ours = Object.values(letterWords).map(words => words.newSubject(name))
  const theirs = caseOf(looked)?.subject ?? ''
  return !subjectSaysMore(inbound.subject ?? '', [theirs, ...ours])
}

/** Pictures in the middle of the words, as signatures have them, are no files that somebody sent. */
function hasNoFiles({ attachments, html = '' }: InboundMessage): boolean {
  return attachments.every(attachment => isReferredTo(attachment, html))
}
