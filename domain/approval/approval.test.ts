import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remedyRequests } from '../remedy/given.ts'
import {
  ASHA,
  asking,
  CASE_ID,
  factsOf,
  HUGO_HEAD,
  inAChat,
  LENA_LEAD,
  NOW,
  owned,
  TOM,
  verdict,
} from '../case/given.ts'
import type { CaseFact } from '../case/facts.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'
import { approvalAfter, isApprovalFact } from './evolve.ts'
import { ASKED, MORE } from './given.ts'
import { askedFor } from './covers.ts'

const folded = (facts: readonly CaseFact[], at = NOW) =>
  facts.reduce<ReturnType<typeof approvalAfter>>(
    (known, fact) => (isApprovalFact(fact) ? approvalAfter(known, fact, { at, caseId: CASE_ID }) : known),
    null,
  )
const promise = asking('promise', {
  kind: 'credit',
  words: 'Forty pounds back by Friday.',
  amount: { minor: 40_00, currency: 'GBP' },
  beyond: 'per-act',
})

test('what is asked for names who decides and until when, and that the customer is there', () => {
  const [asked] = factsOf(inAChat, asking('ask-approval'))
  assert.equal(asked?.type, 'ApprovalAsked')
  if (asked?.type !== 'ApprovalAsked') return
  assert.equal(asked.isLive, true)
  assert.deepEqual([asked.approverId, asked.until], [LENA_LEAD, NOW + 10 * MINUTE])
  assert.deepEqual(folded([asked]), { ...ASKED, askedAt: NOW, until: NOW + 10 * MINUTE })
  const [later] = factsOf(owned, asking('ask-approval'))
  assert.equal(later?.type === 'ApprovalAsked' && later.isLive, false)
})

test('with the yes the remedy is given at once, under the name of the yes', () => {
  const facts = factsOf(owned, asking('give-approval'))
  const given = facts.find(fact => fact.type === 'RemedyGiven')
  assert.equal(given?.type === 'RemedyGiven' && given.approvalId, 'approval-1')
  assert.equal(given?.type === 'RemedyGiven' && given.agentId, ASHA)
  assert.equal(folded([...factsOf(inAChat, asking('ask-approval')), ...facts])?.state, 'given')
})

test('nobody is asked about what no yes could allow', () => {
  const wrong = { ...MORE, currency: 'EUR' }
  assert.match(verdict(inAChat, asking('ask-approval', { onYes: wrong })), /another currency/)
  const apology = { ...remedyRequests['give-remedy'], kind: 'apology' } as const
  assert.match(verdict(inAChat, asking('ask-approval', { onYes: apology })), /apology goes with/)
})

test('what cannot be given any more leaves the question open', () => {
  const account = { isOfCustomer: true, currency: 'EUR', owedMinor: 0 }
  const onYes = { ...MORE, found: { ...MORE.found, account } }
  assert.match(verdict(owned, asking('give-approval', { onYes })), /another currency/)
})

test('a promise beyond authority is asked for before it is said, and made with the yes', () => {
  const ask = asking('ask-approval', { onYes: promise })
  const [asked] = factsOf(inAChat, ask)
  assert.equal(asked?.type === 'ApprovalAsked' && asked.promise, 'credit')
  assert.equal(asked?.type === 'ApprovalAsked' && asked.body?.words, promise.words)
  const known = { ...ASKED, asked: askedFor(promise) }
  const facts = factsOf(owned, asking('give-approval', { onYes: promise, known }))
  const made = facts.find(fact => fact.type === 'CommitmentMade')
  assert.equal(made?.type === 'CommitmentMade' && made.approvalId, 'approval-1')
  assert.equal(made?.type === 'CommitmentMade' && made.beyond, undefined)
})

test('the words of a promise whose time has passed are not said', () => {
  const late = { ...promise, dueAt: NOW + HOUR }
  const known = { ...ASKED, asked: askedFor(late) }
  const give = asking('give-approval', { onYes: late, known })
  assert.equal(verdict(owned, give, NOW + 2 * HOUR), 'A promise is due in the future.')
})

test('unanswered it climbs once its time is over, and not before', () => {
  const climb = asking('climb-approval', { known: { ...ASKED, until: NOW } })
  assert.equal(verdict(owned, climb, NOW - MINUTE), 'already')
  assert.equal(verdict(owned, climb), 'ApprovalClimbed')
  assert.equal(verdict(owned, { ...climb, known: { ...ASKED, state: 'given' } }), 'already')
  assert.equal(verdict(owned, { ...climb, to: null }), 'already')
})

test('the last one inside is reminded, stays late until they answer, and their deputy may', () => {
  const asked = { ...ASKED, people: [LENA_LEAD, HUGO_HEAD], approverId: HUGO_HEAD, rung: 2, until: NOW }
  const remind = (agentId: string) => ({ agentId, rung: 2, until: NOW + DAY })
  const facts = factsOf(owned, asking('climb-approval', { known: asked, to: remind(HUGO_HEAD) }))
  assert.equal(facts[0]?.type, 'ApprovalReminded')
  const [reminded] = facts
  if (!reminded || !isApprovalFact(reminded)) return assert.fail('no reminder')
  const late = approvalAfter(asked, reminded, { at: NOW, caseId: CASE_ID })
  assert.deepEqual([late?.lateSince, late?.until, late?.people], [NOW, NOW + DAY, asked.people])
  const again = asking('climb-approval', { known: late, to: { agentId: TOM, rung: 2, until: NOW + 2 * DAY } })
  const [stoodIn] = factsOf(owned, again, NOW + DAY)
  assert.equal(stoodIn?.type, 'ApprovalReminded')
})

test('what was said no to names who decides next', () => {
  const [declined] = factsOf(owned, asking('decline-approval'))
  assert.equal(declined?.type === 'ApprovalDeclined' && declined.nextAgentId, HUGO_HEAD)
})
