import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  acceptedByAsha,
  ASHA,
  asking,
  factsOf,
  given,
  inAChat,
  later,
  MORNING,
  MRS_OKAFOR,
  NOW,
  owned,
  promised,
  TOM,
  verdict,
  waiting,
} from '../case/given.ts'
import { decide } from '../case/decide.ts'
import type { CaseFact } from '../case/facts.ts'
import type { CaseState } from '../case/state.ts'
import { findPromise, openPromises } from '../commitment/open.ts'
import type { CommitmentState } from '../commitment/state.ts'
import { london } from '../hours/testing/doors.ts'
import { isRefusal } from '../rule.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'
import { openBySplit } from './decisions.ts'

const aside: readonly CaseFact[] = [...owned, ...factsOf(owned, asking('snooze'))]

function after(facts: readonly CaseFact[], more: readonly CaseFact[]) {
  return later(given(facts), more, NOW)
}

test('a case is put aside with a promise, and is back while there is time to keep it', () => {
  const [made, snoozed] = factsOf(owned, asking('snooze', { until: NOW + 4 * HOUR }))
  assert.ok(made?.type === 'CommitmentMade' && snoozed?.type === 'CaseSnoozed')
  assert.deepEqual([made.kind, made.dueAt, made.warnAt], ['reply', NOW + 4 * HOUR, NOW + 3 * HOUR])
  assert.deepEqual([snoozed.commitmentId, snoozed.until], [made.commitmentId, NOW + 3 * HOUR])
  assert.equal(given([...owned, made, snoozed]).snooze?.until, NOW + 3 * HOUR)
})

test('what was put aside over closed days is back while somebody works before it is due', () => {
  const at = (text: string) => Date.parse(`${text}Z`)
  const backOf = (now: string, until: string) => {
    const request = asking('snooze', { until: at(until), calendar: london })
    const made = decide(given(owned), request, at(now))
    assert.ok(!isRefusal(made))
    return new Date(made[0]?.type === 'CommitmentMade' ? (made[0].warnAt ?? 0) : 0).toISOString().slice(0, 16)
  }
  // Doors open from 8 to 20 on working days; 22 November 2026 is a Sunday.
  assert.equal(backOf('2026-11-20T10:00', '2026-11-23T08:00'), '2026-11-20T19:00')
  assert.equal(backOf('2026-11-20T10:00', '2026-11-23T12:00'), '2026-11-22T17:30')
  // Nobody works until then: it stays aside as long as it would have without a calendar.
  assert.equal(backOf('2026-11-20T20:30', '2026-11-23T08:00'), '2026-11-22T17:07')
})

test('whoever puts it aside once more makes a new promise in place of the one before', () => {
  const again = factsOf(aside, asking('snooze', { commitmentId: 'promise-3', until: NOW + 5 * DAY }))
  assert.deepEqual(
    again.map(fact => fact.type),
    ['CommitmentMade', 'CommitmentReplaced', 'CaseSnoozed'],
  )
  const { snooze, commitments } = after(aside, again)
  assert.equal(snooze?.commitmentId, 'promise-3')
  assert.deepEqual(
    commitments.map(one => one.state),
    ['replaced', 'open'],
  )
})

test('what was put aside comes back by the customer’s word, by the end of its promise, by a new owner, and by hand', () => {
  const due = { commitmentId: 'promise-2' } as const
  const table = [
    [asking('speak'), 'customer'],
    [asking('confirm-solved'), 'customer'],
    [asking('keep-promise', { ...due, evidence: 'Wrote at nine.' }), 'settled'],
    [asking('release-promise', due), 'settled'],
    [asking('promise', { commitmentId: 'promise-9', replaces: 'promise-2', kind: 'reply' }), 'settled'],
    [asking('reassign', { reason: 'departure' }), 'owner'],
    [asking('wake'), 'agent'],
  ] as const
  for (const [request, why] of table) {
    const facts = factsOf(aside, request)
    const awoke = facts.find(fact => fact.type === 'CaseAwoke')
    assert.equal(awoke?.why, why, request.ask)
    assert.equal(after(aside, facts).snooze, null, request.ask)
  }
  const broken = factsOf(aside, asking('break-promise', due), NOW + 3 * DAY)
  assert.deepEqual(
    broken.map(fact => fact.type),
    ['CommitmentBroken', 'CaseAwoke'],
  )
})

test('by hand, the promise stays open', () => {
  const { commitments } = after(aside, factsOf(aside, asking('wake')))
  assert.equal(commitments.at(-1)?.state, 'open')
})

test('a note, a tag, or another promise leaves it aside', () => {
  for (const request of [asking('note'), asking('tag'), asking('promise', { commitmentId: 'promise-9' })]) {
    assert.ok(factsOf(aside, request).every(fact => fact.type !== 'CaseAwoke'))
  }
})

test('a promise goes on in the case that stays, with the same time, person and words', () => {
  const promise = {
    commitmentId: 'promise-9',
    carriedFrom: 'promise-1',
    kind: 'call-back',
    agentId: TOM,
    dueAt: NOW + HOUR,
    warnAt: NOW + 45 * MINUTE,
    isWarned: true,
    words: 'I call you at eleven.',
  } as const
  const facts = factsOf(owned, asking('join', { carried: [promise] }))
  assert.deepEqual(
    facts.map(fact => fact.type),
    ['CaseJoined', 'CommitmentMade', 'CommitmentDueSoon'],
  )
  const made = facts.find(fact => fact.type === 'CommitmentMade')
  assert.deepEqual(made?.body, { words: 'I call you at eleven.' })
  const [state] = after(owned, facts).commitments
  assert.deepEqual([state?.agentId, state?.dueAt, state?.state], [TOM, NOW + HOUR, 'open'])

  const carried = [{ carriedFrom: 'promise-1', commitmentId: 'promise-9' }]
  const gone = [...owned, promised('promise-1')]
  assert.deepEqual(
    after(gone, factsOf(gone, asking('merge', { carried }))).commitments.map(one => one.state),
    ['replaced'],
  )
})

test('whatever is promised when a case is joined into another is promised there: not a coin more or less, on the same terms, to be answered by the customer as before', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const dice = diceOf(seed)
    const promises = Array.from({ length: dice(5) }, (_, nth) => throwPromise(dice, nth))
    const from = [...owned, ...promises.flatMap(({ facts }) => facts)]
    const goes = given(from)
    const money = new Map(promises.flatMap(({ id, money: m }) => (m ? [[id, m] as const] : [])))
    const carried = openPromises(goes).map(({ equivalent, ...promise }) => ({
      ...promise,
      commitmentId: `here-${promise.id}`,
      carriedFrom: promise.id,
      isWarned: promise.warnedAt !== null,
      words: 'As it was said.',
      promise: { ...promise, equivalent },
      money: money.get(promise.id),
      ...(equivalent ? { equivalent: { id: `or-${promise.id}`, words: 'Or this.' } } : {}),
    }))
    const gone = after(from, factsOf(from, asking('merge', { carried })))
    assert.deepEqual(openPromises(gone), [], `seed ${seed}: nothing is left where nobody looks`)
    const joined = factsOf(owned, asking('join', { carried }))
    const here = after(owned, joined)
    assert.deepEqual(sumsOf(joined), sumsOf(from.filter(fact => isStillOpen(goes, fact))), `seed ${seed}`)
    for (const before of openPromises(goes)) {
      const now = findPromise(here, `here-${before.id}`) ?? assert.fail(`seed ${seed}: ${before.id} was lost`)
      const same = (one: CommitmentState) => [
        one.kind,
        one.agentId,
        one.dueAt,
        one.terms,
        one.within,
        one.teamId,
        one.to,
        one.beyond,
        one.moved,
      ]
      assert.deepEqual(same(now), same(before), `seed ${seed}`)
      const { equivalent } = before
      assert.deepEqual(now.equivalent, equivalent && { ...equivalent, id: `or-${before.id}` }, `seed ${seed}`)
    }
  }
})

/** The same numbers for the same seed, each below `most`. */
function diceOf(seed: number): (most: number) => number {
  let state = seed * 7919
  return most => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * most)
  }
}

function throwPromise(dice: (most: number) => number, nth: number) {
  const id = `promise-of-${nth}`
  const isMoney = dice(3) > 0
  const currency = ['GBP', 'EUR'][dice(2)] ?? 'GBP'
  const money = isMoney
    ? { minor: 1 + dice(100_000_000), currency, approvalId: dice(2) ? `yes-${nth}` : null }
    : null
  const made: CaseFact = {
    type: 'CommitmentMade',
    commitmentId: id,
    agentId: ASHA,
    warnAt: NOW,
    replaces: null,
    kind: isMoney ? 'credit' : 'terms',
    dueAt: NOW + (1 + dice(50)) * HOUR,
    ...(money ? { amountMinor: money.minor, currency: money.currency } : {}),
    ...(dice(2) ? { terms: { offerId: 'offer-1', version: 1 + dice(3) } } : {}),
    ...(dice(2) ? { within: { amount: 2, unit: 'working-days' as const }, teamId: 'team-1' } : {}),
    ...(dice(2) ? { beyond: 'per-act' as const } : {}),
    ...(dice(2) ? { to: { helperId: 'helper-1' } } : {}),
    ...(dice(2) ? { moved: dice(4) } : {}),
  }
  const offered: CaseFact = {
    type: 'EquivalentOffered',
    commitmentId: id,
    equivalentId: `instead-of-${nth}`,
    kind: 'credit',
    agentId: TOM,
    dueAt: NOW + DAY,
    ...(dice(2) ? { amountMinor: 1 + dice(10_000), currency } : {}),
    body: { words: 'Or this.' },
  }
  const settled: CaseFact = { type: 'CommitmentKept', commitmentId: id, agentId: ASHA }
  const facts = [made, ...(dice(3) === 0 ? [offered] : []), ...(dice(4) === 0 ? [settled] : [])]
  return { id, money, facts }
}

function isStillOpen(state: CaseState, fact: CaseFact): boolean {
  return 'commitmentId' in fact && findPromise(state, fact.commitmentId)?.state === 'open'
}

/** The money in these facts, promised and offered, each currency by itself, and what of it was allowed. */
function sumsOf(facts: readonly CaseFact[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const fact of facts) {
    if (fact.type !== 'CommitmentMade' && fact.type !== 'EquivalentOffered') continue
    const { amountMinor = 0, currency = 'none' } = fact
    const key = `${fact.type} ${currency}`
    sums[key] = (sums[key] ?? 0) + amountMinor
  }
  return sums
}

test('a handover that was open lapses, and what was put aside is aside no more, when a case is joined away', () => {
  const handing = [...owned, ...factsOf(owned, asking('propose-handover'))]
  assert.equal(verdict(handing, asking('merge')), 'HandoverLapsed CaseMerged')
  const carried = [{ carriedFrom: 'promise-2', commitmentId: 'promise-9' }]
  assert.equal(after(aside, factsOf(aside, asking('merge', { carried }))).snooze, null)
})

test('a problem stays a problem when it is joined to a request', () => {
  const request: readonly CaseFact[] = [...owned, { type: 'KindChanged', kind: 'request', agentId: ASHA }]
  assert.equal(verdict(request, asking('join')), 'CaseJoined KindChanged')
  assert.equal(verdict(request, asking('join', { isProblem: false })), 'CaseJoined')
})

test('whoever looks after a matter goes on with it where nobody has accepted the other', () => {
  const state = after(waiting, factsOf(waiting, asking('join', { acceptedBy: TOM })))
  assert.deepEqual([state.ownerId, state.acceptedAt, state.entry?.state], [TOM, NOW + MINUTE, 'waiting'])
  assert.equal(after(owned, factsOf(owned, asking('join', { acceptedBy: TOM }))).ownerId, ASHA)
})

test('tags go along once each', () => {
  const tagged: readonly CaseFact[] = [...owned, { type: 'CaseTagged', tag: 'bill', agentId: ASHA }]
  const tags = [
    { tag: 'bill', word: 'bill' },
    { tag: 'tag-2', word: 'router' },
  ]
  const facts = factsOf(tagged, asking('join', { tags }))
  assert.deepEqual(after(tagged, facts).tags, ['bill', 'tag-2'])
})

test('a case that rests is worked on again when another one is joined to it', () => {
  const resting: readonly CaseFact[] = [...owned, { type: 'CaseRested' }]
  assert.equal(verdict(resting, asking('join')), 'CaseWoken CaseJoined')
})

test('a case that was split off has its owner at once, and the words of the customer', () => {
  const facts = openBySplit({
    reference: 'HD-9X2P-81QD',
    customerId: MRS_OKAFOR,
    kind: 'request',
    channel: 'mail',
    skill: null,
    priority: null,
    agentId: ASHA,
    from: { caseId: 'case-1', reference: 'HD-4K7Q-92MX' },
    messages: [
      {
        messageId: 'message-9',
        copyOf: 'message-1',
        channel: 'mail',
        files: ['file-9'],
        verified: true,
        helperId: undefined,
        words: { text: 'And I want fibre.' },
      },
    ],
  })
  assert.deepEqual(
    facts.map(fact => fact.type),
    ['CaseOpened', 'CustomerSpoke', 'OwnerAccepted'],
  )
  const state = later(null, facts, MORNING)
  assert.deepEqual([state.ownerId, state.status, state.entry], [ASHA, 'owned', null])
})

test('whoever takes up their own customer past others leaves the mark that the line would', () => {
  const turn = { before: null, overtook: ['entry-0'] }
  const back: readonly CaseFact[] = [...waiting, acceptedByAsha]
  assert.equal(verdict(back, asking('take', { turn })), 'EntryOffered EntryAnswered')
  assert.equal(verdict(back, asking('reply', { turn })), 'EntryOffered EntryAnswered AgentReplied')
  const [offered] = factsOf(back, asking('take', { turn }))
  assert.ok(offered?.type === 'EntryOffered')
  assert.deepEqual(offered.overtook, ['entry-0'])
  assert.equal(verdict(inAChat, asking('reply', { turn })), 'AgentReplied')
})
