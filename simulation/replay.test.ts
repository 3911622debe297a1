import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contactsOf, type LineFact } from './ledger-log.ts'
import { gapsIn } from './logged-gaps.ts'
import type { Visit } from './model.ts'
import { planOf } from './plan.ts'
import { AS_LOGGED, daysLater, type LoggedContact, replayOf } from './replay.ts'
import { replay } from './replay-run.ts'
import { simulate } from './simulate.ts'
import { evenScenario } from './testing/scenarios.ts'

/** A log as a simulated day would have left it. */
function loggedDay(seed: number, agents: number): readonly LoggedContact[] {
  const visits: { readonly visit: Visit; readonly until: number }[] = []
  const ends = new Map<string, number>()
  simulate(planOf(evenScenario({ perHour: 70, agents }), { seed }), [
    { worked: ({ person, until }) => void ends.set(person.id, until) },
    { left: visit => void visits.push({ visit, until: ends.get(visit.person.id) ?? visit.leftAt }) },
  ])
  return visits.map(({ visit: { person, leftAt, agentId }, until }) => ({
    id: person.id,
    joinedAt: person.joinsAt,
    medium: 'call',
    isProblem: true,
    skill: null,
    priority: null,
    group: 'callers',
    answer: agentId === null ? null : { agentId, at: leftAt, until, pitchSeconds: 0 },
    hungUpAt: agentId === null ? leftAt : null,
  }))
}

test('a logged day that is sent through again is like the day that it was', () => {
  const [was, again] = replay(loggedDay(3, 5), {
    seeds: [1, 2, 3],
    variants: [{ name: 'again', changes: [] }],
    names: { logged: 'as it was' },
    weekday: 1,
  })
  assert.ok(was && again)
  assert.ok(was.service.waitMean.mean > 20)
  assert.ok(
    Math.abs(again.service.waitMean.mean / was.service.waitMean.mean - 1) < 0.25,
    JSON.stringify(again.service.waitMean),
  )
  assert.ok(Math.abs(again.service.gaveUpShare.mean - was.service.gaveUpShare.mean) < 0.03)
})

test('what would have been otherwise is asked of the same day', () => {
  const [, again, fewer, slower] = replay(loggedDay(3, 5), {
    seeds: [1],
    variants: [
      { name: 'again', changes: [] },
      { name: 'fewer', changes: ['staff=80%'] },
      { name: 'slower', changes: ['pitch=60'] },
    ],
    names: { logged: 'as it was' },
    weekday: 1,
  })
  assert.ok((fewer?.service.waitMean.mean ?? 0) > 1.3 * (again?.service.waitMean.mean ?? 0))
  assert.ok((slower?.service.waitMean.mean ?? 0) > 1.3 * (again?.service.waitMean.mean ?? 0))
  assert.throws(
    () =>
      replay([], {
        seeds: [1],
        variants: [{ name: '', changes: ['groups=3'] }],
        names: { logged: '' },
        weekday: 1,
      }),
    /“groups” is not known here/,
  )
})

test('what is told is learned from the days before alone: without them nothing can be told on the first day', () => {
  const before = [1, 2, 3, 4].flatMap((seed, index) => loggedDay(seed, 4).map(one => daysLater(one, index)))
  const told = (log: readonly LoggedContact[], known: readonly LoggedContact[]) => {
    const replayed = replay(log, {
      seeds: [1],
      variants: [{ name: 'again', changes: [] }],
      names: { logged: 'as it was' },
      weekday: 5,
      before: { contacts: known, days: 4 },
    })
    return replayed[1]?.service
  }
  const [unknown, known] = [told(loggedDay(5, 4), []), told(loggedDay(5, 4), before)]
  assert.ok(unknown && known)
  assert.equal(unknown.keptShare, null)
  assert.ok(unknown.couldNotTellShare.mean > 0.2, String(unknown.couldNotTellShare.mean))
  assert.equal(known.couldNotTellShare.mean, 0)
  assert.ok((known.keptShare?.mean ?? 0) > 0.85, String(known.keptShare?.mean))
  // Of two days that are looked at, the second is told what the first has shown, and the first is told what it would be alone.
  const both = told([...loggedDay(5, 4), ...loggedDay(6, 4).map(one => daysLater(one, 1))], [])
  assert.ok(both && both.couldNotTellShare.mean < unknown.couldNotTellShare.mean)
})

test('who hung up hangs up again, and who was answered would have waited longer than they did', () => {
  const log = loggedDay(4, 4)
  const { people } = replayOf(log, planOf(evenScenario({ perHour: 1, agents: 1 })).habits, 1)
  const patience = new Map(people.map(person => [person.id, person.patienceSeconds]))
  for (const { id, joinedAt, answer, hungUpAt } of log) {
    const waited = patience.get(id) ?? -1
    if (answer) assert.ok(waited >= answer.at - joinedAt)
    else assert.equal(waited, (hungUpAt ?? 0) - joinedAt)
  }
})

test('a contact that is cut off at midnight belongs to the day that ends then', () => {
  const [last] = loggedDay(3, 5).filter(({ answer }) => answer !== null)
  assert.ok(last?.answer)
  const { days } = replayOf([{ ...last, answer: { ...last.answer, until: 86_400 } }], AS_LOGGED, 1)
  assert.equal(days, 1)
})

test('what an agent does between two contacts is seen only while somebody waits', () => {
  const call = (id: string, joinedAt: number, at: number, until: number): LoggedContact => ({
    id,
    joinedAt,
    medium: 'call',
    isProblem: true,
    skill: null,
    priority: null,
    group: 'callers',
    answer: { agentId: 'ada', at, until, pitchSeconds: 0 },
    hungUpAt: null,
  })
  // The second waited while the first was served; the third came when nobody was there any more.
  const log = [call('a', 0, 0, 100), call('b', 50, 125, 200), call('c', 290, 290, 300)]
  assert.deepEqual(gapsIn(log, 1_800), [25])
})

const SECOND = 1_000
const base = { caseId: 'c1', at: 0 } as const

test('whoever was called and not reached came, for the log, when the next call was due', () => {
  const entryId = 'e1'
  const agentId = 'ada'
  const steps: readonly (readonly [number, LineFact['fact']])[] = [
    [0, { type: 'EntryJoined', entryId, medium: 'chat', place: 1 }],
    [5, { type: 'CallbackAsked', entryId, by: 'phone', window: null, promiseId: null }],
    [60, { type: 'EntryAnswered', entryId, agentId }],
    [80, { type: 'CallbackTried', entryId, agentId, attempt: 1, why: 'no-answer', nextAt: 680 * SECOND }],
    [680, { type: 'CallbackDue', entryId }],
    [700, { type: 'EntryAnswered', entryId, agentId }],
    [900, { type: 'ContactEnded', entryId, agentId, reason: 'finished' }],
  ]
  const facts = steps.map(([at, fact]) => ({ caseId: 'c1', at: at * SECOND, fact }))
  const [contact, ...more] = contactsOf(facts, [], { midnight: 0, until: 1_000 * SECOND })
  assert.equal(more.length, 0)
  assert.equal(contact?.joinedAt, 680)
  assert.deepEqual([contact?.answer?.at, contact?.answer?.until], [700, 900])
})

test('the ledger of a contact is a contact of the log, with what was spent on selling', () => {
  const facts: LineFact[] = [
    { ...base, at: 10 * SECOND, fact: { type: 'EntryJoined', entryId: 'e1', medium: 'chat', place: 1 } },
    { ...base, at: 40 * SECOND, fact: { type: 'EntryAnswered', entryId: 'e1', agentId: 'ada' } },
    { ...base, at: 70 * SECOND, fact: { type: 'OfferMade', offerId: 'o1', agentId: 'ada' } },
    {
      ...base,
      at: 100 * SECOND,
      fact: { type: 'ContactEnded', entryId: 'e1', agentId: 'ada', reason: 'finished' },
    },
    {
      ...base,
      caseId: 'c2',
      at: 20 * SECOND,
      fact: { type: 'EntryJoined', entryId: 'e2', medium: 'call', place: 2 },
    },
    {
      ...base,
      caseId: 'c2',
      at: 80 * SECOND,
      fact: { type: 'EntryLeft', entryId: 'e2', reason: 'customer-left' },
    },
  ]
  const cases = [{ id: 'c2', kind: 'request', skill: 'plans', priority: null }] as const
  const contacts = contactsOf(facts, cases, { midnight: 0, until: 1_000 * SECOND })
  assert.deepEqual(
    contacts.map(({ id, joinedAt, isProblem, group, answer, hungUpAt }) => ({
      id,
      joinedAt,
      isProblem,
      group,
      answer,
      hungUpAt,
    })),
    [
      {
        id: 'e1',
        joinedAt: 10,
        isProblem: true,
        group: 'problem',
        answer: { agentId: 'ada', at: 40, until: 100, pitchSeconds: 30 },
        hungUpAt: null,
      },
      { id: 'e2', joinedAt: 20, isProblem: false, group: 'request', answer: null, hungUpAt: 80 },
    ],
  )
})
