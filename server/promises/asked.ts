/** Requests about promises that need the house: by which calendar something is due, and whether somebody may stand up for it. */
import type { Act } from '../../contract/desk.ts'
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { Turn } from '../../domain/case-work/requests.ts'
import { findPromise } from '../../domain/commitment/open.ts'
import { dueAfterPause } from '../../domain/commitment/pausing.ts'
import type { Instant } from '../../domain/time.ts'
import { calendarFor } from '../calendars/calendar-for.ts'
import type { Tx } from '../db/connect.ts'
import type { Asker } from '../http/desk.ts'
import type { House } from '../ledger/directory.ts'
import { isOwnMatter } from '../interest/ties.ts'
import { promisedAmount } from '../remedies/sql.ts'
import { beyondAuthority } from './beyond.ts'
import { toPromise } from './make.ts'
import { isCreditNotGiven, isGivenThoughBroken, isWaitingForReference } from './waiting.ts'

/** The clock of a promise goes on. The customer's word ended the pause; an agent ends it now. */
export function toResume(
  house: Pick<House, 'calendars'>,
  state: CaseState,
  commitmentId: string,
  by: { readonly agentId: string; readonly now: Instant } | null = null,
): CaseRequest {
  const promise = findPromise(state, commitmentId)
  const until = by?.now ?? state.customerSpokeAt
  const calendar = calendarFor(house, { teamId: promise?.teamId ?? null })
  return {
    ask: 'resume-promise',
    commitmentId,
    agentId: by?.agentId ?? null,
    until,
    dueAt: promise ? dueAfterPause(promise, calendar, until) : until,
    calendar,
  }
}

const promiseActs = [
  'promise',
  'keep-promise',
  'pause-promise',
  'resume-promise',
  'honour-promise',
  'offer-equivalent',
] as const
type PromiseAct = Extract<Act, { readonly act: (typeof promiseActs)[number] }>

export function isPromiseAct(asked: Act): asked is PromiseAct {
  return promiseActs.some(name => name === asked.act)
}
type BindingAct = Exclude<PromiseAct, { readonly act: 'promise' | 'keep-promise' }>

interface Asking {
  readonly asker: Asker
  readonly requestId: string
  readonly state: CaseState
  readonly now: Instant
}

/** An agent's act on a promise as a request; one that is made has the id of its request. */
export async function toPromising(
  asked: PromiseAct,
  asking: Asking & { readonly tx: Tx; readonly turn: Turn | undefined },
): Promise<CaseRequest> {
  if (asked.act === 'promise') return await toPromise(asked, { ...asking, commitmentId: asking.requestId })
  if (asked.act !== 'keep-promise') return await toBinding(asked, asking)
  const { commitmentId, evidence } = asked
  const waitsForReference = await isWaitingForReference(asking.tx, commitmentId)
  const isNotGiven = await isCreditNotGiven(asking.tx, commitmentId)
  const { id: agentId } = asking.asker.agent
  return { ask: 'keep-promise', commitmentId, agentId, evidence, waitsForReference, isNotGiven }
}

/** What an agent does to a promise that stands. */
async function toBinding(
  asked: BindingAct,
  { asker, requestId, state, now, tx }: Asking & { readonly tx: Tx },
): Promise<CaseRequest> {
  const { agent, house } = asker
  const { commitmentId } = asked
  switch (asked.act) {
    case 'pause-promise':
      return { ask: 'pause-promise', commitmentId, agentId: agent.id, words: asked.words }
    case 'resume-promise':
      return toResume(house, state, commitmentId, { agentId: agent.id, now })
    case 'honour-promise':
      return {
        ask: 'honour-promise',
        commitmentId,
        agentId: agent.id,
        mayDecide:
          isAboveMaker(asker, state, commitmentId) &&
          (await mayGiveIt(tx, asker, { state, commitmentId, now })),
      }
    case 'offer-equivalent':
      return await toEquivalent(tx, asked, { asker, requestId, state, now })
  }
}

/** Money in it is weighed as in any promise; what it takes the place of is not counted beside it. */
async function toEquivalent(
  tx: Tx,
  { commitmentId, kind, words, dueAt, amount }: Extract<BindingAct, { readonly act: 'offer-equivalent' }>,
  { asker, requestId, state, now }: Asking,
): Promise<CaseRequest> {
  const { agent, house } = asker
  const isOwn = amount !== undefined && (await isOwnMatter(tx, agent.id, state.customerId))
  const promised = await promisedAmount(tx, state.id, commitmentId)
  const where = { caseId: state.id, timeZone: house.organisation.timeZone, now, except: commitmentId }
  return {
    ask: 'offer-equivalent',
    commitmentId,
    equivalentId: requestId,
    kind,
    agentId: agent.id,
    mayDecide: !isOwn && isAboveMaker(asker, state, commitmentId),
    words,
    dueAt,
    amount,
    beyond: amount === undefined ? null : await beyondAuthority(tx, agent, amount, where),
    found: {
      isBeingBooked: await isWaitingForReference(tx, commitmentId),
      isOtherCurrency: amount !== undefined && promised !== null && promised.currency !== amount.currency,
      isGiven: await isGivenThoughBroken(tx, commitmentId),
    },
  }
}

/** One step up from whoever said it: a lead for an agent's promise, the head for a lead's. */
function isAboveMaker({ agent, house }: Asker, state: CaseState, commitmentId: string): boolean {
  const steps = ['agent', 'lead', 'head']
  const maker = house.agents.get(findPromise(state, commitmentId)?.agentId ?? '')
  const above = steps.indexOf(maker?.role ?? 'agent') + 1
  return steps.indexOf(agent.role) >= Math.min(above, steps.length - 1)
}

/** The amount that was promised is within the limits of whoever stands up for it, and the account is not their own. */
async function mayGiveIt(
  tx: Tx,
  { agent, house }: Asker,
  {
    state,
    commitmentId,
    now,
  }: { readonly state: CaseState; readonly commitmentId: string; readonly now: Instant },
): Promise<boolean> {
  if (await isOwnMatter(tx, agent.id, state.customerId)) return false
  const amount = await promisedAmount(tx, state.id, commitmentId)
  const { timeZone } = house.organisation
  return (
    amount === null ||
    (await beyondAuthority(tx, agent, amount, {
      caseId: state.id,
      timeZone,
      now,
      except: commitmentId,
    })) === null
  )
}
