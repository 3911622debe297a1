/** What happens in the small world of the tests to those who do not wait but are called. */
import { joining } from '../../case/decisions/joining.ts'
import { keptUntil, nextTryAt } from '../../callback/tries.ts'
import { MINUTE } from '../../time.ts'
import { type Entry, type LineCallback, putBack, type WaitingEntry } from '../entry.ts'
import { type AskedCall, type CallbackStep, HOURS, type World } from './rows.ts'

type OfCalled = Exclude<CallbackStep, { readonly do: 'ask-callback' }>

export function askCallback(world: World, entry: WaitingEntry, { minutes }: AskedCall): WaitingEntry {
  const waitedBy = world.calls.get(entry.id)?.waitedBy ?? entry.medium
  world.calls.set(entry.id, { tries: 0, isMet: false, waitedBy, triedAt: null })
  const notBefore = minutes === null ? null : world.now + minutes * MINUTE
  const callback: LineCallback = { notBefore, isChosenTime: minutes !== null }
  return {
    ...entry,
    medium: 'call',
    callback,
    toldUntil: minutes === null ? (entry.toldUntil ?? null) : null,
  }
}

export function comeDue(entry: WaitingEntry): WaitingEntry {
  return { ...entry, callback: { isChosenTime: false, ...entry.callback, notBefore: null } }
}

/** Whether the person is there: of those who are called, only once they were reached. */
export function isTalking({ calls }: World, { id }: Entry): boolean {
  return calls.get(id)?.isMet ?? true
}

/** Whether this can happen to an entry: a call that is under way is over somehow, and who waits to be called waits here instead. */
export function isForStep({ calls }: World, { id, state }: Entry, step: OfCalled): boolean {
  const call = calls.get(id)
  if (!call) return false
  return step.do === 'wait-here' ? state === 'waiting' : state === 'answered' && !call.isMet
}

/** What the row is afterwards; `gone` when its place is set aside. */
export function callbackStep(world: World, entry: Entry, step: OfCalled): Entry | 'gone' {
  const call = world.calls.get(entry.id)
  if (!call) return entry
  if (step.do === 'wait-here') {
    world.calls.delete(entry.id)
    return { ...entry, medium: call.waitedBy, callback: null }
  }
  if (step.do === 'reach') {
    world.calls.set(entry.id, { ...call, isMet: true })
    return entry
  }
  const tries = call.tries + 1
  const nextAt = step.do === 'wrong-number' ? null : nextTryAt(tries, world.now, HOURS)
  world.calls.set(entry.id, { ...call, tries, triedAt: world.now })
  const back = { ...putBack(entry), toldUntil: null, callback: { notBefore: nextAt, isChosenTime: false } }
  if (nextAt !== null) return back
  const { id, place, joinedAt } = entry
  world.kept.set(id, {
    entryId: id,
    place,
    joinedAt,
    until: keptUntil(HOURS, world.now),
    entry: back,
    triedAt: world.now,
  })
  return 'gone'
}

/** The place that was kept, where they come back in time; null for somebody who needs a new one. */
export function takeUpPlace(world: World, { id, ...entry }: Entry): WaitingEntry | null {
  const keptPlace = world.kept.get(id)
  world.kept.delete(id)
  const [fact] = joining(
    { entryId: 'new', medium: entry.medium },
    { entry: null, keptPlace: keptPlace ?? null },
    world.now,
  )
  if (fact?.type !== 'PlaceTakenUp') return null
  return { ...putBack({ ...entry, id }), place: fact.place, callback: null, onlyFor: null, pastLimitAt: null }
}
