/**
 * A real day, made into people and agents that can be sent through the line again: in another order, with fewer agents, without
 * selling.
 *
 * What a log cannot say is assumed: how long those who were answered would have waited (drawn from the curve of those who hung
 * up, given that they had waited so long already), when agents were at work (from their first contact to their last; more than
 * half an hour with nobody is a break), and what they do between two contacts (as long as it took while somebody waited).
 */
import type { Medium, PriorityReason } from '../domain/case/facts.ts'
import { fitCurves, remainingAt } from '../domain/line/quote/curve.ts'
import { streamOf } from './chance.ts'
import { gapsIn } from './logged-gaps.ts'
import { DAY_SECONDS, type Habits, type Person, type Plan, type SeatPlan, type Stretch } from './model.ts'

/** One contact of a log. Seconds; `…At` from the midnight of the first day. */
export interface LoggedContact {
  readonly id: string
  readonly joinedAt: number
  readonly medium: Medium
  readonly isProblem: boolean
  readonly skill: string | null
  readonly priority: PriorityReason | null
  /** The kind of person, for the curves of patience. */
  readonly group: string
  /** Null for who was not answered. */
  readonly answer: {
    readonly agentId: string
    readonly at: number
    readonly until: number
    readonly pitchSeconds: number
  } | null
  /** When they left unanswered; null for who was answered, and for who left for another reason than the wait. */
  readonly hungUpAt: number | null
}

/** The same contact so many days later. */
export function daysLater(contact: LoggedContact, days: number): LoggedContact {
  const later = (at: number) => at + days * DAY_SECONDS
  const { joinedAt, answer, hungUpAt } = contact
  return {
    ...contact,
    joinedAt: later(joinedAt),
    answer: answer && { ...answer, at: later(answer.at), until: later(answer.until) },
    hungUpAt: hungUpAt === null ? null : later(hungUpAt),
  }
}

export interface Replayed extends Plan {
  readonly people: readonly Person[]
  readonly groups: readonly string[]
  readonly days: number
}

/** The line as a log is sent through it, where nothing else is asked. */
export const AS_LOGGED: Habits = {
  policy: 'service-first',
  answerSeconds: 0,
  awaySeconds: 60,
  levelFactors: [1, 1, 1, 1],
  callback: null,
}

const BREAK_SECONDS = 1_800
const NIGHT_SECONDS = 3 * 3_600
const PIECES = 12

export function replayOf(log: readonly LoggedContact[], habits: Habits, seed: number): Replayed {
  const groups = [...new Set(log.map(({ group }) => group))].toSorted()
  const people = peopleIn(log, groups, seed)
  const lastAt = Math.max(0, ...log.map(({ joinedAt, answer }) => answer?.until ?? joinedAt))
  return {
    people,
    groups,
    seats: seatsIn(log),
    open: openIn(log),
    habits,
    // What ends at midnight, or is cut off there, does not begin another day.
    days: Math.max(1, Math.ceil(lastAt / DAY_SECONDS)),
  }
}

function peopleIn(log: readonly LoggedContact[], groups: readonly string[], seed: number): readonly Person[] {
  const patienceOf = patienceIn(log)
  const random = streamOf(seed, 4)
  const instead = handlingIn(log)
  const gaps = gapsIn(log, BREAK_SECONDS)
  return log
    .filter(({ answer, hungUpAt }) => answer !== null || hungUpAt !== null)
    .toSorted((a, b) => a.joinedAt - b.joinedAt)
    .map(contact => {
      const { id, joinedAt, medium, isProblem, skill, priority, group, answer } = contact
      const patienceSeconds = patienceOf(contact, random())
      const handled = answer ? answer.until - answer.at : instead(group, random())
      const pitchSeconds = Math.min(answer?.pitchSeconds ?? 0, handled)
      return {
        id,
        group: groups.indexOf(group),
        joinsAt: joinedAt,
        wish: { medium, isProblem, priority, skill: isProblem ? null : skill },
        ownerId: null,
        patienceSeconds,
        serviceSeconds: handled - pitchSeconds,
        wrapUpSeconds: gaps[Math.floor(random() * gaps.length)] ?? 0,
        pitchSeconds,
        chances: { miss: 1, callback: random(), window: random(), reached: [random(), random(), random()] },
      }
    })
}

/** Who hung up waited as long as they would; who was answered would have gone on as others of their kind did. */
function patienceIn(log: readonly LoggedContact[]): (contact: LoggedContact, share: number) => number {
  const waited = ({ joinedAt, answer, hungUpAt }: LoggedContact) =>
    (answer?.at ?? hungUpAt ?? joinedAt) - joinedAt
  const curves = fitCurves(
    log
      .filter(({ medium, answer, hungUpAt }) => medium !== 'letter' && (answer !== null || hungUpAt !== null))
      .map(contact => ({ group: contact.group, seconds: waited(contact), isEnd: contact.answer === null })),
    PIECES,
  )
  return (contact, share) => {
    if (contact.medium === 'letter') return Number.POSITIVE_INFINITY
    if (contact.answer === null) return waited(contact)
    const curve = curves?.[contact.group] ?? curves?.['']
    return curve ? waited(contact) + remainingAt(curve, waited(contact), share) : Number.POSITIVE_INFINITY
  }
}

/** Who hung up was never served: they get the time of somebody of their kind who was. */
function handlingIn(log: readonly LoggedContact[]): (group: string, share: number) => number {
  const served = log.flatMap(({ group, answer }) =>
    answer ? [{ group, seconds: answer.until - answer.at }] : [],
  )
  const byGroup = Map.groupBy(served, ({ group }) => group)
  return (group, share) => {
    const among = byGroup.get(group) ?? served
    return among[Math.floor(share * among.length)]?.seconds ?? 0
  }
}

/** From the first who came to the last who went, also while nobody had sat down yet; hours with nobody at all are the night. */
function openIn(log: readonly LoggedContact[]): readonly Stretch[] {
  const here = log
    .map(({ joinedAt, answer, hungUpAt }) => ({
      from: joinedAt,
      until: answer?.until ?? hungUpAt ?? joinedAt,
    }))
    .toSorted((a, b) => a.from - b.from)
  return joined(here, NIGHT_SECONDS).map(({ from, until }) => ({ from, until: until + 60 }))
}

/** Stretches with no more than so much between them are one. They come in the order in which they begin. */
function joined(stretches: readonly Stretch[], gapSeconds: number): readonly Stretch[] {
  const whole: { from: number; until: number }[] = []
  for (const { from, until } of stretches) {
    const last = whole.at(-1)
    if (last && from <= last.until + gapSeconds) last.until = Math.max(last.until, until)
    else whole.push({ from, until })
  }
  return whole
}

/** Everybody who answered anybody, at work while they did. */
function seatsIn(log: readonly LoggedContact[]): readonly SeatPlan[] {
  const byAgent = Map.groupBy(
    log.filter(({ answer }) => answer !== null),
    ({ answer }) => answer?.agentId ?? '',
  )
  return [...byAgent]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([agentId, contacts]) => {
      const busy = contacts
        .flatMap(({ answer, medium }) => (answer ? [{ from: answer.at, until: answer.until, medium }] : []))
        .toSorted((a, b) => a.from - b.from)
      const skills = new Set(contacts.flatMap(({ skill }) => skill ?? []))
      return {
        agentId,
        levels: Object.fromEntries([...skills].map(skill => [skill, 2])),
        capacity: {
          call: busy.some(({ medium }) => medium === 'call') ? 1 : 0,
          chat: mostAtOnce(busy.filter(({ medium }) => medium === 'chat')),
          letter: mostAtOnce(busy.filter(({ medium }) => medium === 'letter')),
        },
        missedShare: 0,
        changes: presenceFrom(busy),
      }
    })
}

function presenceFrom(busy: readonly Stretch[]): SeatPlan['changes'] {
  const stretches = joined(busy, BREAK_SECONDS)
  return stretches.flatMap(({ from, until }, index) => {
    const next = stretches[index + 1]
    const isSameDay =
      next !== undefined && Math.floor(next.from / DAY_SECONDS) === Math.floor(until / DAY_SECONDS)
    return [
      { at: from, presence: 'here' as const },
      { at: until, presence: isSameDay ? ('away' as const) : ('offline' as const) },
    ]
  })
}

function mostAtOnce(busy: readonly Stretch[]): number {
  const changes = busy
    .flatMap(({ from, until }) => [
      { at: from, by: 1 },
      { at: until, by: -1 },
    ])
    .toSorted((a, b) => a.at - b.at || a.by - b.by)
  let [most, now] = [0, 0]
  for (const { by } of changes) {
    now += by
    most = Math.max(most, now)
  }
  return most
}
