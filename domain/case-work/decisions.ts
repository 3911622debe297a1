/** What follows when a case is tagged, put aside, joined, split or taken up. */
import { isBeforeChosen } from '../callback/state.ts'
import type { CaseFact } from '../case/facts.ts'
import { accepting } from '../case/decisions/accepting.ts'
import { pickingUp } from '../case/decisions/answering.ts'
import { lapsing } from '../case/decisions/ownership.ts'
import { isThanks } from '../case/thanks.ts'
import type { Asked, DecisionsOn } from '../case/requests.ts'
import { type CaseState, isProblem } from '../case/state.ts'
import { findPromise } from '../commitment/open.ts'
import { type CommitmentState, isPaused } from '../commitment/state.ts'
import { comesBackAt } from '../commitment/warn.ts'
import { stillWished } from '../leaving/decisions.ts'
import type { WhyAwake } from './facts.ts'
import type { Carried, Copied, OpenBySplit } from './requests.ts'

type CaseWorkAsk = 'tag' | 'untag' | 'snooze' | 'wake' | 'end-snooze' | 'join' | 'merge' | 'split' | 'take'

/** How many tags a case can have; more say nothing. */
export const MOST_TAGS = 20

export const caseWorkDecisions: DecisionsOn<CaseWorkAsk> = {
  tag: ({ state, request: { tag, word, agentId } }) =>
    state.tags.includes(tag) ? [] : [{ type: 'CaseTagged', tag, agentId, body: { word } }],

  untag: ({ state, request: { tag, word, agentId } }) =>
    state.tags.includes(tag) ? [{ type: 'CaseUntagged', tag, agentId, body: { word } }] : [],

  // The promise of an earlier putting aside gives way to this one: two dates for one answer would be none.
  snooze: ({ state, request: { commitmentId, until: dueAt, agentId, words, calendar }, now }) => {
    if (findPromise(state, commitmentId)) return []
    const replaces = state.snooze?.commitmentId ?? null
    const back = comesBackAt(now, dueAt, calendar)
    return [
      {
        type: 'CommitmentMade',
        commitmentId,
        kind: 'reply',
        agentId,
        dueAt,
        warnAt: back,
        replaces,
        body: { words },
      },
      ...(replaces === null
        ? []
        : [{ type: 'CommitmentReplaced', commitmentId: replaces, by: commitmentId } as const]),
      { type: 'CaseSnoozed', commitmentId, until: back, agentId },
    ]
  },

  wake: ({ state, request: { agentId } }) =>
    state.snooze ? [{ type: 'CaseAwoke', why: 'agent', agentId }] : [],

  'end-snooze': ({ state }) => (state.snooze ? [{ type: 'CaseAwoke', why: 'time', agentId: null }] : []),

  join: ({ state, request }) => [
    joined(state, request),
    // Whoever looks after a matter does not lose it to somebody who merely stands in.
    ...(request.acceptedBy === null ? [] : accepting(state, request.acceptedBy)),
    // A problem that was joined to a request is a problem still.
    ...(request.isProblem && !isProblem(state)
      ? [{ type: 'KindChanged', kind: 'problem', agentId: request.agentId } as const]
      : []),
    ...request.tags
      .filter(({ tag }) => !state.tags.includes(tag))
      .slice(0, Math.max(0, MOST_TAGS - state.tags.length))
      .map(
        ({ tag, word }) => ({ type: 'CaseTagged', tag, agentId: request.agentId, body: { word } }) as const,
      ),
    ...request.carried.flatMap(goingOn),
    ...pointsAlong(state, request),
    ...(request.along ? stillWished(state.wishes, request.along.wishes, request.agentId) : []),
  ],

  merge: ({ state, request: { into, reference, agentId, carried } }) =>
    state.mergedInto === into
      ? []
      : [
          ...lapsing(state),
          ...carried.map(
            ({ carriedFrom, commitmentId }) =>
              ({
                type: 'CommitmentReplaced',
                commitmentId: carriedFrom,
                by: commitmentId,
                carriedInto: into,
              }) as const,
          ),
          { type: 'CaseMerged', into, reference, agentId },
        ],

  split: ({ request: { into, reference, agentId, messageIds } }) => [
    { type: 'CaseSplit', into, reference, agentId, messageIds },
  ],

  take: ({ state, request: { agentId, turn, early = null }, now }) => {
    const { entry } = state
    if (!entry || (entry.state === 'answered' && entry.agentId === agentId)) return []
    const entryId = entry.id
    const isEarly = early !== null && isBeforeChosen(entry)
    const why = isEarly ? [{ type: 'CallbackEarly', entryId, agentId, why: early } as const] : []
    return [...why, ...pickingUp(entry, agentId, now, turn), ...accepting(state, agentId)]
  },
}

/** It is as old as the older of the two, and whoever has decided about either of them has decided. */
function joined(
  { openedAt }: CaseState,
  { from, reference, agentId, along }: Asked<'join'>['request'],
): CaseFact {
  return {
    type: 'CaseJoined',
    from,
    reference,
    agentId,
    ...(along && along.openedAt < openedAt ? { openedAt: along.openedAt } : {}),
    ...(along?.rung ? { rung: along.rung } : {}),
    ...(along && along.refusedBy.length > 0 ? { refusedBy: along.refusedBy } : {}),
  }
}

/** What the customer wants answered is answered here, under the same name. */
function pointsAlong(
  { points }: CaseState,
  { agentId, along }: Asked<'join'>['request'],
): readonly CaseFact[] {
  return (along?.points ?? [])
    .filter(({ id }) => !points.includes(id))
    .map(({ id, isOwn, words }) => ({
      type: 'PointListed',
      pointId: id,
      agentId: isOwn ? null : agentId,
      ...(words === null ? {} : { body: { words } }),
    }))
}

/** A promise with the same words, by the same person, for the same time; whoever was warned of it is not warned again. */
function goingOn(promise: Carried): readonly CaseFact[] {
  const { commitmentId, carriedFrom, kind, agentId, dueAt, warnAt: warns, words, promise: known } = promise
  const { money } = promise
  return [
    {
      type: 'CommitmentMade',
      commitmentId,
      kind,
      agentId,
      dueAt,
      warnAt: warns,
      replaces: null,
      carriedFrom,
      ...(known ? alsoOf(known) : {}),
      ...(money ? { amountMinor: money.minor, currency: money.currency } : {}),
      ...(money?.approvalId == null ? {} : { approvalId: money.approvalId }),
      ...(words === null ? {} : { body: { words } }),
    },
    ...(known && isPaused(known)
      ? [{ type: 'CommitmentPaused', commitmentId, why: 'waiting-for-customer', agentId, dueAt } as const]
      : []),
    ...(promise.isWarned ? [{ type: 'CommitmentDueSoon', commitmentId } as const] : []),
    ...stillOffered(promise),
  ]
}

/** What the customer has not answered is theirs to answer where the promise goes on. */
function stillOffered({ commitmentId, promise, equivalent }: Carried): readonly CaseFact[] {
  const offered = promise?.equivalent
  if (!offered || !equivalent) return []
  const { kind, agentId, dueAt, amount } = offered
  const { id: equivalentId, words } = equivalent
  return [
    {
      type: 'EquivalentOffered',
      commitmentId,
      equivalentId,
      kind,
      agentId,
      dueAt,
      ...(amount === undefined ? {} : { amountMinor: amount.minor, currency: amount.currency }),
      ...(words === null ? {} : { body: { words } }),
    },
  ]
}

/** Its terms, whom it was made to, by what it is reckoned, and how often its date was moved. */
function alsoOf({ moved, to, terms, within, teamId, beyond }: CommitmentState) {
  return {
    ...(moved === 0 ? {} : { moved }),
    ...(to === 'customer' ? {} : { to }),
    ...(terms === null ? {} : { terms }),
    ...(within === null ? {} : { within }),
    ...(teamId === null ? {} : { teamId }),
    ...(beyond === null ? {} : { beyond }),
  }
}

/** The first facts of a case that was split off: it has its owner at once, and joins no line. */
export function openBySplit(request: OpenBySplit): readonly CaseFact[] {
  const { agentId } = request
  return [
    {
      type: 'CaseOpened',
      reference: request.reference,
      customerId: request.customerId,
      kind: request.kind,
      channel: request.channel,
      skill: request.skill,
      priority: request.priority,
      ownerId: agentId,
      splitFrom: request.from,
    },
    ...request.messages.map(copied),
    { type: 'OwnerAccepted', agentId },
  ]
}

function copied({ messageId, copyOf, channel, files, verified, helperId, words }: Copied): CaseFact {
  const by = helperId === undefined ? {} : { helperId }
  const body = words === undefined ? {} : { body: words }
  return { type: 'CustomerSpoke', messageId, copyOf, channel, files, verified, ...by, ...body }
}

/** A case that was put aside comes back by what happens in it; `facts` are what is about to happen. */
export function awaking(state: CaseState, facts: readonly CaseFact[]): readonly CaseFact[] {
  if (!state.snooze || facts.some(fact => endsOrRenews.has(fact.type))) return []
  const why = whyAwake(state.snooze.commitmentId, facts)
  return why === null ? [] : [{ type: 'CaseAwoke', why, agentId: null }]
}

const endsOrRenews: ReadonlySet<CaseFact['type']> = new Set(['CaseAwoke', 'CaseSnoozed', 'CaseMerged'])
const saidByCustomer: ReadonlySet<CaseFact['type']> = new Set([
  'CustomerSpoke',
  'SolvedConfirmed',
  'SolvedDenied',
  'EntryJoined',
  'PlaceTakenUp',
])
const settlesPromise: ReadonlySet<CaseFact['type']> = new Set([
  'CommitmentKept',
  'CommitmentBroken',
  'CommitmentReplaced',
  'CommitmentReleased',
])

function whyAwake(commitmentId: string, facts: readonly CaseFact[]): WhyAwake | null {
  if (facts.some(fact => saidByCustomer.has(fact.type) && !isThanks(fact))) return 'customer'
  const isSettled = facts.some(
    fact => settlesPromise.has(fact.type) && 'commitmentId' in fact && fact.commitmentId === commitmentId,
  )
  if (isSettled) return 'settled'
  return facts.some(fact => fact.type === 'OwnerChanged') ? 'owner' : null
}
