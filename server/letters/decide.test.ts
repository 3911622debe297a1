/** Who is told what by mail, and when not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFact, FactOf } from '../../domain/case/facts.ts'
import { canBeMailed, isMailed, notBefore, type Situation } from './decide.ts'

const NOW = Date.UTC(2026, 10, 23, 12)
const SECOND = 1_000
const reply: CaseFact = { type: 'AgentReplied', messageId: 'm', agentId: 'maya', files: [] }
const broken: CaseFact = { type: 'CommitmentBroken', commitmentId: 'p', dueAt: NOW }
const cancelled: CaseFact = {
  type: 'ServiceCancelled',
  serviceId: 's',
  accountId: 'a',
  endsOn: '2026-11-30',
  agentId: null,
}
const outside: FactOf<'RungClimbed'> = {
  type: 'RungClimbed',
  rung: 3,
  from: 'lena',
  to: null,
  by: 'customer',
  answerBy: null,
}
const away: Situation = {
  channel: 'chat',
  hasAddress: true,
  seenAt: null,
  isAutomatic: false,
  isWithoutService: false,
  isNewOwnerTold: false,
  isBroughtIn: false,
}

const table: Readonly<Record<string, readonly [CaseFact, Partial<Situation>, boolean]>> = {
  'the page is closed': [reply, {}, true],
  'the page was open 45 seconds ago': [reply, { seenAt: NOW - 45 * SECOND }, false],
  'the page was open longer ago': [reply, { seenAt: NOW - 46 * SECOND }, true],
  'the page is open, the case is by mail': [reply, { channel: 'mail', seenAt: NOW }, true],
  'the page is open, and a service was cancelled on it': [cancelled, { seenAt: NOW }, true],
  'the page is open, and says that we wrote how to go outside': [outside, { seenAt: NOW }, true],
  'the page is open, and somebody above decides': [{ ...outside, to: 'hugo' }, { seenAt: NOW }, false],
  'no address': [reply, { hasAddress: false }, false],
  'no address, by mail': [reply, { hasAddress: false, channel: 'mail' }, false],
  'a machine wrote, a person answers': [reply, { isAutomatic: true }, true],
  'a machine wrote, a machine would answer': [broken, { isAutomatic: true }, false],
  'the mails were brought in from files, a person answers': [reply, { isBroughtIn: true }, true],
  'the mails were brought in from files, we would say it ourselves': [broken, { isBroughtIn: true }, false],
  'a person wrote, we say it ourselves': [broken, {}, true],
}

for (const [name, [fact, situation, expected]] of Object.entries(table))
  test(`${name}: ${expected ? 'a letter' : 'no letter'}`, () => {
    assert.equal(isMailed(fact, { ...away, ...situation }, { mail: 'mail', now: NOW }), expected)
  })

test('a broken promise is told in the morning, unless service is lost; the words of a person wait for nobody', () => {
  const told = { timeZone: 'Europe/London', fromHour: 8, untilHour: 21 }
  const now = Date.UTC(2026, 10, 23, 2)
  const morning = Date.UTC(2026, 10, 23, 8)
  assert.equal(notBefore(broken, away, { told, now }), morning)
  assert.equal(notBefore(broken, away, { told, now: morning }), null)
  assert.equal(notBefore(broken, { isWithoutService: true }, { told, now }), null)
  assert.equal(notBefore(reply, away, { told, now }), null)
})

test('what nobody is awake for is told in the morning: a rung that let its time pass, a late start of many, a day’s amount', () => {
  const told = { timeZone: 'Europe/London', fromHour: 8, untilHour: 21 }
  const now = Date.UTC(2026, 10, 23, 0, 5)
  const morning = Date.UTC(2026, 10, 23, 8)
  const at = (fact: CaseFact, isWithoutService = false) =>
    notBefore(fact, { isWithoutService }, { told, now })
  const { type, rung, from, to, answerBy } = outside
  const climbed = (by: 'customer' | 'unanswered'): CaseFact => ({ type, rung, from, to, answerBy, by })
  assert.equal(at(climbed('unanswered')), morning)
  assert.equal(at(climbed('unanswered'), true), null)
  assert.equal(at(climbed('customer')), null)
  const noted = { type: 'FailureEnded', failureId: 'f', until: now } as const
  assert.equal(at({ ...noted, event: 'delayed-start', agentId: null }), morning)
  assert.equal(at({ ...noted, event: 'delayed-start', agentId: 'maya' }), null)
  assert.equal(at({ ...noted, event: 'loss-of-service', agentId: null }), null)
  const day: CaseFact = {
    type: 'RemedyGiven',
    remedyId: 'r',
    kind: 'credit',
    agentId: null,
    accountId: 'a',
    amountMinor: 6_46,
    currency: 'GBP',
    forFailureId: 'f',
    isForTheDay: true,
  }
  assert.equal(at(day, true), morning)
})

test('a new owner is news when the old one left or handed over, not when a deputy stands in', () => {
  const reasons = ['departure', 'handover', 'deputy', 'assignment'] as const
  const told = reasons.filter(reason =>
    canBeMailed({ type: 'OwnerChanged', from: 'maya', to: 'tom', reason }),
  )
  assert.deepEqual(told, ['departure', 'handover'])
})

test('that a wait for one’s own agent is over is news, unless the customer ended it', () => {
  const reasons = ['limit', 'owner-changed', 'customer'] as const
  const told = reasons.filter(reason =>
    canBeMailed({ type: 'OwnerNotAwaited', entryId: 'e', agentId: 'maya', reason }),
  )
  assert.deepEqual(told, ['limit', 'owner-changed'])
})

test('a new owner and the end of the wait for the old one are one letter', () => {
  const over = { type: 'OwnerNotAwaited', entryId: 'e', agentId: 'maya', reason: 'owner-changed' } as const
  const now = { mail: 'mail', now: 0 }
  assert.equal(isMailed(over, away, now), true)
  assert.equal(isMailed(over, { ...away, isNewOwnerTold: true }, now), false)
  assert.equal(isMailed({ ...over, reason: 'limit' }, { ...away, isNewOwnerTold: true }, now), true)
})

test('no offer is ever sent after anybody', () => {
  assert.equal(
    canBeMailed({ type: 'OfferMade', offerId: 'o', agentId: 'maya', body: { words: 'Buy.' } }),
    false,
  )
})
