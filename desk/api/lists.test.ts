import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseSummary } from '../../contract/desk.ts'
import { belongs, inOrderOfWork, offerFor, reconcileLine, reconcileList } from './lists.ts'

const ME = 'me'
const NOW = 1_000_000_000
const HOUR = 3_600_000

function summary(id: string, part: Partial<CaseSummary> = {}): CaseSummary {
  return {
    id,
    reference: id,
    customer: { id: `customer-${id}`, name: id },
    kind: null,
    channel: 'chat',
    status: 'owned',
    owner: { id: ME, name: 'Me', hasAccepted: true },
    entry: null,
    handover: null,
    lastWords: '',
    lastAt: NOW,
    isUnread: false,
    unansweredSince: null,
    nextDueAt: null,
    tags: [],
    snoozedUntil: null,
    isMentioned: false,
    mergedInto: null,
    openedAt: 0,
    version: 1,
    ...part,
  }
}

function entry(part: Partial<NonNullable<CaseSummary['entry']>> = {}): NonNullable<CaseSummary['entry']> {
  return {
    id: 'entry',
    medium: 'chat',
    place: 1,
    state: 'waiting',
    agentId: null,
    joinedAt: 0,
    offerUntil: null,
    ...part,
  }
}

const other = { id: 'other', name: 'Other', hasAccepted: true }

test('mine is what I own, what is offered to me, and what I am asked to take', () => {
  assert.equal(belongs('mine', summary('a'), ME), true)
  assert.equal(belongs('mine', summary('a', { owner: other }), ME), false)
  assert.equal(
    belongs('mine', summary('a', { owner: other, entry: entry({ state: 'offered', agentId: ME }) }), ME),
    true,
  )
  const handover = { id: 'h', from: 'other', to: ME, until: NOW }
  assert.equal(belongs('mine', summary('a', { owner: other, handover }), ME), true)
})

test('a case that I own rests or is solved: it leaves my list for the other', () => {
  for (const status of ['resting', 'solved'] as const) {
    assert.equal(belongs('mine', summary('a', { status }), ME), false)
    assert.equal(belongs(status, summary('a', { status }), ME), true)
  }
})

test('with the team stands whatever is worked on, my own cases too', () => {
  assert.equal(belongs('team', summary('a'), ME), true)
  assert.equal(belongs('team', summary('a', { status: 'resting' }), ME), false)
})

test('the duty lead who only stands in does not have every waiting case in their own list', () => {
  const owner = { id: ME, name: 'Me', hasAccepted: false }
  assert.equal(belongs('mine', summary('a', { owner, status: 'waiting' }), ME), false)
})

test('the order of work: new, then due soon by when, then the latest', () => {
  const cases = [
    summary('old', { lastAt: NOW - 5 * HOUR }),
    summary('latest', { lastAt: NOW }),
    summary('due later', { nextDueAt: NOW + 3 * HOUR }),
    summary('overdue', { nextDueAt: NOW - HOUR }),
    summary('due next week', { nextDueAt: NOW + 200 * HOUR, lastAt: NOW - HOUR }),
    summary('new', { isUnread: true, lastAt: NOW - 9 * HOUR }),
  ]
  const order = inOrderOfWork(cases, { now: NOW, stillNew: null }).map(({ id }) => id)
  assert.deepEqual(order, ['new', 'overdue', 'due later', 'latest', 'due next week', 'old'])
})

test('the open case keeps its place among the new ones while it is read', () => {
  const cases = [summary('latest'), summary('being read', { lastAt: NOW - HOUR })]
  assert.equal(inOrderOfWork(cases, { now: NOW, stillNew: 'being read' })[0]?.id, 'being read')
})

test('an offer is mine until it has run out', () => {
  const offered = summary('a', { entry: entry({ state: 'offered', agentId: ME, offerUntil: NOW + 5000 }) })
  assert.equal(offerFor(ME, [offered], NOW)?.id, 'a')
  assert.equal(offerFor(ME, [offered], NOW + 5000), null)
  assert.equal(offerFor('other', [offered], NOW), null)
})

test('a newer summary moves a case between lists, and a second time changes nothing', () => {
  const list = { cases: [summary('a'), summary('b')], more: null }
  const known = {
    me: ME,
    newest: { a: summary('a', { version: 2, owner: other }), c: summary('c', { version: 1 }) },
  }
  const after = reconcileList(list, 'mine', known)
  assert.deepEqual(
    after.cases.map(({ id }) => id),
    ['b', 'c'],
  )
  assert.deepEqual(reconcileList(after, 'mine', known), after)
})

test('a list that is newer than what is known stays as the server listed it', () => {
  const list = { cases: [summary('a', { version: 5, owner: other })], more: null }
  const after = reconcileList(list, 'mine', { me: ME, newest: { a: summary('a', { version: 4 }) } })
  assert.equal(after.cases[0], list.cases[0])
})

test('who joins the line stands last until the server has said where', () => {
  const line = {
    waiting: [summary('first', { entry: entry() })],
    longestWaitSeconds: 1,
    agentsHere: 1,
    agentsAway: 0,
    leader: { isLed: true, epoch: 1 },
  }
  const joined = summary('second', { entry: entry({ place: 2 }) })
  const after = reconcileLine(line, { second: joined })
  assert.deepEqual(
    after.waiting.map(({ id }) => id),
    ['first', 'second'],
  )
  const answered = summary('first', { version: 2, entry: entry({ state: 'answered', agentId: ME }) })
  assert.deepEqual(
    reconcileLine(after, { first: answered }).waiting.map(({ id }) => id),
    ['second'],
  )
})
