/** Levels, wrapping up, waiting for the owner, and the limits of own cases and requests, in single sentences. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dropSeat, putEntry, putSeat } from './line.ts'
import { chooseFor, nextOffers } from './offers.ts'
import { overdueOwnerWaits, overdueWrapUps, requestsPastLimit } from './limits.ts'
import { at, inHands, lineOf, offers, person, request } from './testing/small-line.ts'

test('Held back for a call is only who could take it: a request needs somebody who knows the subject.', () => {
  const call = person('ok', { ...request, medium: 'call', skill: 'plans' })
  const chat = person('mo', request)
  const busy = inHands('old', 'ana', 'chat')
  assert.deepEqual(offers([busy, call, chat], [at('ana')]), ['mo→ana'])
  assert.deepEqual(offers([busy, call, chat], [at('ana', { skills: ['plans'] })]), [])
  assert.deepEqual(
    offers([busy, call, person('pi')], [at('ana', { skills: ['plans'] })]),
    ['pi→ana'],
    'a problem comes before the call of somebody who buys',
  )
})

test('A letter is in nobody’s way, also where a call is waited for.', () => {
  const busy = inHands('old', 'ana', 'chat')
  const call = person('ok', { medium: 'call' })
  assert.deepEqual(offers([busy, call, person('mail', { medium: 'letter' })], [at('ana')]), ['mail→ana'])
})

test('Who knows the subject better is asked first, whoever has been free for longer.', () => {
  const team = [
    at('ana', { skills: ['fibre'], levels: { fibre: 1 }, freeSince: 1 }),
    at('ben', { skills: ['fibre'], levels: { fibre: 3 }, freeSince: 9 }),
    at('cleo', { skills: ['fibre'], freeSince: 5 }),
  ]
  const three = ['ok', 'mo', 'pi'].map(id => person(id, { skill: 'fibre' }))
  assert.deepEqual(offers(three, team), ['ok→ben', 'mo→cleo', 'pi→ana'])
})

test('A request may ask that a subject is known well; a problem never does.', () => {
  const team = [at('ana', { skills: ['plans'], levels: { plans: 1 } })]
  const asks = { skill: 'plans', leastLevel: 2 }
  assert.deepEqual(offers([person('ok', { ...request, ...asks })], team), [])
  assert.deepEqual(offers([person('mo', asks)], team), ['mo→ana'])
  assert.deepEqual(offers([person('pi', { ...request, ...asks })], [at('ben', { skills: ['plans'] })]), [
    'pi→ben',
  ])
})

test('An agent who is wrapping up is offered nobody until the time is over or they say that they are ready.', () => {
  const line = lineOf([person('ok')], [at('ana', { wrapUpUntil: 5_000 })])
  assert.deepEqual(nextOffers(line), [])
  assert.deepEqual(overdueWrapUps(line, 4_999), [])
  assert.deepEqual(
    overdueWrapUps(line, 5_000).map(({ agentId }) => agentId),
    ['ana'],
  )
  putSeat(line, at('ana'))
  assert.equal(nextOffers(line).length, 1)
  assert.deepEqual(overdueWrapUps(line, 9_000), [])
})

test('Whoever waits for their owner is offered to nobody else, and lets others pass.', () => {
  const own = person('ok', { ownerId: 'ben', onlyFor: { agentId: 'ben', until: 60_000 } })
  const line = lineOf([own, person('mo')], [at('ana'), at('ben', { presence: 'away' })])
  assert.deepEqual(
    nextOffers(line).map(({ entry }) => entry.id),
    ['mo'],
  )
  putSeat(line, at('ben'))
  const toBen = nextOffers(line).find(({ seat }) => seat.agentId === 'ben')
  assert.equal(toBen?.entry, own)
})

test('Waiting for the owner ends with its time, with another owner, and when the owner has left.', () => {
  const own = person('ok', { ownerId: 'ben', onlyFor: { agentId: 'ben', until: 60_000 } })
  const line = lineOf([own], [at('ben', { presence: 'offline' })])
  assert.deepEqual(overdueOwnerWaits(line, 59_999), [])
  assert.deepEqual(overdueOwnerWaits(line, 60_000), [own])
  dropSeat(line, 'ben')
  assert.deepEqual(overdueOwnerWaits(line, 1), [own])
  putSeat(line, at('ben'))
  putEntry(line, { ...own, ownerId: 'ana' })
  assert.equal(overdueOwnerWaits(line, 1).length, 1)
})

test('A request past its stated limit is named once, to be offered a booked callback; a problem never.', () => {
  const buyer = person('buyer', { ...request, joinedAt: 0 })
  const line = lineOf([buyer, person('ok', { joinedAt: 0 }), person('later', request)], [])
  putEntry(line, { ...person('later', request), joinedAt: 40_000 })
  assert.deepEqual(requestsPastLimit(line, 59_999, 60), [])
  assert.deepEqual(
    requestsPastLimit(line, 60_000, 60).map(({ id }) => id),
    ['buyer'],
  )
  assert.deepEqual(requestsPastLimit(line, 60_000, null), [])
  putEntry(line, { ...buyer, pastLimitAt: 60_000 })
  assert.deepEqual(requestsPastLimit(line, 60_001, 60), [])
})

test('An own case passes nobody who was told a time that could then not be kept.', () => {
  const own = person('mo', { ownerId: 'ana' })
  const told = (seconds: number) => person('ok', { place: 0, toldUntil: seconds * 1_000 })
  const pace = { now: 0, secondsPerEnd: () => 60 }
  // Two ends at the ninetieth percentile: 3.89 minutes.
  assert.equal(chooseFor(lineOf([told(234), own], [at('ana')]), 'ana', pace)?.id, 'mo')
  assert.equal(chooseFor(lineOf([told(233), own], [at('ana')]), 'ana', pace)?.id, 'ok')
  assert.equal(chooseFor(lineOf([told(9_999), own], [at('ana')]), 'ana')?.id, 'ok', 'with no pace known')
  const slow = { now: 0, secondsPerEnd: () => null }
  assert.equal(chooseFor(lineOf([told(9_999), own], [at('ana')]), 'ana', slow)?.id, 'ok')
})

test('An own case passes at most twenty people at once.', () => {
  const others = (count: number) => Array.from({ length: count }, (_, index) => person(`p${index}`))
  const twenty = others(20)
  assert.equal(chooseFor(lineOf([...twenty, person('mo', { ownerId: 'ana' })], [at('ana')]), 'ana')?.id, 'mo')
  const more = others(21)
  assert.equal(chooseFor(lineOf([...more, person('mo', { ownerId: 'ana' })], [at('ana')]), 'ana')?.id, 'p0')
})
