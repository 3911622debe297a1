/** What becomes of a place while its person is called back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  ASHA,
  answeredBy,
  asking,
  factsOf,
  given,
  joinedByLetter,
  later,
  NOW,
  offeredTo,
  opened,
  spoke,
  TOM,
  verdict,
  waiting,
} from '../case/given.ts'
import type { CaseFact } from '../case/facts.ts'
import type { CaseRequest } from '../case/requests.ts'
import { isRefusal } from '../rule.ts'
import { decide } from '../case/decide.ts'
import { evolve } from '../case/evolve.ts'
import type { CaseState } from '../case/state.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'

/** The case after these requests, each asked at its time. */
function after(start: readonly CaseFact[], asked: readonly (readonly [number, CaseRequest])[]): CaseState {
  return asked.reduce((state, [at, request]) => {
    const decided = decide(state, request, at)
    if (isRefusal(decided)) throw new Error(decided.refused.says)
    return decided.reduce((before, fact) => evolve(before, fact, at, 'case-1'), state)
  }, given(start))
}

const offer = asking('offer-entry')
const answer = asking('answer-entry')
const miss = asking('miss-callback')
const due = asking('come-due')
const ask = asking('ask-callback')
const window = { from: NOW + HOUR, until: NOW + HOUR + 30 * MINUTE }
const minutes = (count: number) => NOW + count * MINUTE

/** Three calls in vain: at once, ten minutes after, an hour after that. */
const threeTries: readonly (readonly [number, CaseRequest])[] = [
  [NOW, ask],
  [minutes(1), offer],
  [minutes(1), answer],
  [minutes(2), miss],
  [minutes(12), due],
  [minutes(12), offer],
  [minutes(12), answer],
  [minutes(13), miss],
  [minutes(73), due],
  [minutes(73), offer],
  [minutes(73), answer],
  [minutes(74), miss],
]

test('the place stays what it was, from the question to the third try', () => {
  for (let count = 1; count < threeTries.length; count += 1) {
    const { entry } = after(waiting, threeTries.slice(0, count))
    assert.deepEqual([entry?.place, entry?.id, entry?.medium], [7, 'entry-1', 'call'])
  }
})

test('the pauses are ten minutes and an hour, and not due is not due', () => {
  const once = after(waiting, threeTries.slice(0, 4))
  assert.equal(once.entry?.callback?.notBefore, minutes(12))
  assert.deepEqual(decide(once, due, minutes(11)), [])
  const twice = after(waiting, threeTries.slice(0, 8))
  assert.equal(twice.entry?.callback?.notBefore, minutes(73))
})

test('after three tries the place is kept, and whoever comes back in time has it', () => {
  const kept = after(waiting, threeTries)
  assert.equal(kept.entry, null)
  assert.deepEqual([kept.keptPlace?.place, kept.keptPlace?.entryId], [7, 'entry-1'])
  for (const request of [asking('speak'), asking('deny-solved', { words: { text: 'Nobody came.' } }), ask]) {
    const back = decide(kept, request, NOW + DAY)
    assert.ok(!isRefusal(back))
    const taken = back.find(fact => fact.type === 'PlaceTakenUp')
    assert.deepEqual(taken && [taken.place, taken.entryId], [7, 'entry-1'], request.ask)
  }
  const tooLate = decide(kept, asking('speak'), NOW + 3 * DAY)
  assert.ok(!isRefusal(tooLate))
  assert.deepEqual(
    tooLate.map(fact => fact.type),
    ['CustomerSpoke', 'EntryJoined'],
  )
})

test('a number that is somebody else’s is not called again', () => {
  const dialling = [...waiting, ...factsOf(waiting, ask), offeredTo(ASHA), answeredBy(ASHA)]
  assert.equal(
    verdict(dialling, asking('miss-callback', { why: 'wrong-number' })),
    'CallbackTried CallbackSetAside',
  )
})

test('an agent who is lost while dialling leaves the callback in its place, to be called by the next', () => {
  const state = after(waiting, [
    [NOW, ask],
    [minutes(1), offer],
    [minutes(1), answer],
    [minutes(1), asking('meet-callback')],
    [minutes(2), asking('lose-agent')],
  ])
  assert.deepEqual(
    [state.entry?.state, state.entry?.place, state.entry?.callback?.isMet, state.entry?.callback?.tries],
    ['waiting', 7, false, 0],
  )
})

test('whoever waits here after all waits as before', () => {
  for (const joined of [waiting, [opened, spoke, joinedByLetter]]) {
    const before = given(joined)
    const asked = [...joined, ...factsOf(joined, ask)]
    assert.equal(given(asked).entry?.medium, 'call')
    const state = later(given(asked), factsOf(asked, asking('withdraw-callback')), NOW)
    assert.deepEqual(state.entry, before.entry)
  }
})

test('a chosen time is a promise, kept by the first try in it', () => {
  const asked = asking('ask-callback', { window })
  const made = factsOf(waiting, asked).find(fact => fact.type === 'CommitmentMade')
  assert.deepEqual([made?.kind, made?.dueAt, made?.warnAt], ['call-back', window.until, window.from])
  const tried = after(waiting, [
    [NOW, asked],
    [window.from, due],
    [window.from, offer],
    [window.from, answer],
    [window.from + MINUTE, miss],
  ])
  assert.equal(tried.commitments[0]?.state, 'kept')
})

test('a chosen time that nobody called in is a broken promise, and the callback is due all the same', () => {
  const state = after(waiting, [
    [NOW, asking('ask-callback', { window })],
    [window.from, due],
    [window.until + 1, asking('break-promise', { commitmentId: 'promise-3' })],
    [window.until + MINUTE, offer],
    [window.until + MINUTE, answer],
    [window.until + MINUTE, miss],
  ])
  assert.equal(state.commitments[0]?.state, 'broken')
  assert.equal(state.entry?.callback?.tries, 1)
})

test('another time takes the place of the first; no time at all, waiting here or going lets us off it', () => {
  const first = [...waiting, ...factsOf(waiting, asking('ask-callback', { window }))]
  const again = asking('ask-callback', {
    window: { from: NOW + 3 * HOUR, until: NOW + 4 * HOUR },
    promise: { commitmentId: 'promise-4', agentId: null, words: 'Later.' },
  })
  assert.equal(verdict(first, again), 'CallbackAsked CommitmentMade CommitmentReplaced')
  assert.equal(verdict(first, ask), 'CallbackAsked CommitmentReleased')
  assert.equal(verdict(first, asking('withdraw-callback')), 'CallbackWithdrawn CommitmentReleased')
  assert.equal(verdict(first, asking('leave-line')), 'EntryLeft CommitmentReleased')
})

test('whoever is called to their page and writes has come; whoever is called on the phone has not', () => {
  const called = (by: 'chat' | 'phone') => [
    ...waiting,
    ...factsOf(waiting, asking('ask-callback', { by })),
    offeredTo(ASHA),
    answeredBy(ASHA),
  ]
  assert.equal(verdict(called('chat'), asking('speak')), 'CustomerSpoke CallbackMet')
  assert.equal(verdict(called('phone'), asking('speak')), 'CustomerSpoke')
})

test('a call that is written down ends the callback, or counts as a try', () => {
  const asked = [...waiting, ...factsOf(waiting, ask)]
  const dialling = [...asked, offeredTo(ASHA), answeredBy(ASHA)]
  const { hours } = ask
  assert.equal(verdict(dialling, asking('log-call')), 'OwnerAccepted CallLogged CallbackMet ContactEnded')
  const unheard = { direction: 'out', outcome: 'not-reached', hours } as const
  assert.equal(verdict(dialling, asking('log-call', unheard)), 'CallLogged CallbackTried')
  // They called us before we called them.
  assert.equal(
    verdict(asked, asking('log-call', { agentId: TOM })),
    'EntryAnswered OwnerAccepted CallLogged CallbackMet ContactEnded',
  )
  assert.equal(verdict(dialling, asking('log-call', { ...unheard, agentId: TOM })), 'CallLogged')
})

test('nobody stands in the line yet: asked for and joined in one act', () => {
  const solved: readonly CaseFact[] = [
    ...waiting,
    { type: 'EntryLeft', entryId: 'entry-1', reason: 'solved' },
  ]
  assert.equal(verdict(solved, ask), 'EntryJoined CallbackAsked')
})
