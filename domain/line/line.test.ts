/** The line in single sentences. What holds for every history stands in `line.properties.test.ts`. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aheadOfNewcomer, placeAhead, staffFor } from './ahead.ts'
import { countOvertaken, OFFER_SECONDS, offerTo, putBack } from './entry.ts'
import { dropEntry, dropSeat, entryIn, loadIn, putEntry, putSeat, seatIn, waitingIn } from './line.ts'
import { chooseFor, expireOffers, nextOffers } from './offers.ts'
import { at, inHands, lineOf, offers, person, problem, request } from './testing/small-line.ts'

test('Whoever came first is offered first, to the agent who has been free the longest.', () => {
  const team = [at('ana', { freeSince: 20 }), at('ben', { freeSince: 10 })]
  assert.deepEqual(offers([person('ok'), person('mo'), person('pi')], team), ['ok→ben', 'mo→ana'])
})

test('With everything else equal the id decides, so that the same line always gives the same offers.', () => {
  assert.deepEqual(offers([person('ok')], [at('ben'), at('ana')]), ['ok→ana'])
})

test('Who knows the subject is asked before who has been free for longer.', () => {
  const team = [at('ana', { freeSince: 1 }), at('ben', { freeSince: 9, skills: ['fibre'] })]
  assert.deepEqual(offers([person('ok', { skill: 'fibre' })], team), ['ok→ben'])
})

test('The owner of the case is asked before anybody else.', () => {
  const team = [at('ana', { skills: ['fibre'] }), at('ben', { freeSince: 9 })]
  assert.deepEqual(offers([person('ok', { skill: 'fibre', ownerId: 'ben' })], team), ['ok→ben'])
})

test('Knowing a subject costs nobody their turn: the earlier person is served first all the same.', () => {
  const team = [at('ana', { skills: ['fibre'] })]
  assert.deepEqual(offers([person('ok', { skill: 'bills' }), person('mo', { skill: 'fibre' })], team), [
    'ok→ana',
  ])
})

test('Every agent has first help: a problem goes to anyone, a request only to who knows the subject.', () => {
  assert.deepEqual(offers([person('ok', { skill: 'fibre' })], [at('ana')]), ['ok→ana'])
  assert.deepEqual(offers([person('mo', { ...request, skill: 'plans' })], [at('ana')]), [])
  assert.deepEqual(offers([person('pi', request)], [at('ana')]), ['pi→ana'])
})

test('A call takes the whole agent.', () => {
  const busy = inHands('old', 'ana', 'call')
  assert.deepEqual(offers([busy, person('ok')], [at('ana')]), [])
  assert.deepEqual(offers([busy, person('mail', { medium: 'letter' })], [at('ana')]), [])
})

test('An agent who chats gets another chat but no call, and no chat that comes after a call.', () => {
  const busy = inHands('old', 'ana', 'chat')
  const call = person('ok', { medium: 'call' })
  assert.deepEqual(offers([busy, person('mo'), call], [at('ana')]), [])
  const earlier = person('pi', { place: 1 })
  assert.deepEqual(offers([busy, earlier, call], [at('ana')]), ['pi→ana'])
  const chatsOnly = at('ana', { capacity: { call: 0, chat: 2, letter: 2 } })
  assert.deepEqual(offers([busy, call, person('mo')], [chatsOnly]), ['mo→ana'])
})

test('A letter in hand is put aside for somebody live.', () => {
  const busy = [inHands('old', 'ana', 'letter'), inHands('older', 'ana', 'letter')]
  assert.deepEqual(offers([...busy, person('ok', { medium: 'call' })], [at('ana')]), ['ok→ana'])
})

test('A letter is offered only when nobody live waits whom the agent may take.', () => {
  const mail = person('mail', { medium: 'letter' })
  assert.deepEqual(offers([mail, person('ok')], [at('ana')]), ['ok→ana'])
  assert.deepEqual(offers([mail], [at('ana')]), ['mail→ana'])
})

test('An agent whose chats are all taken gets no letter on top.', () => {
  const busy = [inHands('one', 'ana', 'chat'), inHands('two', 'ana', 'chat')]
  assert.deepEqual(offers([...busy, person('mail', { medium: 'letter' })], [at('ana')]), [])
})

test('Reserved time for letters is a seat with capacity for letters only.', () => {
  const seat = at('ana', { capacity: { call: 0, chat: 0, letter: 1 } })
  assert.deepEqual(offers([person('mail', { medium: 'letter' }), person('ok')], [seat]), ['mail→ana'])
})

test('An agent who is away or offline is offered nobody.', () => {
  assert.deepEqual(
    offers([person('ok')], [at('ana', { presence: 'away' }), at('ben', { presence: 'offline' })]),
    [],
  )
})

test('An unanswered offer lapses after 20 seconds, and the person is where they were.', () => {
  const [ok, mo] = [person('ok'), person('mo')]
  const line = lineOf([offerTo(ok, 'ana', 1000), mo], [at('ana')])
  const until = 1000 + OFFER_SECONDS * 1000
  assert.deepEqual(expireOffers(line, until - 1), [])
  const [lapse] = expireOffers(line, until)
  assert.equal(lapse?.reason, 'missed')
  putEntry(line, putBack(lapse.entry))
  assert.deepEqual(waitingIn(line), [ok, mo])
})

test('An offer to an agent who has gone lapses at once.', () => {
  const offered = offerTo(person('ok'), 'ana', 0)
  const lapses = expireOffers(lineOf([offered], [at('ana', { presence: 'offline' })]), 1)
  assert.deepEqual(lapses, [{ entry: offered, reason: 'agent-lost' }])
})

test('An own case goes ahead of equals, and those who let it pass are named.', () => {
  const [ok, mo] = [person('ok'), person('mo', { ownerId: 'ana' })]
  const [offer] = nextOffers(lineOf([ok, mo], [at('ana')]))
  assert.equal(offer?.entry, mo)
  assert.deepEqual(offer.overtakes, [ok])
})

test('With somebody else free, an own case overtakes nobody.', () => {
  const line = lineOf(
    [person('ok'), person('mo', { ownerId: 'ana' })],
    [at('ana'), at('ben', { freeSince: 9 })],
  )
  const made = nextOffers(line)
  assert.deepEqual(
    made.map(({ entry, seat, overtakes }) => [entry.id, seat.agentId, overtakes.length]),
    [
      ['ok', 'ben', 0],
      ['mo', 'ana', 0],
    ],
  )
})

test('That holds too when the one who knows the subject is drawn to an own case, and first help is free.', () => {
  const team = [at('ana', { skills: ['fibre'] }), at('ben', { freeSince: 9 })]
  const line = lineOf([person('ok', { skill: 'fibre' }), person('mo', { ownerId: 'ana' })], team)
  assert.deepEqual(
    nextOffers(line).map(({ entry, seat, overtakes }) => [entry.id, seat.agentId, overtakes.length]),
    [
      ['ok', 'ben', 0],
      ['mo', 'ana', 0],
    ],
  )
})

test('Nobody is overtaken by an own case more than twice.', () => {
  const ok = countOvertaken(countOvertaken(person('ok')))
  const own = person('mo', { ownerId: 'ana' })
  assert.equal(chooseFor(lineOf([ok, own], [at('ana')]), 'ana'), ok)
})

test('An own request overtakes no problem.', () => {
  const [ok, mo] = [person('ok'), person('mo', { ...request, ownerId: 'ana' })]
  assert.equal(chooseFor(lineOf([mo, ok], [at('ana')]), 'ana'), ok)
})

test('Saying that it is a problem moves a request ahead of the requests, with the place it had.', () => {
  const [ok, mo] = [person('ok', request), person('mo', request)]
  const line = lineOf([ok, mo], [])
  putEntry(line, { ...mo, isProblem: true })
  assert.deepEqual(
    waitingIn(line).map(({ id, place }) => [id, place]),
    [
      ['mo', mo.place],
      ['ok', ok.place],
    ],
  )
})

test('Dropping somebody who is not there is no error, and twice is like once.', () => {
  const line = lineOf([person('ok')], [at('ana')])
  for (const id of ['ok', 'ok', 'nobody']) dropEntry(line, id)
  for (const id of ['ana', 'ana', 'nobody']) dropSeat(line, id)
  assert.equal(entryIn(line, 'ok'), null)
  assert.equal(seatIn(line, 'ana'), null)
  assert.equal(chooseFor(line, 'ana'), null)
})

test('What an agent has in hand is known before their seat is, and after it has gone.', () => {
  const line = lineOf([inHands('ok', 'ana', 'call'), person('mo')], [])
  assert.equal(loadIn(line, 'ana').call, 1)
  putSeat(line, at('ana'))
  assert.deepEqual(nextOffers(line), [])
  dropSeat(line, 'ana')
  assert.equal(loadIn(line, 'ana').call, 1)
})

test('Ahead of somebody are those who would be served before; of whoever is offered, nobody.', () => {
  const [buyer, ok, mo] = [person('buyer', request), person('ok'), person('mo')]
  const line = lineOf([buyer, offerTo(ok, 'ana', 0), mo], [at('ana')])
  assert.equal(placeAhead(line, 'ok'), 0)
  assert.equal(placeAhead(line, 'mo'), 0)
  assert.equal(placeAhead(line, 'buyer'), 1)
  assert.equal(placeAhead(line, 'nobody'), null)
  assert.equal(aheadOfNewcomer(line, problem), 1)
  assert.equal(aheadOfNewcomer(line, request), 2)
})

test('Letters are not counted ahead of somebody live, and requests for others are not counted at all.', () => {
  const mail = person('mail', { medium: 'letter' })
  const fibre = person('fibre', { ...request, skill: 'fibre' })
  const team = [at('ana', { skills: ['fibre'] }), at('ben', { skills: ['plans'] })]
  const line = lineOf([mail, fibre], team)
  assert.equal(aheadOfNewcomer(line, { ...request, skill: 'plans' }), 0)
  assert.equal(aheadOfNewcomer(line, { ...request, skill: 'fibre' }), 1)
  putSeat(line, at('ben', { skills: ['plans', 'fibre'] }))
  assert.equal(aheadOfNewcomer(line, { ...request, skill: 'plans' }), 1)
  assert.equal(aheadOfNewcomer(line, { ...problem, medium: 'letter' }), 1)
})

test('Staff counts who is here for it, how many they hold, and who has room now.', () => {
  const team = [at('ana'), at('ben'), at('cleo', { presence: 'away' })]
  const line = lineOf([inHands('ok', 'ana', 'call')], team)
  assert.deepEqual(staffFor(line, problem), { agents: 2, hands: 4, free: 1 })
  assert.deepEqual(staffFor(line, { ...problem, medium: 'call' }), { agents: 2, hands: 2, free: 1 })
  assert.deepEqual(staffFor(line, { ...request, skill: 'plans' }), { agents: 0, hands: 0, free: 0 })
})
