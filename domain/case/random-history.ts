/** Random histories of requests, sensible and foolish ones mixed. For tests; they throw the dice. */
import type { Carried } from '../case-work/requests.ts'
import { aboutOwnApproval, newestApproval } from '../approval/given.ts'
import { findPromise, openPromises } from '../commitment/open.ts'
import { isPaused } from '../commitment/state.ts'
import { nextUp, type People } from '../ladder/ladder.ts'
import { type Leave, noLeave } from '../guarantee/weigh.ts'
import { overridableRules } from '../override/kinds.ts'
import { newestRemedy } from '../remedy/given.ts'
import type { RemedyState } from '../remedy/state.ts'
import { isRefusal } from '../rule.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'
import type { Instant } from '../time.ts'
import { decide, openCase } from './decide.ts'
import { evolve } from './evolve.ts'
import type { CaseFact } from './facts.ts'
import { ASHA, asking, asks, CASE_ID, HUGO_HEAD, LENA_LEAD, MORNING, MRS_OKAFOR, TOM } from './given.ts'
import type { CaseRequest, Decided } from './requests.ts'
import type { CaseState } from './state.ts'

export interface Dice {
  readonly ask: number
  readonly agent: number
  readonly other: number
  readonly pick: number
  /** The fields that are filled in wrongly. */
  readonly follies: readonly Folly[]
  readonly minutes: number
}

export interface Step {
  readonly before: CaseState
  readonly request: CaseRequest
  /** Half of those who ask set aside whatever rule of the house refuses them. */
  readonly leave: Leave
  readonly decided: Decided
  readonly facts: readonly CaseFact[]
  readonly after: CaseState
  readonly now: Instant
}

export interface History {
  readonly steps: readonly Step[]
  readonly facts: readonly { readonly fact: CaseFact; readonly at: Instant }[]
  readonly last: CaseState
}

const AGENTS = [ASHA, TOM, LENA_LEAD]
export const FOLLIES = [
  'customerId',
  'verified',
  'summary',
  'reasons',
  'nextRung',
  'agentId',
  'entryId',
  'handoverId',
  'commitmentId',
  'words',
  'until',
] as const
type Folly = (typeof FOLLIES)[number]

/** Requests whose words are a sentence, and not a message. */
const inWords: ReadonlySet<string> = new Set([
  'promise',
  'make-offer',
  'cancel-service',
  'change-plan',
  'snooze',
  'list-point',
  'pause-promise',
  'offer-equivalent',
  'accept-equivalent',
])

const REASONS = ['departure', 'deputy', 'assignment'] as const
const MEDIA = ['chat', 'letter', 'call'] as const

/** A request of this kind that fits the case as it stands, but for the follies of the dice. */
function requestFrom(throwOf: Dice, state: CaseState, now: Instant, nth: number): CaseRequest {
  const { follies, pick } = throwOf
  const asked = asks[throwOf.ask] ?? 'speak'
  // Joined into another, a case has no more history: most go on.
  const plain = asking(asked === 'merge' && pick > 0 ? 'propose-handover' : asked)
  const agentId = (pick > 2 ? rightAgent(plain, state) : null) ?? AGENTS[throwOf.agent] ?? ASHA
  const other = AGENTS[throwOf.other] ?? TOM
  const fresh = `id-${nth}`
  const promise = promiseFor(plain, state, pick) ?? fresh
  const medium = MEDIA[pick % 3] ?? 'chat'
  const sensible: Record<string, unknown> = {
    agentId,
    from: plain.ask === 'join' ? 'case-2' : fromOf(plain, agentId),
    to: other,
    handoverId: plain.ask === 'propose-handover' ? fresh : (state.handover?.id ?? fresh),
    entryId: ['speak', 'deny-solved', 'ask-callback'].includes(plain.ask)
      ? fresh
      : (state.entry?.id ?? fresh),
    equivalentId: plain.ask === 'offer-equivalent' ? fresh : (offered(state, promise) ?? fresh),
    mayDecide: pick > 0,
    commitmentId: plain.ask === 'promise' || plain.ask === 'snooze' ? fresh : promise,
    tag: pick % 2 === 0 ? 'router' : 'bill',
    // A tag that is there is called by the same id again.
    word: pick % 2 === 0 ? 'router' : 'bill',
    tags: pick % 2 === 0 ? [{ tag: 'bill', word: 'bill' }] : [],
    acceptedBy: pick % 3 === 0 ? other : null,
    carried: plain.ask === 'join' ? carriedHere(fresh, pick, now) : carriedAway(state, fresh),
    turn: { before: pick === 5 ? 'HD-7F3M-25KC' : null, overtook: pick === 4 ? ['entry-0'] : [] },
    replaces: pick === 0 ? promise : null,
    messageId: fresh,
    medium,
    by: pick % 3 === 0 ? 'chat' : 'phone',
    window: pick > 2 ? { from: now + MINUTE, until: now + HOUR } : null,
    why: pick === 5 ? 'wrong-number' : 'no-answer',
    // Of a callback; of a call that is written down it stays what it is.
    ...(plain.ask === 'ask-callback'
      ? { promise: { commitmentId: fresh, agentId: LENA_LEAD, words: 'Between ten and half past.' } }
      : {}),
    ...(plain.ask === 'promise' ? { beyond: pick === 5 ? 'per-act' : null, isSaid: true } : {}),
    // A handover and a putting aside last for some requests, or nobody would ever meet them.
    until:
      plain.ask === 'resume-promise'
        ? now
        : plain.ask === 'snooze' && pick === 4
          ? // Longer than a rule of the house wants.
            now + 90 * DAY
          : now + throwOf.minutes * (plain.ask === 'offer-entry' ? MINUTE : 10 * MINUTE),
    // What is offered as just as good lasts for some requests, too.
    dueAt: now + (throwOf.minutes + 1) * (plain.ask === 'offer-equivalent' ? 10 * MINUTE : MINUTE),
    restBefore: now - HOUR,
    isLead: agentId === LENA_LEAD,
    kind: ['promise', 'offer-equivalent'].includes(plain.ask)
      ? 'reply'
      : pick % 2 === 0
        ? 'problem'
        : 'request',
    openProblems: pick % 2,
    reason: plain.ask === 'reassign' ? REASONS[pick % 3] : 'On a visit.',
    ...onTheLadder(plain, state, { pick, now, fresh }),
    wish: pick % 2 === 0 ? 'pay-less' : 'leave',
    ...(plain.ask === 'let-in' ? { speak: { ...plain.speak, messageId: fresh, entryId: fresh } } : {}),
    // The books answer by themselves: what is entered by hand has tests of its own.
    ...(plain.ask === 'book-remedy' || plain.ask === 'book-order' ? { agentId: null } : {}),
    ...namedAnew(plain, fresh, now),
  }
  const wrong = foolish(plain, now)
  const change = { ...sensible, ...Object.fromEntries(follies.map(field => [field, wrong[field]])) }
  const fields = [...Object.keys(plain), ...(plain.ask === 'refuse' ? ['points', 'mayDecide'] : [])].filter(
    field => field !== 'ask' && field in change,
  )
  const changed = Object.fromEntries(fields.map(field => [field, change[field]]))
  return { ...plain, ...changed }
}

/** A day, or a time, and else whoever asks. */
function fromOf(plain: CaseRequest, agentId: string): string | number {
  const isDated =
    plain.ask === 'change-plan' || plain.ask === 'note-failure' || plain.ask === 'correct-failure'
  return isDated ? plain.from : agentId
}

const LADDER = {
  rungs: [
    { agentId: LENA_LEAD, within: { amount: 8, unit: 'working-hours' } },
    { agentId: HUGO_HEAD, within: { amount: 2, unit: 'working-days' } },
  ],
} as const
const PEOPLE: People = new Map([
  [ASHA, { role: 'agent', deputyId: null, isThere: true, hasLeft: false }],
  [TOM, { role: 'agent', deputyId: null, isThere: true, hasLeft: false }],
  [LENA_LEAD, { role: 'lead', deputyId: null, isThere: true, hasLeft: false }],
  [HUGO_HEAD, { role: 'head', deputyId: null, isThere: true, hasLeft: false }],
])

/** What a request for the ladder would carry; it is seldom too late, and sometimes about a rung that is another one by now. */
function onTheLadder(
  plain: CaseRequest,
  state: CaseState,
  { pick, now, fresh }: { readonly pick: number; readonly now: Instant; readonly fresh: string },
): Record<string, unknown> {
  const rung = Math.max(0, (state.rung?.rung ?? 0) - (pick === 5 ? 1 : 0))
  const next = nextUp(LADDER, state, PEOPLE)
  const to = next === null ? null : { ...next, answerBy: next.agentId === null ? null : now + HOUR }
  const points = state.points
    .slice(pick === 0 ? 1 : 0)
    .map(pointId => ({ pointId, reason: 'Too far from the mast.' }))
  const climbs = plain.ask === 'climb' || plain.ask === 'climb-unanswered'
  return {
    ...(climbs ? { to, fromRung: rung } : {}),
    ...(plain.ask === 'climb' ? { by: pick % 2 === 0 ? 'customer' : 'agent' } : {}),
    rung,
    mayDecide: state.rung?.agentId === undefined ? [] : [state.rung.agentId],
    ...(plain.ask === 'answer-rung' && pick > 0 ? { agentId: state.rung?.agentId ?? LENA_LEAD } : {}),
    pointId: plain.ask === 'list-point' ? fresh : (aboutPoint(plain, state, pick) ?? fresh),
    ...(plain.ask === 'list-point' && pick % 2 === 0 ? { agentId: null } : {}),
    ...(plain.ask === 'settle-point' ? { isSettled: pick < 4 } : {}),
    ...(plain.ask === 'take-back-point' ? { reason: 'Another line.' } : {}),
    ...(plain.ask === 'climb-unanswered' ? { onceMore: { ...plain.onceMore, ...owing(state, now) } } : {}),
    ...(plain.ask === 'refuse' && points.length > 0 ? { points } : {}),
  }
}

/** What can happen once has another name each time: a remedy, an order to the books, what a rule gives. */
function namedAnew(plain: CaseRequest, fresh: string, now: Instant): object {
  if ('due' in plain) return { due: plain.due.map(one => ({ ...one, remedyId: fresh })) }
  if (plain.ask === 'cancel-service' || plain.ask === 'change-plan') return { orderId: fresh }
  if (plain.ask !== 'give-remedy') return {}
  // A remedy is of its own kind, and a promise of its own.
  const promise = { ...plain.promise, commitmentId: fresh, dueAt: now + HOUR }
  return { kind: plain.kind, remedyId: fresh, promise }
}

/** The point that such a request would be about, where there is one. */
function aboutPoint(plain: CaseRequest, state: CaseState, pick: number): string | undefined {
  return plain.ask === 'settle-point' && pick >= 4 ? state.pointsKnown.settled[0] : state.points[0]
}

function owing({ rung }: CaseState, now: Instant) {
  return { agentId: rung?.agentId ?? HUGO_HEAD, answerBy: now + HOUR, warnAt: now + 45 * MINUTE }
}

/** The promise that such a request would be about, where there is one. */
function promiseFor({ ask }: CaseRequest, { commitments }: CaseState, pick: number): string | undefined {
  const fitting = {
    'resume-promise': commitments.find(isPaused),
    'honour-promise': commitments.find(({ beyond }) => beyond !== null),
    'accept-equivalent': commitments.find(({ equivalent }) => equivalent !== null),
  }
  const any = commitments[pick % Math.max(1, commitments.length)]
  return ((ask in fitting ? fitting[ask as keyof typeof fitting] : undefined) ?? any)?.id // looked up just before
}

function offered(state: CaseState, promise: string): string | undefined {
  return findPromise(state, promise)?.equivalent?.id
}

function carriedHere(commitmentId: string, pick: number, now: Instant): readonly Carried[] {
  if (pick < 3) return []
  const times = { dueAt: now + HOUR, warnAt: now + 45 * MINUTE, isWarned: pick === 4 }
  return [
    { commitmentId, carriedFrom: 'promise-0', kind: 'reply', agentId: ASHA, words: 'By ten.', ...times },
  ]
}

function carriedAway(state: CaseState, fresh: string) {
  return openPromises(state).map(({ id }) => ({ commitmentId: `${fresh} for ${id}`, carriedFrom: id }))
}

function foolish(plain: CaseRequest, now: Instant): Readonly<Record<Folly, unknown>> {
  return {
    customerId: 'somebody-else',
    verified: false,
    summary: '',
    reasons: ' ',
    nextRung: null,
    agentId: 'a-stranger',
    entryId: 'gone',
    handoverId: 'gone',
    commitmentId: 'gone',
    words: inWords.has(plain.ask) ? '' : { text: '' },
    until: now,
  }
}

/** Whom the case would expect to ask this. */
function rightAgent({ ask }: CaseRequest, state: CaseState): string | null {
  if (ask === 'miss-callback' || ask === 'meet-callback') return state.entry?.agentId ?? null
  if (ask === 'accept-handover' || ask === 'decline-handover') return state.handover?.to ?? null
  if (ask === 'decline-entry' || ask === 'lose-agent') return state.entry?.agentId ?? null
  return state.ownerId
}

/** What happens to a remedy happens to one that was given in this case. */
function aboutOwnRemedy(request: CaseRequest, known: RemedyState | null): CaseRequest {
  switch (request.ask) {
    case 'book-remedy':
    case 'fail-booking':
    case 'take-back-remedy':
      return { ...request, remedyId: known?.id ?? request.remedyId, known }
    default:
      return request
  }
}

/** What becomes of a case when these requests are made of it. Throws only when the domain does. */
export function live(thrown: readonly Dice[]): History {
  const first = openCase({
    reference: 'HD-4K7Q-92MX',
    customerId: MRS_OKAFOR,
    kind: null,
    channel: 'chat',
    skill: null,
    priority: null,
    dutyLeadId: LENA_LEAD,
    speak: asking('speak', { entryId: 'entry-1' }),
  })
  const facts = first.map(fact => ({ fact, at: MORNING }))
  let state = frozen(fold(facts))
  let now = MORNING
  const steps: Step[] = []
  for (const [nth, throwOf] of thrown.entries()) {
    now += throwOf.minutes * MINUTE
    const asked = aboutOwnRemedy(
      requestFrom(throwOf, state, now, nth),
      newestRemedy(facts.map(({ fact }) => fact)),
    )
    const dealt = { fresh: `id-${nth}`, pick: throwOf.pick, now }
    const request = frozen(aboutOwnApproval(asked, newestApproval(facts), dealt))
    const leave = throwOf.pick % 2 === 0 ? settingAside(`override-${nth}`) : noLeave
    const decided = frozen(decide(state, request, now, leave))
    const more = isRefusal(decided) ? [] : decided
    const at = now
    const after = frozen(more.reduce((before, fact) => evolve(before, fact, at, CASE_ID), state))
    steps.push({ before: state, request, leave, decided, facts: more, after, now })
    facts.push(...more.map(fact => ({ fact, at })))
    state = after
  }
  return { steps, facts, last: state }
}

function settingAside(id: string): Leave {
  const override = { id, rules: overridableRules, reason: 'It does not fit here.', isForOneself: false }
  return { ...noLeave, house: { override, letGo: new Set() } }
}

export function fold(facts: History['facts']): CaseState {
  const state = facts.reduce<CaseState | null>(
    (before, { fact, at }) => evolve(before, fact, at, CASE_ID),
    null,
  )
  if (!state) throw new Error('a case is made of at least one fact')
  return state
}

/** Frozen to the bottom: whoever changes something in place throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}
