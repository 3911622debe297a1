import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFact } from '../case/facts.ts'
import {
  ASHA,
  asking,
  factsOf,
  given,
  HUGO_HEAD,
  LENA_LEAD,
  NOW,
  owned,
  TOM,
  verdict,
  waiting,
} from '../case/given.ts'
import { DAY, HOUR } from '../time.ts'
import type { Ladder } from './ladder.ts'
import {
  answerRungRules,
  climbRules,
  eachPointAnswered,
  ladderRules,
  MOST_POINTS,
  pointRules,
  refusedLadder,
  rungBeforeRest,
  rungIsNotOwner,
  rungStaysHere,
  settlePointRules,
  takeBackPointRules,
} from './rules.ts'

const rules = [
  ...climbRules,
  ...answerRungRules,
  ...pointRules,
  eachPointAnswered,
  rungBeforeRest,
  rungStaysHere,
  rungIsNotOwner,
  ...takeBackPointRules,
  ...settlePointRules,
  ...ladderRules,
]
const saysOf = new Map(rules.map(rule => [rule.name, rule.says]))
const says = (name: string) => saysOf.get(name) ?? assert.fail(`no rule ${name}`)

const climb = asking('climb')
const onLena = [...owned, ...factsOf(owned, climb)]
const later = NOW + DAY
const hugo = { rung: 2, agentId: HUGO_HEAD, answerBy: later + DAY }
const listed: CaseFact = { type: 'PointListed', pointId: 'point-1', agentId: ASHA, body: { words: 'Late.' } }

test('This is with the body outside of our company: nobody stands above it.', () => {
  const outside = asking('climb', { fromRung: 1, to: { rung: 2, agentId: null, answerBy: null } })
  const there = [...onLena, ...factsOf(onLena, outside, later)]
  assert.equal(verdict(there, asking('climb', { fromRung: 2, to: null }), later), says('nothing-above'))
})

test('First show that it is you: then it goes up with one tap.', () => {
  const unverified = { ...climb, verified: false }
  assert.equal(verdict(owned, unverified), says('climbing-is-the-customers'))
  assert.equal(verdict(owned, { ...unverified, by: 'helper' }), says('climbing-is-the-customers'))
  assert.equal(verdict(owned, { ...unverified, by: 'agent', agentId: ASHA }), 'RungClimbed')
})

test('Somebody on this rung still has time to decide. If they let it pass, it goes up by itself.', () => {
  const next = asking('climb', { fromRung: 1, to: hugo })
  assert.equal(verdict(onLena, next), says('rung-decides-first'))
  assert.equal(verdict(onLena, next, later), 'RungClimbed')
  const answered = [...onLena, ...factsOf(onLena, asking('answer-rung'))]
  assert.equal(verdict(answered, next), 'RungClimbed')
})

test('going up twice from the same rung is going up once', () => {
  assert.equal(verdict(onLena, climb), 'already')
  assert.equal(verdict(onLena, asking('climb', { to: hugo }), later), 'already')
})

test('Nobody stands on two rungs of one case, and the owner stands on none.', () => {
  const again = asking('climb', { fromRung: 1, to: { ...hugo, agentId: LENA_LEAD } })
  assert.equal(verdict(onLena, again, later), says('one-person-one-rung'))
  const owner = asking('climb', { to: { ...hugo, agentId: ASHA } })
  assert.equal(verdict(owned, owner), says('one-person-one-rung'))
})

test('A case only goes up the ladder, never down.', () => {
  const down = asking('climb', { fromRung: 1, to: { ...hugo, rung: 1 } })
  assert.equal(verdict(onLena, down, later), says('never-down-the-ladder'))
})

test('This rung has nothing to decide any more: look at the case again.', () => {
  const answer = asking('answer-rung')
  assert.equal(verdict(owned, answer), says('rung-waits-for-an-answer'))
  assert.equal(verdict(onLena, { ...answer, rung: 2 }), says('rung-waits-for-an-answer'))
  const answered = [...onLena, ...factsOf(onLena, answer)]
  assert.equal(verdict(answered, answer), says('rung-waits-for-an-answer'))
})

test('Only the person on this rung, or who stands in for them, can answer for it.', () => {
  const answer = asking('answer-rung', { agentId: TOM })
  assert.equal(verdict(onLena, answer), says('rung-answers-itself'))
  assert.equal(verdict(onLena, { ...answer, mayDecide: [LENA_LEAD, TOM] }), 'RungAnswered')
})

test('Say what you do about it, in words that the customer can read.', () => {
  const answer = asking('answer-rung', { words: { text: ' ' } })
  assert.equal(verdict(onLena, answer), says('rung-answers-in-words'))
})

test('Write the point as the customer said it.', () => {
  assert.equal(verdict(owned, asking('list-point', { words: ' ' })), says('point-says-something'))
})

test('Twelve points are listed already: put this into one of them, or split the case.', () => {
  const many = Array.from({ length: MOST_POINTS }, (_, nth) => ({ ...listed, pointId: `point-${nth}` }))
  const facts = [...owned, ...many]
  assert.equal(verdict(facts, asking('list-point', { pointId: 'one more' })), says('points-are-few'))
  assert.equal(verdict(facts, asking('list-point', { pointId: 'point-3' })), 'already')
})

test('First show that it is you: then you list what you want answered.', () => {
  const own = asking('list-point', { agentId: null })
  assert.equal(verdict(owned, own), 'PointListed')
  assert.equal(verdict(owned, { ...own, verified: false }), says('points-are-the-customers'))
  assert.equal(verdict(owned, { ...own, verified: false, agentId: ASHA }), 'PointListed')
})

const ownPoint: CaseFact = { ...listed, agentId: null }

test('The customer listed this point themselves: only they can say that it is settled.', () => {
  assert.equal(verdict([...owned, ownPoint], asking('take-back-point')), says('own-points-stay'))
  assert.equal(verdict([...owned, listed], asking('take-back-point')), 'PointTakenBack')
})

test('Say why this is no point of theirs: the customer reads it.', () => {
  const silent = asking('take-back-point', { reason: ' ' })
  assert.equal(verdict([...owned, listed], silent), says('point-goes-with-its-reason'))
})

test('First show that it is you: then you say which of your points are settled.', () => {
  const settle = asking('settle-point')
  assert.equal(verdict([...owned, listed], { ...settle, verified: false }), says('settling-is-the-customers'))
  assert.equal(verdict([...owned, listed], settle), 'PointSettled')
})

test('a “no” answers the points that are open, and none that is settled or was taken back', () => {
  const settled = [...owned, listed, ...factsOf([...owned, listed], asking('settle-point'))]
  const no = asking('refuse', { reasons: 'It is out of our reach.' })
  assert.equal(verdict(settled, no), 'RefusalGiven')
  const open = asking('settle-point', { isSettled: false })
  const again = [...settled, ...factsOf(settled, open)]
  assert.equal(verdict(again, no), says('each-point-has-its-reason'))
  assert.equal(verdict(again, open), 'already')
  const gone = [...owned, listed, ...factsOf([...owned, listed], asking('take-back-point'))]
  assert.equal(verdict(gone, no), 'RefusalGiven')
  assert.equal(verdict(gone, asking('settle-point')), 'already')
})

test('They decide about this from their rung: first they answer, then they can take it on.', () => {
  const handover = asking('propose-handover', { to: LENA_LEAD })
  assert.equal(verdict(onLena, handover), says('rung-is-not-owner'))
  const answered = [...onLena, ...factsOf(onLena, asking('answer-rung'))]
  assert.equal(verdict(answered, handover), 'HandoverProposed')
})

test('Each point that the customer raised gets its own reason.', () => {
  const facts = [...owned, listed, { ...listed, pointId: 'point-2' }]
  const reason = (pointId: string, said = 'Not covered.') => ({ pointId, reason: said })
  const no = asking('refuse', { reasons: '', points: [reason('point-1')] })
  assert.equal(verdict(facts, no), says('each-point-has-its-reason'))
  const blank = { ...no, points: [reason('point-1'), reason('point-2', ' ')] }
  assert.equal(verdict(facts, blank), says('each-point-has-its-reason'))
  const whole = { ...no, points: [reason('point-1'), reason('point-2')] }
  assert.equal(verdict(facts, whole), 'RefusalGiven')
})

test('the “no” of whoever stands on the rung is its answer; that of a colleague is not', () => {
  const no = asking('refuse', { agentId: LENA_LEAD, mayDecide: [LENA_LEAD] })
  assert.equal(verdict(onLena, no), 'RefusalGiven RungAnswered')
  assert.equal(verdict(onLena, { ...no, agentId: TOM }), 'RefusalGiven')
})

test('whoever decides on the rung says no in writing whatever the line does: who waits keeps their place, and nobody else passes by it', () => {
  const turn = { before: 'HD-7F3M-25KC', overtook: [] }
  const waits = [...waiting, ...factsOf(waiting, climb)]
  const no = asking('refuse', { agentId: LENA_LEAD, mayDecide: [LENA_LEAD], turn })
  const inTurn = 'Somebody who came earlier is waiting: help them first.'
  const said = factsOf(waits, no)
  assert.deepEqual(
    said.map(fact => fact.type),
    ['RefusalGiven', 'RungAnswered'],
    'nobody is taken up, and nobody becomes the owner',
  )
  const before = given(waits)
  const after = given([...waits, ...said])
  assert.deepEqual([after.entry, after.ownerId, after.acceptedAt], [before.entry, before.ownerId, null])
  assert.equal(verdict(waits, { ...no, agentId: TOM }), inTurn, 'a colleague has no such way')
  assert.equal(verdict(waiting, no), inTurn, 'nor has a lead where no rung decides')
  assert.equal(verdict([...waits, ...said], no), inTurn, 'an answer is given once')
  const more = [asking('reply', { agentId: LENA_LEAD, turn }), asking('take', { agentId: LENA_LEAD, turn })]
  for (const request of more) assert.equal(verdict(waits, request), inTurn, request.ask)
  assert.equal(
    verdict(waits, { ...no, turn: { before: null, overtook: [] } }),
    'EntryAnswered OwnerAccepted RefusalGiven RungAnswered',
    'whose turn it is, is helped with it',
  )
})

test('a case cannot be closed as refused: after a “no” it stands as before, open', () => {
  const refused = [...owned, ...factsOf(owned, asking('refuse'))]
  assert.equal(given(refused).status, 'owned')
})

test('Somebody on the ladder still has to decide about this: it does not rest.', () => {
  const rest = asking('rest', { restBefore: later })
  assert.equal(verdict([...onLena], rest, later), says('rung-decides-before-rest'))
  const answered = [...onLena, ...factsOf(onLena, asking('answer-rung'))]
  assert.equal(verdict(answered, rest, later), 'CaseRested')
})

test('Somebody on the ladder decides about this case: join the other one into it.', () => {
  assert.equal(verdict(onLena, asking('merge')), says('rung-stays-with-its-case'))
})

test('a rung that lets its time pass is climbed by itself, once and not before', () => {
  const pass = asking('climb-unanswered')
  assert.equal(verdict(onLena, pass, NOW + 8 * HOUR - 1), 'already')
  assert.equal(verdict(onLena, pass, NOW + 8 * HOUR), 'RungClimbed')
  const gone = [...onLena, ...factsOf(onLena, pass, later)]
  assert.equal(verdict(gone, pass, later), 'already')
  const answered = [...onLena, ...factsOf(onLena, asking('answer-rung'))]
  assert.equal(verdict(answered, pass, later), 'already')
})

test('the last rung inside owes its answer by another time when it is late, once, and stays where it is', () => {
  const up = asking('climb-unanswered', { to: { rung: 2, agentId: null, answerBy: null } })
  const onTop = { ...up, onceMore: { ...(up.onceMore ?? assert.fail()), agentId: LENA_LEAD } }
  assert.equal(verdict(onLena, onTop, NOW + 8 * HOUR - 1), 'already')
  const late = [...onLena, ...factsOf(onLena, onTop, later)]
  const { rung } = given(late)
  assert.deepEqual([rung?.rung, rung?.agentId, rung?.timesLate], [1, LENA_LEAD, 1])
  assert.equal(verdict(late, onTop, later), 'already')
  assert.equal(verdict(late, asking('answer-rung'), later), 'RungAnswered')
})

test('a rung is reminded once, with time to act, and never when it has answered', () => {
  const remind = asking('remind-rung')
  assert.equal(verdict(onLena, remind, NOW + 6 * HOUR - 1), 'already')
  assert.equal(verdict(onLena, remind, NOW + 6 * HOUR), 'RungReminded')
  const reminded = [...onLena, ...factsOf(onLena, remind, NOW + 6 * HOUR)]
  assert.equal(verdict(reminded, remind, NOW + 7 * HOUR), 'already')
  const answered = [...onLena, ...factsOf(onLena, asking('answer-rung'))]
  assert.equal(verdict(answered, remind, NOW + 6 * HOUR), 'already')
})

test('whoever stood in and answered has decided, and whoever said no is known', () => {
  const answer = asking('answer-rung', { agentId: TOM, mayDecide: [LENA_LEAD, TOM] })
  assert.deepEqual(given([...onLena, ...factsOf(onLena, answer)]).rung?.people, [LENA_LEAD, TOM])
  assert.deepEqual(given([...owned, ...factsOf(owned, asking('refuse'))]).refusedBy, [ASHA])
})

test('whoever says that it is solved lets the rung go, and it keeps its height', () => {
  const solved = given([...onLena, ...factsOf(onLena, asking('confirm-solved'))])
  assert.ok(solved.rung?.rung === 1 && solved.rung.answeredAt !== null)
})

const house: Ladder = {
  rungs: [
    { agentId: 'leila', within: { amount: 8, unit: 'working-hours' } },
    { agentId: 'hugo', within: { amount: 2, unit: 'working-days' } },
  ],
  outside: {
    name: 'Ombudsman',
    address: '1 Fair Street',
    link: '',
    rights: { en: '', es: '' },
    isToldWithEveryNo: false,
  },
}
const canAnswer = () => true
const refusal = (change: Partial<Ladder>, can: (id: string) => boolean = canAnswer) =>
  refusedLadder({ ladder: { ...house, ...change }, canAnswer: can })?.refused.says ?? 'fine'

test('The last rung inside always answers: name somebody there who works here and has signed in.', () => {
  assert.equal(refusal({}), 'fine')
  assert.equal(refusal({ rungs: [] }), says('last-rung-answers'))
  assert.equal(
    refusal({}, id => id !== 'hugo'),
    says('last-rung-answers'),
  )
  assert.equal(
    refusal({}, id => id !== 'leila'),
    'fine',
  )
})

test('One person cannot stand on two rungs: each rung is somebody else.', () => {
  const [first] = house.rungs
  assert.equal(refusal({ rungs: first ? [first, first] : [] }), says('each-rung-another-person'))
})

test('Say which body outside decides after you, and where people reach it: its name, and an address or a link.', () => {
  for (const change of [{ name: ' ' }, { address: '' }])
    assert.equal(refusal({ outside: { ...house.outside, ...change } }), says('outside-body-can-be-reached'))
  assert.equal(refusal({ outside: { ...house.outside, address: '', link: 'https://fair.example' } }), 'fine')
})
