/** One test for each rule of promises, named by its sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asking, ASHA, factsOf, NOW, owned, promised, verdict } from '../case/given.ts'
import type { RequestOf } from '../case/requests.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'

const withPromise = [...owned, promised('promise-1')]
const kept = [...withPromise, { type: 'CommitmentKept', commitmentId: 'promise-1', agentId: null } as const]
const DUE = NOW + HOUR
const paused = [...withPromise, ...factsOf(withPromise, asking('pause-promise'))]
const offered = [...withPromise, ...factsOf(withPromise, asking('offer-equivalent'))]

test('A promise is written down in words that the customer can hold us to.', t => {
  assert.equal(verdict(owned, asking('promise', { words: '' })), t.name)
  assert.equal(verdict(owned, asking('promise')), 'CommitmentMade')
})

test('A promise is due in the future.', t => {
  assert.equal(verdict(owned, asking('promise', { dueAt: NOW })), t.name)
})

test('That is more than five years away, and nobody could be held to it: look at the date again.', t => {
  assert.equal(verdict(owned, asking('promise', { dueAt: NOW + 6 * 366 * DAY })), t.name)
  assert.equal(verdict(owned, asking('promise', { dueAt: NOW + 5 * 365 * DAY })), 'CommitmentMade')
})

test('A new promise takes the place only of one that is open.', t => {
  assert.equal(verdict(kept, asking('promise', { replaces: 'promise-1' })), t.name)
  assert.equal(verdict(owned, asking('promise', { replaces: 'promise-1' })), t.name)
  assert.equal(
    verdict(withPromise, asking('promise', { replaces: 'promise-1' })),
    'CommitmentMade CommitmentReplaced',
  )
})

const MONEY = { minor: 50_00, currency: 'GBP' }
const replacing = (change: Partial<RequestOf<'promise'>> = {}, amount: typeof MONEY | null = null) =>
  asking('promise', {
    replaces: 'promise-1',
    found: { isEvidenceHere: true, isHelperHere: true, replaced: { amount, isBeingBooked: false } },
    ...change,
  })

test('A new date takes nothing from what was promised: for anything else, offer it as good, and the customer decides.', t => {
  const moved = 'CommitmentMade CommitmentReplaced'
  assert.equal(verdict(withPromise, replacing()), moved)
  assert.equal(verdict(withPromise, replacing({ kind: 'reply' })), t.name, 'another thing')
  assert.equal(verdict(withPromise, replacing({}, MONEY)), t.name, 'no money any more')
  assert.equal(verdict(withPromise, replacing({ amount: { ...MONEY, minor: 49_99 } }, MONEY)), t.name)
  assert.equal(verdict(withPromise, replacing({ amount: { ...MONEY, currency: 'EUR' } }, MONEY)), t.name)
  assert.equal(verdict(withPromise, replacing({ amount: MONEY }, MONEY)), moved)
  const terms = { offerId: 'offer-1', version: 1 }
  const ofOffer = withPromise.map(fact => (fact.type === 'CommitmentMade' ? { ...fact, terms } : fact))
  assert.equal(verdict(ofOffer, replacing()), t.name, 'not of the offer any more')
  assert.equal(verdict(ofOffer, replacing({ terms: { ...terms, version: 2 } })), t.name, 'on later terms')
  assert.equal(verdict(ofOffer, replacing({ terms })), moved)
  const unnamed = withPromise.map(fact =>
    fact.type === 'CommitmentMade' ? { ...fact, kind: 'other' as const } : fact,
  )
  assert.equal(verdict(unnamed, replacing({ kind: 'visit' })), moved, 'what it is gets its name')
})

test('This is being booked already: it is kept by its reference, and its date stays.', t => {
  const found = { isEvidenceHere: true, isHelperHere: true, replaced: { amount: null, isBeingBooked: true } }
  assert.equal(verdict(withPromise, replacing({ found })), t.name)
})

test('There is no such promise in this case.', t => {
  for (const ask of ['keep-promise', 'warn-promise', 'break-promise', 'release-promise'] as const) {
    assert.equal(verdict(owned, asking(ask)), t.name, ask)
  }
})

test('A promise that is settled is never changed: make a new one.', t => {
  const broken = [
    ...withPromise,
    { type: 'CommitmentBroken', commitmentId: 'promise-1', dueAt: DUE } as const,
  ]
  assert.equal(verdict(broken, asking('keep-promise')), t.name)
  assert.equal(verdict(kept, asking('release-promise')), t.name)
  assert.equal(verdict(kept, asking('keep-promise')), 'already')
})

test('Whoever says that a promise was kept writes down what shows it.', t => {
  assert.equal(verdict(withPromise, asking('keep-promise', { evidence: ' ' })), t.name)
  assert.equal(
    verdict(withPromise, asking('keep-promise', { agentId: null, evidence: '' })),
    'CommitmentKept',
  )
})

test('This is kept by being booked: enter the reference under which it was, where it waits for it.', t => {
  assert.equal(verdict(withPromise, asking('keep-promise', { waitsForReference: true })), t.name)
  assert.equal(verdict(withPromise, asking('keep-promise', { waitsForReference: false })), 'CommitmentKept')
  assert.equal(verdict(kept, asking('keep-promise', { waitsForReference: true })), 'already')
})

test('Words do not keep a promise of money: give it for this promise, and its booking keeps it.', t => {
  assert.equal(verdict(withPromise, asking('keep-promise', { isNotGiven: true })), t.name)
  assert.equal(
    verdict(withPromise, asking('keep-promise', { isNotGiven: true, agentId: null })),
    'CommitmentKept',
  )
  assert.equal(verdict(kept, asking('keep-promise', { isNotGiven: true })), 'already')
})

test('A promise whose time has passed was not kept: put it right with a new one.', t => {
  assert.equal(verdict(withPromise, asking('keep-promise'), DUE + 1), t.name)
  assert.equal(verdict(withPromise, asking('keep-promise'), DUE), 'CommitmentKept')
})

test('A warning comes when a promise is nearly due, not before.', t => {
  assert.equal(verdict(withPromise, asking('warn-promise'), DUE - 16 * MINUTE), t.name)
  assert.equal(verdict(withPromise, asking('warn-promise'), DUE - 15 * MINUTE), 'CommitmentDueSoon')
})

test('A promise is broken only when its time has passed.', t => {
  assert.equal(verdict(withPromise, asking('break-promise'), DUE), t.name)
  assert.equal(verdict(withPromise, asking('break-promise'), DUE + 1), 'CommitmentBroken')
})

test('Only the customer lets us off a promise.', t => {
  assert.equal(verdict(withPromise, asking('release-promise', { customerId: 'somebody-else' })), t.name)
})

test('To let us off a promise, first show that it is you: ask us for a code.', t => {
  assert.equal(verdict(withPromise, asking('release-promise', { verified: false })), t.name)
  assert.equal(verdict(withPromise, asking('release-promise')), 'CommitmentReleased')
})

test('While we wait for the customer, the clock of a promise rests.', t => {
  assert.equal(verdict(paused, asking('warn-promise'), DUE), t.name)
  assert.equal(verdict(paused, asking('break-promise'), DUE + HOUR), t.name)
  assert.equal(verdict(paused, asking('keep-promise'), DUE + HOUR), 'CommitmentKept')
})

test('This case is another customer’s: a promise is made where its customer reads it.', t => {
  assert.equal(verdict(owned, asking('promise', { customerId: 'mr-bell' })), t.name)
  assert.equal(verdict(owned, asking('promise', { customerId: 'mrs-okafor' })), 'CommitmentMade')
})

test('Nobody of that name acts in this case: promise it to the customer.', t => {
  const to = { helperId: 'helper-1' }
  assert.equal(verdict(owned, asking('promise', { to })), t.name)
  const found = { isEvidenceHere: true, isHelperHere: true }
  assert.equal(verdict(owned, asking('promise', { to, found })), 'CommitmentMade')
})

test('What shows that this was said does not stand in this case.', t => {
  const evidence = { messageId: 'message-of-another-case' }
  const found = { isEvidenceHere: false, isHelperHere: true }
  assert.equal(verdict(owned, asking('promise', { evidence, found })), t.name)
  assert.equal(
    verdict(owned, asking('promise', { evidence, found: { ...found, isEvidenceHere: true } })),
    'CommitmentMade',
  )
})

test('An amount that is promised is above zero.', t => {
  assert.equal(verdict(owned, asking('promise', { amount: { minor: 0, currency: 'GBP' } })), t.name)
  assert.equal(verdict(owned, asking('promise', { amount: { minor: 1, currency: 'GBP' } })), 'CommitmentMade')
})

test('What is promised at once is a million pounds or euros at most: look at the amount again.', t => {
  const says = (minor: number) => verdict(owned, asking('promise', { amount: { minor, currency: 'GBP' } }))
  assert.equal(says(100_000_001), t.name)
  assert.equal(says(100_000_000), 'CommitmentMade')
})

test('This offer has its price in another currency: promise it in that one.', t => {
  const amount = { minor: 3_100, currency: 'EUR' }
  const found = { isEvidenceHere: true, isHelperHere: true }
  const asked = (isOtherCurrency: boolean) =>
    asking('promise', { amount, found: { ...found, isOtherCurrency } })
  assert.equal(verdict(owned, asked(true)), t.name)
  assert.equal(verdict(owned, asked(false)), 'CommitmentMade')
})

test('This offer cannot be promised today. If it was said already, write it down as said: it binds us.', t => {
  for (const beyond of ['offer-ended', 'offer-not-begun'] as const)
    assert.equal(verdict(owned, asking('promise', { beyond })), t.name)
  const [made] = factsOf(owned, asking('promise', { beyond: 'offer-ended', isSaid: true }))
  assert.ok(made?.type === 'CommitmentMade' && made.beyond === 'offer-ended')
})

test('This is more than you may promise. Ask before you say it; if it was said, write it down as said.', t => {
  assert.equal(verdict(owned, asking('promise', { beyond: 'per-act' })), t.name)
  assert.equal(verdict(owned, asking('promise', { beyond: 'per-act', isSaid: true })), 'CommitmentMade')
})

test('There is nothing in these details yet: write them, or choose an offer.', t => {
  const letter = { messageId: 'message-8', words: { text: ' ' } }
  assert.equal(verdict(owned, asking('promise', { letter })), t.name)
})

test('A reply keeps only promises of this case.', t => {
  assert.equal(verdict(withPromise, asking('reply', { keeps: ['promise-of-another-case'] })), t.name)
  const toWrite = [...owned, ...factsOf(owned, asking('promise', { kind: 'reply' }))]
  assert.equal(verdict(toWrite, asking('reply', { keeps: ['promise-2'] })), 'AgentReplied CommitmentKept')
  assert.equal(
    verdict(withPromise, asking('reply', { keeps: ['promise-1'] })),
    'AgentReplied',
    'words call nobody',
  )
})

test('Whoever lets a promise rest tells the customer what is needed from them.', t => {
  assert.equal(verdict(withPromise, asking('pause-promise', { words: '' })), t.name)
  assert.equal(verdict(withPromise, asking('pause-promise')), 'CommitmentPaused')
  assert.equal(verdict(paused, asking('pause-promise')), 'already')
})

test('A promise whose time has passed cannot rest any more.', t => {
  assert.equal(verdict(withPromise, asking('pause-promise'), DUE + 1), t.name)
})

test('The first answer waits for nobody: give it, and then ask for what is needed.', t => {
  const answer = { ...promised('promise-1'), kind: 'answer' } as (typeof withPromise)[number] // the same, of another kind
  assert.equal(verdict([...owned, answer], asking('pause-promise')), t.name)
})

test('A promise beyond somebody’s authority is decided by somebody who may: ask one step up.', t => {
  const beyond = [...owned, { ...promised('promise-1'), beyond: 'per-act' } as (typeof withPromise)[number]] // said too much
  assert.equal(verdict(beyond, asking('honour-promise', { agentId: ASHA, mayDecide: false })), t.name)
  assert.equal(verdict(beyond, asking('honour-promise')), 'CommitmentHonoured')
  assert.equal(verdict(withPromise, asking('honour-promise')), 'already')
  assert.equal(verdict(beyond, asking('offer-equivalent', { mayDecide: false })), t.name)
})

test('Something as good is due in the future, as any promise.', t => {
  assert.equal(verdict(withPromise, asking('offer-equivalent', { dueAt: NOW })), t.name)
})

test('Only the customer decides whether something else is as good.', t => {
  for (const ask of ['accept-equivalent', 'decline-equivalent'] as const)
    assert.equal(verdict(offered, asking(ask, { customerId: 'somebody-else' })), t.name)
})

test('To answer this, first show that it is you: ask us for a code.', t => {
  for (const ask of ['accept-equivalent', 'decline-equivalent'] as const)
    assert.equal(verdict(offered, asking(ask, { verified: false })), t.name)
})

test('This is not on offer any more. What we promised you stands.', t => {
  assert.equal(verdict(withPromise, asking('accept-equivalent')), t.name)
  const declined = [...offered, ...factsOf(offered, asking('decline-equivalent'))]
  assert.equal(verdict(declined, asking('accept-equivalent')), t.name)
})

test('The time of this has passed. What we promised you stands; please ask us again.', t => {
  assert.equal(verdict(offered, asking('accept-equivalent'), NOW + 48 * HOUR), t.name)
})

test('Something as good takes the place of the promise when the customer accepts it, and moves no date', () => {
  const accepted = factsOf(offered, asking('accept-equivalent'))
  assert.deepEqual(
    accepted.map(({ type }) => type),
    ['EquivalentAccepted', 'CommitmentMade', 'CommitmentReplaced'],
  )
  assert.equal(verdict([...offered, ...accepted], asking('accept-equivalent')), 'already')
})

const thirty = { minor: 30_00, currency: 'GBP' }
const withMoney = (change: Partial<RequestOf<'offer-equivalent'>> = {}) =>
  asking('offer-equivalent', { amount: thirty, beyond: null, ...change })

test('What was promised is in another currency: offer this in the same one.', t => {
  const found = { isBeingBooked: false, isOtherCurrency: true }
  assert.equal(verdict(withPromise, withMoney({ found })), t.name)
  assert.equal(
    verdict(withPromise, withMoney({ found: { ...found, isOtherCurrency: false } })),
    'EquivalentOffered',
  )
})

test('This is more than you may promise: offer less, or let somebody above you offer it.', t => {
  assert.equal(verdict(withPromise, withMoney({ beyond: 'per-act' })), t.name)
})

test('money that is offered instead is promised as it was offered when the customer accepts it, and is like any other money', () => {
  for (const minor of [0, -1, 0.5, 2 ** 60])
    assert.doesNotMatch(
      verdict(withPromise, withMoney({ amount: { ...thirty, minor } })),
      /Offered/,
      `${minor}`,
    )
  const facts = [...withPromise, ...factsOf(withPromise, withMoney())]
  const made = factsOf(facts, asking('accept-equivalent')).find(fact => fact.type === 'CommitmentMade')
  assert.deepEqual([made?.amountMinor, made?.currency], [30_00, 'GBP'])
})

test('something as good takes the place of what is owed alone: what was kept, let go, or is on its way is not given twice', () => {
  const gone = 'This is not on offer any more. What we promised you stands.'
  const accept = asking('accept-equivalent')
  for (const request of [asking('keep-promise'), asking('release-promise')])
    assert.equal(verdict([...offered, ...factsOf(offered, request)], accept), gone, request.ask)
  assert.equal(verdict(offered, { ...accept, isBeingBooked: true }), gone)
  const broken = [...offered, ...factsOf(offered, asking('break-promise'), NOW + 2 * HOUR)]
  assert.equal(
    verdict(broken, accept),
    'EquivalentAccepted CommitmentMade',
    'what was broken is made good by it',
  )
  const found = { isBeingBooked: true, isOtherCurrency: false }
  assert.match(verdict(withPromise, withMoney({ found })), /being booked already/)
})

test('What was promised is given already, late, or there is a yes to it: it is not given twice.', t => {
  const late = NOW + 2 * HOUR
  const broken = [...withPromise, ...factsOf(withPromise, asking('break-promise'), late)]
  const found = { isBeingBooked: false, isOtherCurrency: false, isGiven: true }
  const offer = withMoney({ dueAt: late + HOUR })
  assert.equal(verdict(broken, { ...offer, found }, late), t.name)
  const again = [...broken, ...factsOf(broken, offer, late)]
  const accept = asking('accept-equivalent')
  assert.equal(verdict(again, { ...accept, isGiven: true }, late).startsWith('This is not on offer'), true)
  assert.equal(verdict(again, accept, late), 'EquivalentAccepted CommitmentMade')
  for (const settled of [kept, [...withPromise, ...factsOf(withPromise, asking('release-promise'))]])
    assert.match(verdict(settled, offer), /settled is never changed/)
})
