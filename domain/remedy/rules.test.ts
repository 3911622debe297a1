import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ASHA, asking, factsOf, given, MORNING, NOW, owned, promised, verdict } from '../case/given.ts'
import { evolve } from '../case/evolve.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'
import type { CaseFact, CommitmentKind } from '../case/facts.ts'
import { newestRemedy, REMEDY } from './given.ts'
import type { FoundForRemedy, GiveRemedy } from './requests.ts'

const plain = asking('give-remedy')
const found = (change: Partial<FoundForRemedy>): Pick<GiveRemedy, 'found'> => ({
  found: { ...plain.found, ...change },
})
const saysGive = (change: Partial<GiveRemedy>) => verdict(owned, asking('give-remedy', change))
const spent = (caseMinor: number, monthMinor: number) =>
  found({
    grants: { ...plain.found.grants, spent: { credit: [{ currency: 'GBP', caseMinor, monthMinor }] } },
  })

const refusedGiving: readonly (readonly [string, Partial<GiveRemedy>])[] = [
  [
    'This was given already, and not like this: look at what was given.',
    { amountMinor: 9_00, ...found({ known: REMEDY }) },
  ],
  [
    'An apology goes with something that puts it right: choose that too.',
    { kind: 'apology', amountMinor: null, costMinor: 0 },
  ],
  ['Write the apology, or leave it out.', { apology: { remedyId: 'remedy-2', words: ' ' } }],
  [
    'That account is not of the customer of this case: choose one of theirs.',
    found({ account: { isOfCustomer: false, currency: 'GBP', owedMinor: 0 } }),
  ],
  ['Choose the account that this is for.', { accountId: null, ...found({ account: null }) }],
  ['Say how much it is: a whole number of pence or cents, above nothing.', { amountMinor: 0 }],
  [
    'One remedy is a million pounds or euros at most: look at the amount again.',
    { amountMinor: 100_000_001, costMinor: 100_000_001 },
  ],
  ['Name the currency by its three letters, as in GBP.', { currency: 'pounds' }],
  ['That account is kept in another currency: give it in that one.', { currency: 'EUR' }],
  ['More cannot be waived than is owed: give the rest as a credit.', { kind: 'waiver', amountMinor: 40_01 }],
  ['That promise was made in another case: give it there.', { forCommitmentId: 'of-another-case' }],
  ['Your role may not give this by itself: ask for it, and somebody decides.', { kind: 'waiver' }],
  [
    'Your limit is in another currency than this amount: ask for it, and somebody decides.',
    { currency: 'EUR', ...found({ account: { isOfCustomer: true, currency: null, owedMinor: 0 } }) },
  ],
  [
    'This is more than you may give at once: ask for it, and somebody decides.',
    { amountMinor: 15_01, costMinor: 15_01 },
  ],
  ['With this, more would be given in this case than you may give: ask for it.', spent(8_01, 8_01)],
  ['You have given as much of this as you may in one month: ask for it.', spent(0, 88_01)],
  [
    'The budget that this comes from is used up: ask for it, and somebody decides.',
    found({
      grants: { ...plain.found.grants, purses: [{ mostMinor: 12_00, spentMinor: 1, currency: 'GBP' }] },
    }),
  ],
]
for (const [says, change] of refusedGiving) test(says, () => assert.equal(saysGive(change), says))

test('what was given is the same again by its kind, amount, account, service, entry and promise, and by nothing less', () => {
  const known = { ...REMEDY, serviceId: null, catalogueId: null }
  const again = (change: Partial<GiveRemedy>, facts = owned) =>
    verdict(facts, asking('give-remedy', { ...found({ known }), ...change }))
  const open = [...owned, promised('promise-1')]
  assert.equal(again({}), 'already')
  for (const change of [
    { kind: 'waiver' },
    { amountMinor: 12_01 },
    { currency: 'EUR' },
    { accountId: 'account-2' },
    { serviceId: 'service-2' },
    { catalogueId: 'entry-2' },
  ] as const)
    assert.equal(again(change), 'This was given already, and not like this: look at what was given.')
  assert.equal(
    again({ forCommitmentId: 'promise-1' }, open),
    'This was given already, and not like this: look at what was given.',
  )
})

test('Another remedy was booked under this reference: look at both, and enter the right one.', () => {
  const says = (change: Partial<Parameters<typeof asking<'book-remedy'>>[1]>) =>
    verdict(owned, asking('book-remedy', { isReferenceTaken: true, ...change }))
  assert.equal(
    says({}),
    'Another remedy was booked under this reference: look at both, and enter the right one.',
  )
  assert.notEqual(
    says({ known: { ...REMEDY, state: 'booked' } }),
    'Another remedy was booked under this reference: look at both, and enter the right one.',
  )
})

test('This is booked already, under another reference: look at that one first.', t => {
  const known = { ...REMEDY, state: 'booked', reference: 'BILL-0001' } as const
  const says = (change: Partial<Parameters<typeof asking<'book-remedy'>>[1]>) =>
    verdict(owned, asking('book-remedy', { known, agentId: 'asha', how: 'by-hand', ...change }))
  assert.equal(says({ reference: 'BILL-0002' }), t.name)
  assert.notEqual(says({ reference: 'bill-0001' }), t.name, 'the same again is so already')
  assert.notEqual(says({ reference: 'BILL-0002', agentId: null }), t.name, 'what billing answers is compared')
})

test('There is no such remedy in this case.', () => {
  for (const ask of ['book-remedy', 'fail-booking', 'take-back-remedy'] as const)
    assert.equal(verdict(owned, asking(ask, { known: null })), 'There is no such remedy in this case.')
})

test('Write down the reference under which it was booked: letters and digits.', () => {
  const says = 'Write down the reference under which it was booked: letters and digits.'
  for (const reference of ['', ' ', '<b>', 'x'.repeat(65)])
    assert.equal(verdict(owned, asking('book-remedy', { reference })), says)
})

test('what a person types as a reference is a number of the books, and no sentence about anybody: it stays after an erasure', () => {
  const byHand = { agentId: 'asha', how: 'by-hand', known: { ...REMEDY, isByHand: true } } as const
  const booked = (reference: string) => verdict(owned, asking('book-remedy', { ...byHand, reference }))
  for (const reference of ['Maria', 'Paid to Maria', 'Maria Lopez 2', 'maria@post.example 1'])
    assert.match(booked(reference), /^Write down the reference/, reference)
  for (const reference of ['CR-2026-118', 'Credit 2026/118', '4711', 'A1'])
    assert.match(booked(reference), /^RemedyBooked/, reference)
})

test('This was taken back: give it anew if the customer is to have it.', () => {
  const known = { ...REMEDY, state: 'taken-back' } as const
  assert.match(verdict(owned, asking('book-remedy', { known })), /^This was taken back/)
})

test('This is being booked without you: wait for its answer.', () => {
  assert.match(
    verdict(owned, asking('book-remedy', { agentId: 'asha', how: 'by-hand' })),
    /^This is being booked/,
  )
})

test('What is booked is the customer’s and is not taken back.', () => {
  const known = { ...REMEDY, state: 'booked' } as const
  assert.match(verdict(owned, asking('take-back-remedy', { known })), /^What is booked is the customer’s/)
})

test('It is being booked just now: wait for the answer.', () => {
  assert.match(verdict(owned, asking('take-back-remedy', { known: REMEDY })), /^It is being booked just now/)
})

test('Write down why you take it back.', () => {
  assert.equal(
    verdict(owned, asking('take-back-remedy', { reason: ' ' })),
    'Write down why you take it back.',
  )
})

test('a remedy is a promise until it is booked, and kept by the booking', () => {
  assert.equal(saysGive({}), 'CommitmentMade RemedyGiven')
  const state = factsOf(owned, plain).reduce(
    (before, fact) => evolve(before, fact, NOW, before.id),
    given(owned),
  )
  const booked = [...owned, ...factsOf(owned, plain)]
  assert.equal(state.commitments.at(-1)?.kind, 'credit')
  assert.equal(verdict(booked, asking('book-remedy'), NOW + MINUTE), 'RemedyBooked CommitmentKept')
})

test('a remedy that is booked too late is booked all the same, and its promise is not called kept', () => {
  const late = [...owned, ...factsOf(owned, plain)]
  assert.equal(verdict(late, asking('book-remedy'), NOW + 2 * DAY), 'RemedyBooked')
})

const promisedThis = (kind: CommitmentKind, dueAt: number): CaseFact => ({
  type: 'CommitmentMade',
  commitmentId: 'promise-1',
  kind,
  agentId: ASHA,
  dueAt,
  warnAt: dueAt,
  replaces: null,
})
const promisedCredit = (dueAt: number) => promisedThis('credit', dueAt)

test('a remedy that carries out an open promise makes no second one', () => {
  const facts = [...owned, promisedCredit(MORNING + DAY)]
  assert.equal(
    verdict(facts, asking('give-remedy', { forCommitmentId: 'promise-1' }), MORNING + HOUR),
    'RemedyGiven',
  )
})

test('what is given for a broken promise is a promise of its own, and kept by being booked', () => {
  const broken = [
    ...owned,
    promisedCredit(MORNING + HOUR),
    { type: 'CommitmentBroken', commitmentId: 'promise-1', dueAt: MORNING + HOUR } as const,
  ]
  const facts = factsOf(broken, asking('give-remedy', { forCommitmentId: 'promise-1' }), NOW + MINUTE)
  assert.deepEqual(
    facts.map(({ type }) => type),
    ['CommitmentMade', 'RemedyGiven'],
  )
  const known = newestRemedy(facts)
  const booked = verdict([...broken, ...facts], asking('book-remedy', { known }), NOW + HOUR)
  assert.equal(booked, 'RemedyBooked CommitmentKept')
})

test('That promise is about something else: give this by itself, or give what was promised.', t => {
  const give = (kind: 'call-back' | 'credit' | 'other') =>
    verdict(
      [...owned, promisedThis(kind, MORNING + DAY)],
      asking('give-remedy', { forCommitmentId: 'promise-1' }),
      MORNING + HOUR,
    )
  assert.equal(give('call-back'), t.name)
  assert.deepEqual([give('credit'), give('other')], ['RemedyGiven', 'RemedyGiven'])
})

test('This is less than what was promised: give all of it, or offer something as good.', t => {
  const give = (amountMinor: number, promisedMinor: number) =>
    verdict(
      [...owned, promisedCredit(MORNING + DAY)],
      asking('give-remedy', {
        forCommitmentId: 'promise-1',
        amountMinor,
        costMinor: amountMinor,
        ...found({ promised: { minor: promisedMinor, currency: 'GBP' } }),
      }),
      MORNING + HOUR,
    )
  assert.equal(give(11_99, 12_00), t.name)
  assert.deepEqual([give(12_00, 12_00), give(12_00, 11_00)], ['RemedyGiven', 'RemedyGiven'])
})

test('Choose what of the catalogue it is: without that nobody knows what it costs.', t => {
  const visit = { amountMinor: null, currency: null, costMinor: 0, kind: 'priority-visit' } as const
  const anyVisit = {
    perActMinor: null,
    perCaseMinor: null,
    perMonthMinor: null,
    perMonthCount: null,
    currency: null,
  }
  const granted = found({ grants: { ...plain.found.grants, limits: { visit: anyVisit } } })
  assert.equal(saysGive({ ...visit, ...granted }), t.name)
  assert.equal(saysGive({ ...visit, ...granted, catalogueId: 'visit' }), 'CommitmentMade RemedyGiven')
})

test('a call back by the same person is arranged at once, and kept only by the call', () => {
  const callback = asking('give-remedy', {
    kind: 'callback-same-person',
    accountId: null,
    amountMinor: null,
    currency: null,
    costMinor: 0,
    ...found({
      account: null,
      grants: {
        ...plain.found.grants,
        limits: {
          callback: {
            perActMinor: null,
            perCaseMinor: null,
            perMonthMinor: null,
            perMonthCount: null,
            currency: null,
          },
        },
      },
    }),
  })
  assert.equal(verdict(owned, callback), 'CommitmentMade RemedyGiven RemedyBooked')
})

test('an apology stands beside what it goes with, in its words', () => {
  const apology = { remedyId: 'remedy-2', words: 'We should have come on Friday.' }
  const facts = factsOf(owned, asking('give-remedy', { apology }))
  assert.deepEqual(
    facts.map(({ type }) => type),
    ['CommitmentMade', 'RemedyGiven', 'RemedyGiven', 'RemedyBooked'],
  )
})

test('what somebody with more authority allowed is given beyond the limit', () => {
  const much = { amountMinor: 90_00, costMinor: 90_00, approvalId: 'approval-1' }
  assert.equal(saysGive(much), 'CommitmentMade RemedyGiven')
})

test('the same request again gives nothing a second time', () => {
  assert.equal(saysGive(found({ known: REMEDY })), 'already')
  const known = { ...REMEDY, state: 'booked' } as const
  assert.equal(verdict(owned, asking('book-remedy', { known })), 'already')
  assert.equal(verdict(owned, asking('fail-booking', { known })), 'already')
})
