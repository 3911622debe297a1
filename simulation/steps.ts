/** What happens on the floor, one function for each kind of event. The line itself is that of production. */
import type { Presence } from '../domain/case/facts.ts'
import {
  answer,
  type AnsweredEntry,
  OFFER_SECONDS,
  offerTo,
  putBack,
  countOvertaken,
} from '../domain/line/entry.ts'
import type { Offer } from '../domain/line/offers.ts'
import { SECOND } from '../domain/time.ts'
import { type Event, type Floor, isOpenAt, type Present } from './floor.ts'
import type { CallbackHabits, Person } from './model.ts'
import { leave, put, sit, waitingEntry } from './places.ts'

export function join(floor: Floor, person: Person): void {
  floor.lastPlace += 1
  const toldSeconds = isOpenAt(floor, floor.now) ? floor.told(floor, person) : null
  const { callback } = floor.habits
  const takesCallback = callback !== null && toldSeconds !== null && isTaken(callback, person, toldSeconds)
  const isChosenTime = takesCallback && person.chances.window < callback.windowShare
  const present: Present = {
    person,
    place: floor.lastPlace,
    toldSeconds,
    callback: takesCallback ? { tries: 0, onLineSeconds: callback.arrangeSeconds, isChosenTime } : null,
    entry: null,
    answeredAt: null,
    notWaitedSeconds: 0,
    hasMissed: false,
  }
  floor.visits.set(person.id, present)
  for (const watch of floor.watches) watch.joined?.(present, floor)
  if (person.wish.medium !== 'letter' && !isOpenAt(floor, floor.now)) return leave(floor, present, 'closed')
  if (isChosenTime) return postpone(floor, present, floor.now + callback.windowInSeconds)
  put(floor, present, waitingEntry(present))
  if (!present.callback && person.patienceSeconds < Number.POSITIVE_INFINITY)
    floor.events.plan(floor.now + person.patienceSeconds, { is: 'gives-up', visit: present })
}

/** Whether this person is offered a callback, and takes it. */
function isTaken(
  callback: CallbackHabits,
  { wish, chances, patienceSeconds }: Person,
  toldSeconds: number,
): boolean {
  return (
    wish.medium === 'call' &&
    (wish.isProblem || callback.forRequests) &&
    toldSeconds > callback.overSeconds &&
    chances.callback < callback.acceptedShare &&
    patienceSeconds > callback.arrangeSeconds
  )
}

/** Makes every offer that is due. */
export function settle(floor: Floor): void {
  while (floor.waiting.size > 0) {
    const offers = floor.choose(floor)
    if (offers.length === 0) break
    for (const offer of offers) makeOffer(floor, offer)
  }
  for (const watch of floor.watches) watch.settled?.(floor)
}

function makeOffer(floor: Floor, offer: Offer): void {
  for (const watch of floor.watches) watch.offered?.(offer, floor)
  const visit = floor.visits.get(offer.entry.id)
  const desk = floor.desks.get(offer.seat.agentId)
  if (!visit || !desk) throw new Error('an offer of somebody who is not on the floor')
  const { agentId } = offer.seat
  for (const passed of offer.overtakes) {
    const other = floor.visits.get(passed.id)
    if (other?.entry?.state === 'waiting') put(floor, other, countOvertaken(other.entry))
  }
  const offered = offerTo(offer.entry, agentId, floor.now * SECOND)
  if (!visit.hasMissed && visit.person.chances.miss < desk.plan.missedShare) {
    visit.hasMissed = true
    put(floor, visit, offered)
    floor.events.plan(floor.now + OFFER_SECONDS, { is: 'lapses', agentId, visit })
    return
  }
  if (visit.callback) return dial(floor, visit, answer(offered))
  if (floor.habits.answerSeconds === 0) return hello(floor, visit, answer(offered))
  put(floor, visit, offered)
  floor.events.plan(floor.now + floor.habits.answerSeconds, { is: 'hello', visit })
}

function dial(floor: Floor, visit: Present, entry: AnsweredEntry): void {
  const { callback } = floor.habits
  if (!callback || !visit.callback) throw new Error('a callback where none are made')
  put(floor, visit, { ...entry, answeredAt: floor.now * SECOND })
  const chance = visit.person.chances.reached[visit.callback.tries] ?? 1
  visit.callback.tries += 1
  visit.notWaitedSeconds += callback.ringSeconds
  const is = chance < callback.reachedShare ? 'hello' : 'no-answer'
  floor.events.plan(floor.now + callback.ringSeconds, { is, visit })
}

/** The matter itself begins. */
function hello(floor: Floor, visit: Present, entry: AnsweredEntry): void {
  const { person } = visit
  visit.answeredAt = floor.now
  put(floor, visit, { ...entry, answeredAt: floor.now * SECOND })
  const level =
    person.wish.skill === null ? 2 : (floor.desks.get(entry.agentId)?.plan.levels[person.wish.skill] ?? 0)
  const talkSeconds = person.serviceSeconds * (floor.habits.levelFactors[level] ?? 1)
  const pitchFrom = floor.now + talkSeconds
  const pitchUntil = pitchFrom + person.pitchSeconds
  const until = pitchUntil + person.wrapUpSeconds
  for (const watch of floor.watches) {
    watch.worked?.({
      agentId: entry.agentId,
      person,
      from: floor.now,
      until,
      pitch: person.pitchSeconds > 0 ? { from: pitchFrom, until: pitchUntil } : null,
    })
  }
  // A call takes the whole agent until then anyway; beside a chat nobody else is offered while it is written up.
  if (person.wrapUpSeconds > 0 && person.wish.medium !== 'call')
    floor.events.plan(pitchUntil, { is: 'wraps-up', agentId: entry.agentId, until })
  floor.events.plan(until, { is: 'ends', visit })
}

export function happen(floor: Floor, event: Event): void {
  switch (event.is) {
    case 'gives-up':
      if (event.visit.answeredAt === null && floor.visits.has(event.visit.person.id))
        leave(floor, event.visit, 'gave-up')
      return
    case 'hello': {
      const { entry } = event.visit
      if (entry?.state === 'offered') hello(floor, event.visit, answer(entry))
      else if (entry?.state === 'answered') hello(floor, event.visit, entry)
      return
    }
    case 'no-answer':
      return notReached(floor, event.visit)
    case 'ends':
      return end(floor, event.visit)
    case 'wraps-up':
      return wrapUp(floor, event.agentId, event.until)
    case 'due':
      return put(floor, event.visit, waitingEntry(event.visit))
    case 'lapses':
      return lapse(floor, event.agentId, event.visit)
    case 'comes':
      return back(floor, event.agentId)
    case 'shift':
      return shift(floor, event.agentId, event.presence)
    case 'closes':
      return close(floor)
    default:
  }
}

function notReached(floor: Floor, visit: Present): void {
  const { callback } = floor.habits
  const agentId = visit.entry?.agentId
  if (agentId) sit(floor, agentId)
  if (!callback || !visit.callback || visit.callback.tries >= callback.tries)
    return leave(floor, visit, 'set-aside')
  postpone(floor, visit, floor.now + callback.retrySeconds)
}

/** A callback keeps its place and is offered to nobody until then. */
function postpone(floor: Floor, visit: Present, until: number): void {
  visit.notWaitedSeconds += until - floor.now
  put(floor, visit, waitingEntry(visit, until))
  floor.events.plan(until, { is: 'due', visit })
}

function wrapUp(floor: Floor, agentId: string, until: number): void {
  const desk = floor.desks.get(agentId)
  if (desk) desk.wrapsUpUntil = Math.max(desk.wrapsUpUntil ?? 0, until)
  sit(floor, agentId)
}

function end(floor: Floor, visit: Present): void {
  const agentId = visit.entry?.agentId
  const desk = agentId ? floor.desks.get(agentId) : undefined
  if (desk && (desk.wrapsUpUntil ?? 0) <= floor.now) desk.wrapsUpUntil = null
  if (agentId) sit(floor, agentId)
  leave(floor, visit, 'answered')
}

/** Nobody took it: the agent is away for a while, and the person is where they were. */
function lapse(floor: Floor, agentId: string, visit: Present | null): void {
  if (visit?.entry?.state !== 'offered' || visit.entry.agentId !== agentId) return
  const desk = floor.desks.get(agentId)
  if (desk) desk.isAway = true
  sit(floor, agentId)
  put(floor, visit, putBack(visit.entry))
  floor.events.plan(floor.now + floor.habits.awaySeconds, { is: 'comes', agentId, visit: null })
}

function back(floor: Floor, agentId: string): void {
  const desk = floor.desks.get(agentId)
  if (desk) desk.isAway = false
  sit(floor, agentId)
}

function shift(floor: Floor, agentId: string, presence: Presence): void {
  const desk = floor.desks.get(agentId)
  if (desk) desk.planned = presence
  sit(floor, agentId)
}

/** The last one goes home. Who waits on the line is told so; a callback and a letter keep their places. */
function close(floor: Floor): void {
  for (const visit of floor.visits.values()) {
    const isLive = visit.person.wish.medium !== 'letter' && !visit.callback
    if (isLive && visit.answeredAt === null) leave(floor, visit, 'closed')
  }
}
