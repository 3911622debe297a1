/**
 * The answer to what was asked for. Customer, purses and case are locked, in that order, so of two who answer at once the second finds
 * it decided; with a yes, what was asked for is given in the same transaction.
 */
import { randomUUID } from 'node:crypto'
import { Fault } from '../../contract/faults.ts'
import { amountOf } from '../../domain/approval/covers.ts'
import { sayDecided } from '../../domain/approval/describe.ts'
import { decidedOnce } from '../../domain/approval/rules.ts'
import { isWaiting, takesThePlaceOf } from '../../domain/approval/state.ts'
import type { Grants } from '../../domain/authority/authority.ts'
import { decide } from '../../domain/case/decide.ts'
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { OverrideLeave } from '../../domain/override/override.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import { namedRung } from '../../domain/ladder/ladder.ts'
import type { Db, Tx } from '../db/connect.ts'
import { isOwnMatter } from '../interest/ties.ts'
import { peopleOf } from '../ladder/ladder-of.ts'
import { append, type Locked } from '../ledger/append.ts'
import type { AgentRow, House } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { nameOf } from '../ledger/story.ts'
import { isLimited } from '../promises/sql.ts'
import { deskLeave } from '../overrides/leave.ts'
import { pursesOf, readGrants } from '../remedies/grants.ts'
import { customerOfCase } from '../remedies/sql.ts'
import { fullRepairs, leastInFull, onYesOf } from './on-yes.ts'
import { type ApprovalRow, isOtherwise, readApproval, wordsOfApprovals } from './sql.ts'
import { decidersOf, whomToAsk } from './whom.ts'

export interface Answering {
  readonly ledger: Ledger
  readonly house: House
  readonly agent: AgentRow
}

export type Answer =
  | { readonly answer: 'yes'; readonly amountMinor: number | null }
  | { readonly answer: 'no'; readonly reasons: string }
  | { readonly answer: 'withdraw' }

export interface AnsweredNow {
  readonly isRepeat: boolean
  /** What is to be booked after the commit. */
  readonly remedyId: string | null
}

/** @throws Fault not-found where nobody asked for it */
export async function answerApproval(
  { ledger, house, agent }: Answering,
  approvalId: string,
  answer: Answer,
): Promise<AnsweredNow | Refusal> {
  const before = await readApproval(ledger.db, approvalId)
  const about = before && (await customerOfCase(ledger.db, before.caseId))
  if (!before || !about) throw new Fault('not-found')
  const asker = house.agents.get(before.agentId)
  const purses = new Set([...pursesOf(agent), ...(asker ? pursesOf(asker) : [])])
  const locks = { customers: [about.customerId], purses: [...purses], cases: [before.caseId] }
  return await append<AnsweredNow>(ledger, locks, async locked => {
    const known = await readApproval(locked.tx, approvalId)
    if (!known) throw new Fault('not-found')
    const state = locked.caseState(known.caseId)
    const request = await requestOf(answer, known, { house, agent, state, locked, ...about })
    const decided = decide(state, request, locked.now)
    if (isRefusal(decided)) return sayingWhatWasDecided(decided, known, house)
    const facts = decided.map(fact => ({ caseId: known.caseId, fact }))
    const given = decided.find(fact => fact.type === 'RemedyGiven')
    return {
      facts,
      result: { isRepeat: decided.length === 0, remedyId: given?.remedyId ?? null },
    }
  })
}

/** The refusal of another answer, with the one that was given. */
function sayingWhatWasDecided({ refused }: Refusal, known: ApprovalRow, house: House): Refusal {
  if (refused.rule !== decidedOnce.name) return { refused }
  const decided = (language: 'en' | 'es') => {
    const name = known.decidedBy === null ? '' : nameOf({ house, language }, known.decidedBy)
    return sayDecided(known, name, language)
  }
  return { refused: { ...refused, about: { en: decided('en'), es: decided('es') } } }
}

interface Deciding {
  readonly house: House
  readonly agent: AgentRow
  readonly state: CaseState
  readonly locked: Locked
  readonly customerId: string
  readonly language: 'en' | 'es'
}

async function requestOf(answer: Answer, known: ApprovalRow, deciding: Deciding): Promise<CaseRequest> {
  const { house, agent, locked } = deciding
  const approvalId = known.id
  if (answer.answer === 'withdraw')
    return { ask: 'withdraw-approval', approvalId, agentId: agent.id, why: 'asker', known }
  const mayDecide = decidersOf(house, known, locked.now)
  const who = { approvalId, agentId: agent.id, known, mayDecide }
  if (answer.answer === 'no') {
    const { reasons } = answer
    const isInOtherWords = known.state === 'declined' && (await isOtherwise(locked.tx, known, { reasons }))
    return { ask: 'decline-approval', ...who, reasons, isInOtherWords, ...(await nextOf(known, deciding)) }
  }
  return await toYes(who, answer.amountMinor, deciding)
}

async function toYes(
  who: {
    readonly approvalId: string
    readonly agentId: string
    readonly known: ApprovalRow
    readonly mayDecide: readonly string[]
  },
  wishedMinor: number | null,
  { house, agent, state, locked, customerId, language }: Deciding,
): Promise<CaseRequest> {
  const { known } = who
  const amountMinor = 'remedy' in known.asked ? (wishedMinor ?? amountOf(known.asked)) : amountOf(known.asked)
  const words = (await wordsOfApprovals(locked.tx, [known.caseId])).get(known.id)
  const place = { house, state, locked, customerId, language, words }
  const grants = await grantsOfApprover(locked.tx, known, { house, agent, now: locked.now })
  // What is decided already is only looked at, and may be gone from the catalogue since.
  const isOpen = isWaiting(known)
  const onYes = isOpen ? await onYesOf(known, { ...place, allowedMinor: amountMinor }) : nothing(known)
  const full = isOpen ? leastInFull(await fullRepairs(locked.tx, state, known, grants), known) : null
  const isOwn = await isOwnMatter(locked.tx, agent.id, customerId)
  const aside = await setAsideBy(locked.tx, known, { house, customerId, reason: words?.aside ?? null })
  return {
    ask: 'give-approval',
    ...who,
    amountMinor,
    onYes,
    house: aside,
    found: { grants, fullMinor: full, isOwn },
  }
}

/** What whoever asked set aside with it; without its reason, which may be erased, nothing is written of it. */
async function setAsideBy(
  tx: Tx,
  { id, agentId, asked }: ApprovalRow,
  by: { readonly house: House; readonly customerId: string; readonly reason: string | null },
): Promise<OverrideLeave | undefined> {
  const { reason, ...where } = by
  const rules = 'remedy' in asked ? asked.remedy.setAside : undefined
  if (rules === undefined || reason === null) return undefined
  const setAside = { rules: [...rules], reason }
  return (await deskLeave(tx, { ...where, id, agentId, goesOn: false, setAside })).house
}

/** What is done in no case: it was decided before, and the domain says so. */
function nothing({ agentId }: ApprovalRow) {
  return {
    ask: 'promise',
    commitmentId: randomUUID(),
    kind: 'other',
    agentId,
    words: '',
    dueAt: 0,
    replaces: null,
  } as const
}

const ALL = {
  perActMinor: null,
  perCaseMinor: null,
  perMonthMinor: null,
  perMonthCount: null,
  currency: null,
}

/** Of a promise in a house in which nobody has limits, whoever decides has none either. */
export async function grantsOfApprover(
  tx: Db | Tx,
  { caseId, asked }: Pick<ApprovalRow, 'caseId' | 'asked'>,
  { house, agent, now }: { readonly house: House; readonly agent: AgentRow; readonly now: number },
): Promise<Grants> {
  const { timeZone } = house.organisation
  const except = takesThePlaceOf(asked)
  const grants = await readGrants(tx, agent, { caseId, timeZone, now, except })
  if ('remedy' in asked || (await isLimited(tx, 'credit'))) return grants
  return { ...grants, limits: { ...grants.limits, credit: ALL } }
}

/** Who would be asked next: a "no" is never the last word. */
async function nextOf(known: ApprovalRow, { house, agent, locked: { now } }: Deciding) {
  const place = { house, now, isLive: known.isLive }
  const next = await whomToAsk(place, () => Promise.resolve(true), {
    askerId: known.agentId,
    aboveRung: known.rung,
    passed: [...known.people, agent.id],
  })
  const nextAgentId = next?.agentId ?? null
  return { nextRung: namedRung(peopleOf(house, now), nextAgentId), nextAgentId }
}
