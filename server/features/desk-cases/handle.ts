/** What an agent does to a case. */
import type { Act } from '../../../contract/desk.ts'
import { Fault } from '../../../contract/faults.ts'
import type { SetAside } from '../../../contract/overrides.ts'
import type { CaseRequest } from '../../../domain/case/requests.ts'
import type { CaseState } from '../../../domain/case/state.ts'
import { helpedInTurn } from '../../../domain/case-work/rules.ts'
import type { Verb } from '../../../domain/policies/can.ts'
import type { Turn } from '../../../domain/case-work/requests.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { HOUR, MINUTE } from '../../../domain/time.ts'
import { calendarFor } from '../../calendars/calendar-for.ts'
import { joinCases } from '../../case-work/join-cases.ts'
import { splitCase } from '../../case-work/split-case.ts'
import { insertMentions, tagCalled } from '../../case-work/sql.ts'
import { type Asker, mustBeAllowed } from '../../http/desk.ts'
import { lockCasesAbout } from '../../acting/sql.ts'
import { type Acted, actOn, type Once } from '../../ledger/act.ts'
import type { Locked } from '../../ledger/append.ts'
import { isAbsent } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { saidOf, sayingWhatWasDone } from '../../ledger/repeats.ts'
import { toLadder } from '../../ladder/desk-acts.ts'
import { LineBehind, type Turns } from '../../line/turn.ts'
import { deskLeave } from '../../overrides/leave.ts'
import { isPromiseAct, toPromising } from '../../promises/asked.ts'
import { pursesOf } from '../../remedies/grants.ts'
import { bindFiles, countOpenProblems, isLeaving, looseFiles } from './sql.ts'

/** An act that is a request on the case; `seen` is none. */
export type CaseAct = Exclude<Act, { readonly act: 'seen' }>

/** An act on one case alone. */
type OneCaseAct = Exclude<CaseAct, { readonly act: 'merge' | 'split' }>

type CaseWorkAct = 'tag' | 'untag' | 'snooze' | 'wake' | 'take'

/** Unanswered for so long, a handover comes back to the owner: short while the customer is there, a working morning else. */
const liveHandoverMs = 3 * MINUTE
const handoverMs = 4 * HOUR

type CaseVerb = Verb &
  ('see' | 'reply' | 'note' | 'hand over' | 'propose solved' | 'report solved' | 'change kind' | 'put aside')

const verbOf: Readonly<Partial<Record<CaseAct['act'], CaseVerb>>> = {
  reply: 'reply',
  note: 'note',
  'change-kind': 'change kind',
  'propose-handover': 'hand over',
  'propose-solved': 'propose solved',
  'report-solved': 'report solved',
  tag: 'note',
  untag: 'note',
  snooze: 'put aside',
  take: 'reply',
  'answer-rung': 'reply',
  'list-point': 'note',
  'take-back-point': 'note',
}

interface ActOnCase {
  readonly asker: Asker
  readonly caseId: string
  readonly customerId: string
  readonly requestId: string
  /** The agent has read the warning of a guarantee and goes on. */
  readonly goesOn: boolean
  /** Rules of the house that the agent sets aside, with a reason. */
  readonly setAside: SetAside | undefined
  readonly act: CaseAct
}

/** What was done, and the case that a split opened. */
export interface Done {
  readonly isRepeat: boolean
  readonly newCaseId: string | null
}

/** Does it once: the same again is answered as a repeat, and something else under its requestId is refused with what was done. */
export async function act(
  setting: { readonly ledger: Ledger; readonly turns: Turns },
  doing: ActOnCase,
): Promise<Done | Refusal> {
  const acted = await actOnce(setting, doing)
  if (!isRefusal(acted)) return acted
  return await sayingWhatWasDone({ db: setting.ledger.db, house: doing.asker.house }, once(doing), acted)
}

async function actOnce(
  setting: { readonly ledger: Ledger; readonly turns: Turns },
  doing: ActOnCase,
): Promise<Done | Refusal> {
  const { act: asked } = doing
  if (asked.act === 'merge') return done(await join(setting.ledger, doing, asked.from))
  if (asked.act === 'split') {
    const split = await splitOff(setting.ledger, doing, asked)
    return isRefusal(split) ? split : { isRepeat: split.isRepeat, newCaseId: split.caseId }
  }
  try {
    return done(await actOnOne(setting, doing, asked))
  } catch (error) {
    if (!(error instanceof LineBehind)) throw error
    await setting.turns.catchUp()
    return done(await actOnOne(setting, doing, asked))
  }
}

function done(acted: Acted | Refusal): Done | Refusal {
  return isRefusal(acted) ? acted : { isRepeat: acted.isRepeat, newCaseId: null }
}

/** Known within its case: the same id on another case is another act. */
function once({ caseId, requestId, act: asked }: ActOnCase): Once {
  const name = { channel: 'desk', externalId: `${caseId} ${requestId}`, messageId: requestId }
  return { ...name, said: saidOf(requestId, asked) }
}

async function join(ledger: Ledger, doing: ActOnCase, from: string): Promise<Acted | Refusal> {
  const { asker, caseId, customerId } = doing
  return await joinCases(ledger, {
    caseId,
    customerId,
    from,
    agentId: asker.agent.id,
    once: once(doing),
    mustBeAllowed: (stays, goes) =>
      mustBeAllowed(asker.actor, 'join', { ownerIds: [stays.ownerId, goes.ownerId] }),
  })
}

async function splitOff(
  ledger: Ledger,
  doing: ActOnCase,
  { messageIds, kind }: Extract<Act, { readonly act: 'split' }>,
): Promise<Acted | Refusal> {
  const { asker, caseId, customerId } = doing
  mustBeAllowed(asker.actor, 'reply', { id: caseId, ownerId: null })
  const agentId = asker.agent.id
  return await splitCase(ledger, { caseId, customerId, messageIds, kind, agentId, once: once(doing) })
}

/** Acts that take up whoever waits, as they would by answering an offer of the line. */
const takesUp: ReadonlySet<CaseAct['act']> = new Set(['reply', 'refuse', 'propose-solved', 'take'])

async function actOnOne(
  { ledger, turns }: { readonly ledger: Ledger; readonly turns: Turns },
  doing: ActOnCase,
  asked: OneCaseAct,
): Promise<Acted | Refusal> {
  const { asker, caseId, customerId, requestId } = doing
  const files = asked.act === 'reply' ? asked.files : []
  const named = asked.act === 'note' ? whoIsNamed(asker, asked.mentions) : []
  let turn: Turn | undefined
  const { goesOn, setAside } = doing
  const { agent, house } = asker
  const leave = await deskLeave(ledger.db, {
    house,
    customerId,
    goesOn,
    setAside,
    id: requestId,
    agentId: agent.id,
  })
  const acted = await actOn(ledger, {
    caseId,
    leave,
    // The gate counts the customer's open problems: none may come between the count and the commit, not by a change of kind either.
    ...(asked.act === 'make-offer' || asked.act === 'change-kind' ? { customerId } : {}),
    ...(isOfMoney(asked) ? { customerId, purses: pursesOf(agent) } : {}),
    once: once(doing),
    request: async (state, locked) => {
      const verb = verbOf[asked.act] ?? 'see'
      mustBeAllowed(asker.actor, verb, { id: caseId, ownerId: state.ownerId })
      if (files.length > 0 && (await looseFiles(locked.tx, caseId, files)) !== files.length) {
        throw new Fault('bad-request', say => say.aFileGone)
      }
      const { entry } = state
      const sendsDetails = asked.act === 'promise' && asked.details !== undefined
      const isInTheirHands = entry?.state !== 'waiting' || !(takesUp.has(asked.act) || sendsDetails)
      turn = isInTheirHands ? undefined : await turns.of(locked.tx, entry.id, asker.agent.id)
      // Written before it is decided: a refusal takes it back.
      if (turn && turn.overtook.length > 0) await turns.countPassed(locked.tx, turn)
      if (named.length > 0) {
        await insertMentions(locked.tx, { caseId, noteId: requestId, agentIds: named, now: locked.now })
      }
      return await toRequest(doing, asked, { state, locked, turn })
    },
    ...(files.length === 0 ? {} : { also: tx => bindFiles(tx, files, requestId) }),
  })
  return isRefusal(acted) ? namingWhoIsNext(acted, turn) : acted
}

/** Promising money, or standing up for it, reserves it: of two who do so at once, the second sees what the first reserved. */
function isOfMoney(asked: OneCaseAct): boolean {
  const promises = asked.act === 'promise' || asked.act === 'offer-equivalent'
  return asked.act === 'honour-promise' || (promises && asked.amount !== undefined)
}

/** The rule's sentence, and whom to help. */
function namingWhoIsNext({ refused }: Refusal, turn: Turn | undefined): Refusal {
  if (refused.rule !== helpedInTurn.name || !turn?.before) return { refused }
  return { refused: { ...refused, next: turn.before } }
}

/** @throws Fault when one of them is nobody's colleague, or is one no more */
function whoIsNamed({ agent, house }: Asker, ids: readonly string[]): readonly string[] {
  for (const id of ids) {
    const named = house.agents.get(id)
    if (!named) throw new Fault('bad-request', say => say.nobodyOfThatName)
    if (named.departedAt !== null) {
      throw new Fault('bad-request', say => say.readerLeft(named.name))
    }
    if (named.isInvited) throw new Fault('bad-request', say => say.notJoinedYet(named.name))
  }
  // Whoever names themselves has read it.
  return [...new Set(ids)].filter(id => id !== agent.id)
}

/** How the case stands under its lock, and whose turn it is where somebody waits in it. */
interface Standing {
  readonly state: CaseState
  readonly locked: Locked
  readonly turn: Turn | undefined
}

async function toRequest(
  { asker, customerId, requestId }: ActOnCase,
  asked: OneCaseAct,
  { state, locked, turn }: Standing,
): Promise<CaseRequest> {
  const { tx, now } = locked
  const agentId = asker.agent.id
  if (isPromiseAct(asked)) return await toPromising(asked, { asker, requestId, state, tx, now, turn })
  switch (asked.act) {
    case 'answer':
    case 'decline':
    case 'end-contact':
    case 'reached':
    case 'not-reached':
      return toContact(asked, asker)
    case 'reply':
      return {
        ask: 'reply',
        agentId,
        messageId: requestId,
        files: asked.files,
        words: { text: asked.words },
        keeps: asked.keeps,
        turn,
      }
    case 'note':
      return {
        ask: 'note',
        agentId,
        noteId: requestId,
        mentions: asked.mentions,
        words: { text: asked.words },
      }
    case 'change-kind':
      return { ask: 'change-kind', agentId, kind: asked.kind }
    case 'propose-handover':
      return proposeHandover(asker, requestId, asked, state, now)
    case 'accept-handover':
      return { ask: 'accept-handover', handoverId: asked.handoverId, agentId }
    case 'decline-handover':
      return { ask: 'decline-handover', handoverId: asked.handoverId, agentId, reason: asked.reason }
    case 'propose-solved':
      return {
        ask: 'propose-solved',
        agentId,
        isLead: asker.agent.role !== 'agent',
        words: { text: asked.words },
        turn,
      }
    case 'report-solved':
      return { ask: 'report-solved', agentId, words: { text: asked.words } }
    case 'refuse':
    case 'climb':
    case 'answer-rung':
    case 'list-point':
    case 'take-back-point':
      return await toLadder(asked, {
        before: { house: asker.house, state, now },
        tx,
        agentId,
        requestId,
        turn,
      })
    case 'make-offer': {
      await lockCasesAbout(tx, customerId)
      const problems = await countOpenProblems(tx, customerId)
      return {
        ask: 'make-offer',
        offerId: requestId,
        agentId,
        words: asked.words,
        openProblems: problems.length,
        isLeaving: await isLeaving(tx, customerId),
      }
    }
    default:
      return await toCaseWork(asked, { asker, requestId, state, locked, turn })
  }
}

type ContactAct = 'answer' | 'decline' | 'end-contact' | 'reached' | 'not-reached'

/** Acts on whoever is offered or in hand. */
function toContact(
  asked: Extract<OneCaseAct, { readonly act: ContactAct }>,
  { agent: { id: agentId }, house }: ActOnCase['asker'],
): CaseRequest {
  switch (asked.act) {
    case 'answer':
      return { ask: 'answer-entry', entryId: asked.entryId, agentId }
    case 'decline':
      return { ask: 'decline-entry', entryId: asked.entryId, agentId }
    case 'end-contact':
      return { ask: 'end-contact', agentId }
    case 'reached':
      return { ask: 'meet-callback', entryId: asked.entryId, agentId }
    case 'not-reached': {
      const { hours } = house.organisation
      return { ask: 'miss-callback', entryId: asked.entryId, agentId, why: asked.why, hours }
    }
    default:
      return asked satisfies never
  }
}

/** Acts by which the team keeps its cases in order. */
async function toCaseWork(
  asked: Extract<OneCaseAct, { readonly act: CaseWorkAct }>,
  { asker, requestId, state, locked, turn }: Pick<ActOnCase, 'asker' | 'requestId'> & Standing,
): Promise<CaseRequest> {
  const agentId = asker.agent.id
  switch (asked.act) {
    case 'tag':
    case 'untag':
      return { ask: asked.act, agentId, ...(await tagCalled(locked.tx, state.id, asked.tag)) }
    case 'snooze':
      return {
        ask: 'snooze',
        agentId,
        isLead: asker.agent.role !== 'agent',
        commitmentId: requestId,
        until: asked.until,
        words: asked.words,
        calendar: calendarFor(asker.house, { teamId: asker.agent.teamId }),
      }
    case 'wake':
      return { ask: 'wake', agentId }
    case 'take':
      return {
        ask: 'take',
        agentId,
        turn: turn ?? { before: null, overtook: [] },
        early: asked.early ?? null,
      }
  }
}

function proposeHandover(
  { agent, house }: Asker,
  handoverId: string,
  asked: Extract<CaseAct, { readonly act: 'propose-handover' }>,
  state: CaseState,
  now: number,
): CaseRequest {
  const receiver = house.agents.get(asked.to)
  if (!receiver) throw new Fault('bad-request', say => say.nobodyOfThatName)
  if (receiver.isInvited) throw new Fault('bad-request', say => say.notJoinedYet(receiver.name))
  const isLive = state.entry !== null && state.entry.medium !== 'letter'
  return {
    ask: 'propose-handover',
    handoverId,
    from: agent.id,
    to: receiver.id,
    summary: asked.summary,
    lacked: asked.lacked,
    until: now + (isLive ? liveHandoverMs : handoverMs),
    receiver: { departed: receiver.departedAt !== null, absent: isAbsent(receiver, now) },
  }
}
