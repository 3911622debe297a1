import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PromiseView, StoryItem } from '../../contract/case.ts'
import type { CaseSummary, CaseView } from '../../contract/desk.ts'
import { mergeChange, mergeFetched, rememberNewest } from './merge.ts'
import type { Change } from './merge.ts'

const ID = '00000000-0000-4000-8000-000000000001'

function summary(version: number): CaseSummary {
  return {
    id: ID,
    reference: 'BB-1',
    customer: { id: ID, name: 'Ada Okafor' },
    kind: null,
    channel: 'chat',
    status: 'owned',
    owner: null,
    entry: null,
    handover: null,
    lastWords: `words ${version}`,
    lastAt: version,
    isUnread: false,
    unansweredSince: null,
    nextDueAt: null,
    tags: [],
    snoozedUntil: null,
    isMentioned: false,
    mergedInto: null,
    openedAt: 0,
    version,
  }
}

function item(seq: number, version: number): StoryItem {
  return {
    seq,
    at: seq,
    type: 'AgentReplied',
    by: { who: 'agent', id: ID, name: 'Noor Haddad' },
    sentence: `as told by version ${version}`,
    words: null,
    files: [],
    messageId: null,
    delivery: null,
  }
}

function promise(at: number, version: number): PromiseView {
  const state = version % 2 === 0 ? 'open' : 'kept'
  return {
    id: `promise-${at}`,
    kind: 'reply',
    words: null,
    by: { id: ID, name: 'Noor Haddad' },
    madeAt: at,
    dueAt: 9,
    state,
    isDueSoon: false,
    settledAt: null,
  }
}

function view(version: number, seqs: readonly number[] = []): CaseView {
  return {
    summary: summary(version),
    story: seqs.map(seq => item(seq, version)),
    customer: {
      id: ID,
      name: 'Ada Okafor',
      since: 0,
      isVerified: true,
      addresses: [],
      accounts: [],
      otherCases: [],
    },
    promises: [],
    gate: { isOpen: false, mode: 'enforce', says: null, becauseOf: [] },
    wait: null,
  }
}

/** One fact after another, as the ledger tells them: each adds an item, some touch a promise. */
const facts = fc
  .array(fc.record({ touchesPromise: fc.boolean() }), { minLength: 1, maxLength: 12 })
  .map(list =>
    list.map(
      ({ touchesPromise }, at): Change => ({
        summary: summary(at + 1),
        items: [item(at + 1, at + 1)],
        promises: touchesPromise ? [promise(at % 3, at + 1)] : [],
      }),
    ),
  )

function merged(changes: readonly Change[]): CaseView {
  return changes.reduce(mergeChange, view(0))
}

test('applying every change twice shows what applying it once shows', () => {
  fc.assert(
    fc.property(facts, changes => {
      assert.deepEqual(merged(changes.flatMap(change => [change, change])), merged(changes))
    }),
  )
})

test('a replay of any stretch of the past changes nothing', () => {
  fc.assert(
    fc.property(facts, fc.nat(), fc.nat(), (changes, a, b) => {
      const from = Math.min(a, b) % changes.length
      const replay = changes.slice(from, from + 1 + (Math.max(a, b) % changes.length))
      assert.deepEqual(merged([...changes, ...replay]), merged(changes))
    }),
  )
})

test('in whatever order changes come, the newest summary and every item are shown', () => {
  fc.assert(
    fc.property(
      facts.chain(changes =>
        fc.tuple(fc.constant(changes), fc.shuffledSubarray(changes, { minLength: changes.length })),
      ),
      ([changes, shuffled]) => {
        const shown = merged(shuffled)
        assert.equal(shown.summary.version, changes.length)
        assert.deepEqual(
          shown.story.map(({ seq }) => seq),
          changes.map((_, at) => at + 1),
        )
      },
    ),
  )
})

test('an answer that is older than the stream takes nothing back', () => {
  const shown = mergeChange(view(3, [1, 2, 3]), { summary: summary(4), items: [item(4, 4)], promises: [] })
  const after = mergeFetched(shown, view(2, [1, 2]))
  assert.equal(after.summary.version, 4)
  assert.deepEqual(after.story, shown.story)
})

test('a newer answer brings what the stream has not', () => {
  const after = mergeFetched(view(2, [1, 2]), view(4, [1, 2, 3, 4]))
  assert.equal(after.summary.version, 4)
  assert.deepEqual(
    after.story.map(({ sentence }) => sentence),
    Array.from({ length: 4 }, () => 'as told by version 4'),
  )
})

test('another case never mixes with this one', () => {
  const other = { ...view(1, [7]), summary: { ...summary(1), id: 'another' } }
  assert.equal(mergeFetched(view(9, [1, 2]), other), other)
})

test('an item whose delivery became known later is shown as it became', () => {
  const delivered: StoryItem = { ...item(1, 2), delivery: 'delivered' }
  const after = mergeChange(view(1, [1]), { summary: summary(2), items: [delivered], promises: [] })
  assert.equal(after.story[0]?.delivery, 'delivered')
  const replayed = mergeChange(after, { summary: summary(1), items: [item(1, 1)], promises: [] })
  assert.equal(replayed.story[0]?.delivery, 'delivered')
})

test('the newest summary of each case is remembered, an older one is not', () => {
  const newest = rememberNewest({}, [summary(5)])
  assert.equal(rememberNewest(newest, [summary(4)])[ID]?.version, 5)
  assert.equal(rememberNewest(newest, [summary(6)])[ID]?.version, 6)
})
