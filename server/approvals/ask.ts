/** Asking for more than one may give: who decides is found under the locks, and the question is a fact with its clock. */
import { Fault } from '../../contract/faults.ts'
import type { AskApproval } from '../../contract/approvals.ts'
import type { z } from 'zod'
import { askedFor } from '../../domain/approval/covers.ts'
import { isLive } from '../../domain/approval/decisions.ts'
import { titleOfAsked } from '../../domain/approval/describe.ts'
import type { OnYes } from '../../domain/approval/requests.ts'
import { askedOnceAlike } from '../../domain/approval/rules.ts'
import { takesThePlaceOf } from '../../domain/approval/state.ts'
import { mayGive, type ToGive } from '../../domain/authority/authority.ts'
import { decide } from '../../domain/case/decide.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { OverrideLeave } from '../../domain/override/override.ts'
import type { Beyond } from '../../domain/commitment/facts.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import type { Tx } from '../db/connect.ts'
import { isTaken } from '../db/taken.ts'
import { append, type Locked } from '../ledger/append.ts'
import type { AgentRow, House } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { deskLeave } from '../overrides/leave.ts'
import { toPromise } from '../promises/make.ts'
import { toGiveRemedy } from '../remedies/give.ts'
import { pursesOf } from '../remedies/grants.ts'
import { customerOfCase } from '../remedies/sql.ts'
import { type ApprovalRow, askedBefore, isOtherwise, readApproval } from './sql.ts'
import { openLimits, whomToAsk } from './whom.ts'

export interface Asking {
  readonly ledger: Ledger
  readonly house: House
  readonly agent: AgentRow
}

export interface AskedNow {
  readonly isRepeat: boolean
  readonly approverId: string
  readonly until: number
}

type Asked = z.output<typeof AskApproval>

/** @throws Fault not-found without such a case; bad-request where it is neither a remedy nor a promise */
export async function askApproval(
  { ledger, house, agent }: Asking,
  caseId: string,
  asked: Asked,
): Promise<AskedNow | Refusal> {
  const about = await customerOfCase(ledger.db, caseId)
  if (!about) throw new Fault('not-found', say => say.noCase)
  const locks = { customers: [about.customerId], purses: pursesOf(agent), cases: [caseId] }
  const ask = async () =>
    await append<AskedNow>(ledger, locks, async locked => {
      const state = locked.caseState(caseId)
      const onYes = await toOnYes(asked, { house, agent, state, locked, ...about })
      const request = {
        ...(await requestOf(asked, onYes, { house, agent, state, locked })),
        details: asked.promise?.details?.words,
        house: await houseLeave(locked.tx, asked, { house, agentId: agent.id, ...about }),
      }
      const decided = decide(state, request, locked.now)
      if (isRefusal(decided)) return sayingWhatWasAsked(decided, request.found.known)
      const { known } = request.found
      const to = known === null ? request.to : { agentId: known.approverId, until: known.until }
      return {
        facts: decided.map(fact => ({ caseId, fact })),
        result: { isRepeat: known !== null, approverId: to?.agentId ?? '', until: to?.until ?? 0 },
      }
    })
  try {
    return await ask()
  } catch (error) {
    // In two cases at the same moment: now it is known.
    if (isTaken(error, 'approval_pkey')) return await ask()
    throw error
  }
}

/** The refusal of something else under the name of what was asked for, with what was asked for. */
function sayingWhatWasAsked({ refused }: Refusal, known: ApprovalRow | null): Refusal {
  if (known === null || refused.rule !== askedOnceAlike.name) return { refused }
  const about = { en: titleOfAsked(known.asked, 'en'), es: titleOfAsked(known.asked, 'es') }
  return { refused: { ...refused, about } }
}

/** The conditions that are set aside with a remedy; the rules of an offer are what a yes to a promise is about. */
async function houseLeave(
  tx: Tx,
  { approvalId: id, remedy }: Asked,
  by: { readonly house: House; readonly agentId: string; readonly customerId: string },
): Promise<OverrideLeave | undefined> {
  if (remedy?.setAside === undefined) return undefined
  return (await deskLeave(tx, { ...by, id, goesOn: false, setAside: remedy.setAside })).house
}

interface Making {
  readonly house: House
  readonly agent: AgentRow
  readonly state: CaseState
  readonly locked: Locked
}

async function toOnYes(
  { approvalId, remedy, promise }: Asked,
  making: Making & { readonly customerId: string; readonly language: 'en' | 'es' },
): Promise<OnYes> {
  const { house, agent, state, locked } = making
  if (remedy !== undefined && promise === undefined)
    return await toGiveRemedy(
      { ...remedy, caseId: state.id, giver: agent, approvalId: null },
      { ...making, locked },
    )
  if (promise === undefined || remedy !== undefined) throw new Fault('bad-request')
  return await toPromise(
    { act: 'promise', ...promise, replaces: promise.replaces ?? null },
    {
      asker: { agent, house },
      commitmentId: approvalId,
      state,
      tx: locked.tx,
      now: locked.now,
      turn: undefined,
    },
  )
}

async function requestOf(
  { approvalId, why, remedy, promise }: Asked,
  onYes: OnYes,
  { house, agent, state, locked: { tx, now } }: Making,
) {
  const asked = askedFor(onYes)
  const known = await readApproval(tx, approvalId)
  const words = { why, words: promise?.words, details: promise?.details?.words, apology: remedy?.apology }
  const isInOtherWords = known !== null && (await isOtherwise(tx, known, words))
  const { isAskedAlready, saidNo } = await askedBefore(tx, { caseId: state.id, asked, approvalId })
  const covers = openLimits(tx, { house, caseId: state.id, now })(costOf(onYes), takesThePlaceOf(asked))
  const place = { house, now, isLive: isLive(state) }
  const to = await whomToAsk(place, covers, { askerId: agent.id, aboveRung: 0, passed: saidNo })
  return {
    ask: 'ask-approval',
    approvalId,
    agentId: agent.id,
    onYes,
    lacks: lacksOf(onYes),
    to,
    why,
    found: { known, isAskedAlready, isInOtherWords },
  } as const
}

/** What it takes to allow it; null where that is no question of money or of kind. */
export function costOf(onYes: OnYes): ToGive | null {
  if (onYes.ask === 'give-remedy') return onYes
  if (onYes.amount === undefined) return null
  return { kind: 'credit', costMinor: onYes.amount.minor, currency: onYes.amount.currency }
}

function lacksOf(onYes: OnYes): Beyond | null {
  if (onYes.ask === 'promise') return onYes.beyond ?? null
  const authority = mayGive(onYes.found.grants, onYes)
  return authority.may ? null : authority.lacks
}
