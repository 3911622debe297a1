/**
 * Mail that is nobody's words and has to do with a case: a letter that came back, an answer by a machine, a complaint, the same mail once
 * more. It stands in the story where somebody is to know of it; it wakes nothing, and its raw form is among the files of the case.
 */
import { randomUUID } from 'node:crypto'
import type { Received } from '../../channels/channel.ts'
import { decide } from '../../domain/case/decide.ts'
import type { Words } from '../../domain/case/facts.ts'
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { type Bounce, readBounce } from '../../domain/mail/bounce.ts'
import { complaintIn } from '../../domain/mail/complaint.ts'
import type { MailNote } from '../../domain/mail/facts.ts'
import { readOurLetter } from '../../domain/mail/our-ids.ts'
import { isRefusal } from '../../domain/rule.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import { isRepeatError } from '../ledger/act.ts'
import { append } from '../ledger/append.ts'
import type { House } from '../ledger/directory.ts'
import { owedAgain } from '../promises/owed-again.ts'
import { besideOf, keepRaw, wordsOf } from './arrival.ts'
import { Erased, whoLooks } from './join.ts'
import { type Looked, rowOf } from './look.ts'
import type { CaseThere } from './mail-known.ts'
import { notTakenBy } from './not-taken-by.ts'
import { wordsToKeep } from './read-mail.ts'
import type { Returned, Setting } from './setting.ts'
import { messageOfLetter, noteComplaint, noteReturned, noteUnreachable, whereItGoesOn } from './sql.ts'

/** What is to be told of it in the case; `request` null when it says nothing that is not known. */
interface Noting {
  readonly caseId: string
  readonly request: CaseRequest | null
  /** Somebody has to look at it. */
  readonly calls: boolean
  readonly also?: (tx: Tx) => Promise<void>
}

/** Null when it has to do with no case of ours. @throws Erased when nobody is at the other end of the case any more */
export async function noteInCase(
  setting: Setting,
  looked: Looked,
  there: CaseThere | null,
): Promise<Received | null> {
  const messageId = randomUUID()
  const noting = await notingOf(setting, looked, { there: there ?? caseReturned(looked), messageId })
  return noting && (await write(setting, looked, { ...noting, messageId }))
}

/** Many programs answer for somebody without a word of what they answer; they still write to where the letter would have come back to. */
function caseReturned({ known, returned }: Looked): CaseThere | null {
  return known.cases.find(({ caseId }) => caseId === returned?.caseId) ?? null
}

async function notingOf(
  setting: Setting,
  looked: Looked,
  { there, messageId }: { readonly there: CaseThere | null; readonly messageId: string },
): Promise<Noting | null> {
  const { what, known } = looked
  switch (what.kind) {
    case 'duplicate': {
      const caseId = known.twin?.caseId ?? null
      return caseId === null ? null : { caseId, request: null, calls: false }
    }
    case 'bounce':
      return await ofBounce(setting, looked, messageId)
    case 'abuse-report':
      return await ofComplaint(setting, looked, messageId)
    case 'auto-reply':
      return there && noted(there, { type: 'AutomaticReplyCame', messageId, files: [], body: bodyOf(looked) })
    case 'loop':
      if (!there) return null
      // Once an hour is enough to know it; what goes in circles would fill the story.
      if (there.isLoopTold) return { caseId: there.caseId, request: null, calls: false }
      return { ...noted(there, { type: 'MailLoopStopped', messageId, body: bodyOf(looked) }), calls: true }
    default:
      return null
  }
}

function noted({ caseId }: Pick<CaseThere, 'caseId'>, note: MailNote): Noting {
  return { caseId, request: { ask: 'note-mail', note }, calls: false }
}

function bodyOf({ inbound, mail, said }: Looked): Words {
  return wordsOf(inbound, [], wordsToKeep(inbound, mail, said))
}

/** The letter that a report is about, where its case is still there: by the signed return path, else by the Message-ID in it. */
function letterOf(looked: Looked, bounce: Bounce | null, mailDomain: string): Returned | null {
  if (looked.returned) return looked.returned
  const ids = [bounce?.originalMessageId ?? null, ...looked.mail.answers]
  const letter = ids
    .map(id => (id === null ? null : readOurLetter(id, [mailDomain])))
    .find(found => found !== null)
  return letter ? { caseId: letter.caseId, seq: letter.seq, helper: letter.helperId } : null
}

async function ofBounce(setting: Setting, looked: Looked, fresh: string): Promise<Noting | null> {
  const bounce = readBounce(looked.mail)
  const letter = letterOf(looked, bounce, setting.mailDomain)
  const found = letter && (await messageOfLetter(setting.ledger.db, letter))
  if (!letter || !found) return null
  const { caseId } = letter
  // A letter to a helper is no message of the story, nor is a receipt: they have no id there.
  const messageId = letter.helper === null ? (found.messageId ?? fresh) : fresh
  if (!bounce || bounce.means === 'arrived') return { caseId, request: null, calls: false }
  const why = bounce.says ?? looked.mail.subject
  const status = bounce.status === null ? {} : { status: bounce.status }
  if (bounce.means === 'delayed') {
    const note: MailNote = { type: 'DeliveryDelayed', messageId, ...status, body: { why } }
    return { caseId, request: { ask: 'note-mail', note }, calls: false }
  }
  const { address } = bounce
  const to = address === null ? {} : { to: address }
  // Whoever knows the id of a letter could write a report; only who got the letter knows its return path.
  const isProven = looked.returned !== null && looked.returned.helper === null
  const isGone = isProven && bounce.means === 'hard' && address !== null
  return {
    caseId,
    request: {
      ask: 'not-delivered',
      messageId,
      by: 'mail',
      why: address === null ? why : `${address}: ${why}`,
      ...to,
      ...status,
    },
    calls: true,
    also: async (tx: Tx) => {
      const now = setting.ledger.clock()
      if (letter.helper === null) await noteReturned(tx, letter, now)
      if (isGone) await noteUnreachable(tx, { caseId, address, status: bounce.status, now })
    },
  }
}

/**
 * What its reader called unwanted: machines write there no more. Only by the signed return path, which nobody but whoever carried the
 * letter knows; any other report is noted, and that is all.
 */
async function ofComplaint(setting: Setting, looked: Looked, messageId: string): Promise<Noting | null> {
  const { returnPath, reader } = complaintIn(looked.mail)
  const proof = looked.returned ?? (returnPath === null ? null : setting.readReturnToken(returnPath))
  const letter = proof ?? letterOf(looked, readBounce(looked.mail), setting.mailDomain)
  if (!letter || !(await messageOfLetter(setting.ledger.db, letter))) return null
  const { caseId } = letter
  const body = bodyOf(looked)
  if (proof === null) return noted({ caseId }, { type: 'AbuseReported', messageId, isProven: false, body })
  return {
    ...noted({ caseId }, { type: 'AbuseReported', messageId, isProven: true, body }),
    calls: true,
    // What went to somebody who acts for the customer says nothing of the customer's own addresses.
    ...(proof.helper === null && {
      also: (tx: Tx) => noteComplaint(tx, { caseId, address: reader, now: setting.ledger.clock() }),
    }),
  }
}

/** What came back may have been promised: then it is owed again, by the calendar. */
function withDues(house: House, state: CaseState, request: CaseRequest, now: Instant): CaseRequest {
  if (request.ask !== 'not-delivered') return request
  return { ...request, owedAgain: owedAgain(house, state, { messageId: request.messageId, now }) }
}

async function write(
  setting: Setting,
  looked: Looked,
  { caseId, request, calls, also, messageId }: Noting & { readonly messageId: string },
): Promise<Received> {
  const { ledger, blobs } = setting
  const { inbound } = looked
  const house = await setting.directory.house()
  const once = { channel: inbound.channel, externalId: inbound.externalId, messageId }
  const arrived = {
    inbound,
    once,
    files: [],
    raw: await keepRaw(blobs, inbound),
    mail: rowOf(looked, 'story'),
  }
  try {
    const result = await append<Received>(
      ledger,
      { cases: [caseId] },
      async ({ now, tx, caseState, isErased }) => {
        const state = caseState(caseId)
        if (isErased(caseId)) throw new Erased()
        const decided = request === null ? [] : decide(state, withDues(house, state, request, now), now)
        if (isRefusal(decided)) return decided
        // It stands with its letter, which the story of the case that this one was joined into shows; whoever is called looks there.
        const there = calls && state.mergedInto !== null ? await whereItGoesOn(tx, caseId) : null
        const { id: callsTo, ownerId } = there ?? { id: caseId, ownerId: state.ownerId }
        const who = calls ? whoLooks(house, ownerId, now) : null
        const beside = besideOf(arrived, { caseId, now, calls: who, callsTo, isNoted: true })
        return {
          facts: decided.map(fact => ({ caseId, fact })),
          result: { ok: true, duplicate: false },
          receipt: { ...once, caseId },
          ...(beside && { beside }),
          ...(also && { also }),
        }
      },
    )
    return isRefusal(result) ? notTakenBy(result) : result
  } catch (error) {
    if (isRepeatError(error)) return { ok: true, duplicate: true }
    throw error
  }
}
