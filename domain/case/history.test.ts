/** What must stay true of a case, whatever is asked of it, in whatever order. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { openPromises } from '../commitment/open.ts'
import { isPaused } from '../commitment/state.ts'
import { isRefusal } from '../rule.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import type { CaseFact } from './facts.ts'
import { asks, CASE_ID, MRS_OKAFOR } from './given.ts'
import { FOLLIES, fold, live } from './random-history.ts'
import type { Dice, Step } from './random-history.ts'
import { isOverridable } from '../override/kinds.ts'
import type { Status } from './state.ts'

const dice: fc.Arbitrary<readonly Dice[]> = fc.array(
  fc.record({
    ask: fc.nat(asks.length - 1),
    agent: fc.nat(2),
    other: fc.nat(2),
    pick: fc.nat(5),
    follies: fc.oneof(
      { weight: 7, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.subarray([...FOLLIES], { minLength: 1 }) },
    ),
    minutes: fc.integer({ min: 0, max: 90 }),
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
)

function always(says: string, holds: (step: Step) => void): void {
  test(says, () => {
    fc.assert(
      fc.property(dice, thrown => {
        for (const step of live(thrown).steps) holds(step)
      }),
      { numRuns: 500 },
    )
  })
}

always('a case has at most one place in the line', ({ before, facts, now }) => {
  let state = before
  for (const fact of facts) {
    if (fact.type === 'EntryJoined' || fact.type === 'PlaceTakenUp') assert.equal(state.entry, null)
    state = evolve(state, fact, now, CASE_ID)
  }
})

always('a case is solved only by a verified yes of its customer', ({ before, request, facts, after }) => {
  const isSaid = (status: Status) => status === 'owing' || status === 'solved'
  if (isSaid(before.status) || !isSaid(after.status)) return
  assert.ok(request.ask === 'confirm-solved' && request.verified && request.customerId === MRS_OKAFOR)
  assert.ok(facts.some(fact => fact.type === 'SolvedConfirmed'))
})

always('a case that has an owner never loses it, and accepts its first owner once', step => {
  const { before, facts, after } = step
  if (before.ownerId !== null) assert.notEqual(after.ownerId, null)
  if (before.acceptedAt !== null) assert.ok(!facts.some(fact => fact.type === 'OwnerAccepted'))
})

always('an owner changes only by a first acceptance, a yes of the receiver, or a reassignment', step => {
  const { before, request, after } = step
  if (before.ownerId === after.ownerId) return
  if (before.acceptedAt === null || request.ask === 'reassign') return
  assert.equal(request.ask, 'accept-handover')
  assert.equal(before.handover?.to, after.ownerId)
})

always('what is being handed over is handed over by its owner', ({ after }) => {
  if (after.handover) assert.equal(after.handover.from, after.ownerId)
})

always('every word of the customer is in somebody’s hands or in the line', ({ facts, after }) => {
  if (facts.some(fact => fact.type === 'CustomerSpoke')) assert.notEqual(after.entry, null)
})

always('a case never goes down the ladder, and nobody stands on two rungs of it', ({ before, after }) => {
  if (before.rung) assert.ok(after.rung && after.rung.rung >= before.rung.rung)
  const people = after.rung?.people ?? []
  assert.equal(new Set(people).size, people.length)
})

always('a rung that decides is settled only by its answer, the customer’s yes, or the next rung', step => {
  const { before, facts, after } = step
  if (!before.rung || before.rung.answeredAt !== null || before.rung.agentId === null) return
  if (after.rung?.rung === before.rung.rung && after.rung.answeredAt === null) return
  const settles = ['RungAnswered', 'RungClimbed', 'SolvedConfirmed']
  assert.ok(facts.some(({ type }) => settles.includes(type)))
})

always('a “no” answers each point that was listed before', ({ before, facts }) => {
  const no = facts.find(fact => fact.type === 'RefusalGiven')
  if (no) assert.deepEqual(no.points ?? [], before.points)
})

always('a settled promise is only ever opened again by a bounce, and no promise disappears', step => {
  const { before, after, facts } = step
  const bounced = facts.flatMap(fact => (fact.type === 'CommitmentReopened' ? [fact.commitmentId] : []))
  for (const promise of before.commitments) {
    const now = after.commitments.find(candidate => candidate.id === promise.id)
    assert.ok(now)
    if (promise.state === 'open' || bounced.includes(promise.id)) continue
    assert.deepEqual([now.state, now.dueAt, now.settledAt], [promise.state, promise.dueAt, promise.settledAt])
  }
})

always('a promise is kept by its time or broken after it', ({ before, after, now }) => {
  for (const promise of after.commitments) {
    if (promise.settledAt !== now || before.commitments.some(old => old.id === promise.id && old.settledAt))
      continue
    // The clock of what was paused rested.
    const wasPaused = before.commitments.some(old => old.id === promise.id && isPaused(old))
    if (promise.state === 'kept' && !wasPaused) assert.ok(now <= promise.dueAt)
    if (promise.state === 'broken') assert.ok(now > promise.dueAt)
  }
})

always('a resting case has nobody in the line, no open promise and no handover', ({ after }) => {
  if (after.status !== 'resting') return
  assert.equal(after.entry, null)
  assert.equal(after.handover, null)
  assert.ok(after.commitments.every(promise => promise.state !== 'open'))
})

always('a solved case has nobody in the line', ({ after }) => {
  if (after.status === 'solved' || after.status === 'owing') assert.equal(after.entry, null)
})

always('closed means nothing owed, and what is owed is not closed', ({ after }) => {
  const isOwed = openPromises(after).length > 0
  if (after.status === 'solved') assert.ok(!isOwed)
  if (after.status === 'owing') assert.ok(isOwed)
})

always('a fact names the place in the line, the handover and the promise that are there', step => {
  let state = step.before
  for (const fact of step.facts) {
    const after = evolve(state, fact, step.now, CASE_ID)
    const known = [state, after].flatMap(({ entry, handover, commitments }) => [
      entry?.id,
      handover?.id,
      ...commitments.map(promise => promise.id),
    ])
    if ('entryId' in fact) assert.ok(known.includes(fact.entryId), fact.type)
    if ('handoverId' in fact) assert.ok(known.includes(fact.handoverId), fact.type)
    if ('commitmentId' in fact) assert.ok(known.includes(fact.commitmentId), fact.type)
    state = after
  }
})

always('what nobody accepted is never asked about, reported or resting', ({ after }) => {
  if (after.acceptedAt === null) assert.match(after.status, /^(?:waiting|owing|solved|merged)$/u)
  else assert.notEqual(after.status, 'waiting')
})

always('a refusal is a sentence and nothing else', ({ decided, before, after }) => {
  if (!isRefusal(decided)) return
  assert.ok(decided.refused.says.endsWith('.') && decided.refused.rule !== '')
  assert.deepEqual(Object.keys(decided), ['refused'])
  assert.equal(after, before)
})

always('a case that is put aside has an open promise and nobody who waits or talks', ({ after }) => {
  const { snooze, entry, commitments, status } = after
  if (!snooze) return
  assert.equal(entry, null)
  assert.equal(commitments.find(promise => promise.id === snooze.commitmentId)?.state, 'open')
  assert.match(status, /^(?:owned|proposed|unconfirmed|owing)$/u)
})

always('a case that was joined into another has nothing open, and nothing happens in it any more', step => {
  const { before, facts, after } = step
  if (after.status !== 'merged') return assert.equal(after.mergedInto, null)
  assert.equal(after.entry, null)
  assert.equal(after.handover, null)
  assert.equal(after.snooze, null)
  assert.ok(after.commitments.every(promise => promise.state !== 'open'))
  if (before.status === 'merged') assert.deepEqual({ ...after, version: 0 }, { ...before, version: 0 })
  else assert.equal(facts.at(-1)?.type, 'CaseMerged')
})

always('tags stand once each, in order', ({ after }) => {
  assert.deepEqual(after.tags, [...new Set(after.tags)].toSorted())
})

/** Said or seen twice is twice: each message, record and look is a fact of its own. */
const EACH_TIME: ReadonlySet<string> = new Set([
  // Whether it ends, and which plan it is, stands in the books.
  'cancel-service',
  'change-plan',
  'speak',
  'reply',
  'note',
  'refuse',
  // Other words for a rung that has answered are refused, and not lost; a retry is known by its id.
  'answer-rung',
  'make-offer',
  'tell-quote',
  'leave-address',
  'verify',
  'delivered',
  'not-delivered',
  'look',
  // Whether somebody is known already is read by the writer, not folded into the case.
  'ask-helper',
  'authorise-helper',
  'withdraw-helper',
  'decline-helper',
  'stop-links',
  'log-call',
  // The number may be a new one, and no number is folded into the case.
  'ask-callback',
  // How a stranger's words stand is read by the writer as well.
  'write-as-stranger',
  'let-in',
  'send-away',
  'note-mail',
  // What is joined or split off is another case, which the writer locks and looks at.
  'join',
  'split',
  // So is a recording; and a copy is made each time.
  'add-recording',
  'add-transcript',
  'remove-recording',
  'copy-case',
  // So is how a failure of a service stands.
  'note-failure',
  'end-failure',
  'correct-failure',
  'reckon-failure',
  // And how a service does.
  'plan-cut',
  'take-back-cut',
  'note-cut-notice',
  'carry-out-cut',
  'tell-unused',
  'book-order',
  'fail-order',
  // What was done to a remedy is known by its row, which is read with the request.
  'give-remedy',
  'book-remedy',
  'fail-booking',
  'take-back-remedy',
  // As of a remedy, so of what is asked for.
  'ask-approval',
  'give-approval',
  'decline-approval',
  'climb-approval',
  'withdraw-approval',
])

always(
  'a rule is set aside only before what it would have refused, and only a rule of the house',
  ({ facts }) => {
    for (const [at, fact] of facts.entries()) {
      if (fact.type !== 'RuleOverridden') continue
      assert.ok(isOverridable(fact.rule) && at < facts.length - 1, fact.rule)
    }
  },
)

test('random histories set rules of the house aside', () => {
  const all = fc.sample(dice, { numRuns: 600, seed: 7 }).flatMap(thrown => live(thrown).facts)
  assert.ok(all.some(({ fact }) => fact.type === 'RuleOverridden'))
})

always(
  'doing what is already done gives no facts and no refusal',
  ({ request, leave, facts, after, now }) => {
    if (facts.length === 0 || EACH_TIME.has(request.ask)) return
    if (request.ask === 'deny-solved' && request.words) return
    assert.deepEqual(decide(after, request, now, leave), [], request.ask)
  },
)

test('folding the same facts again gives the same state, bodies or no bodies', () => {
  fc.assert(
    fc.property(dice, thrown => {
      const { facts, last } = live(thrown)
      assert.deepEqual(fold(facts), last)
      const erased = facts.map(({ fact, at }) => ({ fact: withoutBody(fact), at }))
      assert.deepEqual(fold(erased), last)
      assert.equal(last.version, facts.length)
    }),
    { numRuns: 500 },
  )
})

test('the random histories meet every request with facts, and every kind of ending', () => {
  const met = new Set<string>()
  const statuses = new Set<string>()
  fc.assert(
    fc.property(dice, thrown => {
      for (const { request, facts, after } of live(thrown).steps) {
        if (facts.length > 0) met.add(request.ask)
        statuses.add(after.status)
      }
    }),
    { numRuns: 5_000, seed: 20_261_127 },
  )
  assert.deepEqual([...met].toSorted(), asks.toSorted())
  assert.equal(statuses.size, 8)
})

function withoutBody(fact: CaseFact): CaseFact {
  return Object.fromEntries(Object.entries(fact).filter(([field]) => field !== 'body')) as CaseFact // every body is optional
}
