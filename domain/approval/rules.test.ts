import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limited } from './given-limits.ts'
import {
  ASHA,
  asking,
  factsOf,
  HUGO_HEAD,
  inAChat,
  LENA_LEAD,
  NOW,
  owned,
  TOM,
  verdict,
  waiting,
} from '../case/given.ts'
import { MINUTE } from '../time.ts'
import { askedFor } from './covers.ts'
import { ASKED, MORE } from './given.ts'
import { askRules, declineApprovalRules, giveApprovalRules, withdrawApprovalRules } from './rules.ts'

const rules = [...askRules, ...giveApprovalRules, ...declineApprovalRules, ...withdrawApprovalRules]
const saysOf = new Map(rules.map(rule => [rule.name, rule.says]))
const says = (name: string) => saysOf.get(name) ?? assert.fail(`no rule ${name}`)

const ask = asking('ask-approval')
const give = asking('give-approval')
const decline = asking('decline-approval')
const withdraw = asking('withdraw-approval')
const DECIDED = { ...ASKED, state: 'given', decidedBy: LENA_LEAD, givenMinor: 40_00 } as const

test('This was asked for already, and not like this: look at what was asked.', () => {
  const again = { ...ask, found: { known: ASKED, isAskedAlready: true } }
  assert.equal(verdict(inAChat, again), 'already')
  const other = { ...again, onYes: { ...MORE, amountMinor: 41_00, costMinor: 41_00 } }
  assert.equal(verdict(inAChat, other), says('approval-asked-once'))
  const elsewhere = { known: { ...ASKED, caseId: 'case-2' }, isAskedAlready: false }
  assert.equal(verdict(inAChat, { ...ask, found: elsewhere }), says('approval-asked-once'))
  assert.equal(verdict(inAChat, { ...again, agentId: TOM }), says('approval-asked-once'))
  const reworded = { ...again, found: { ...again.found, isInOtherWords: true } }
  assert.equal(verdict(inAChat, reworded), says('approval-asked-once'))
})

const details = asking('promise', {
  kind: 'send-details',
  beyond: 'per-act',
  amount: { minor: 40_00, currency: 'GBP' },
  letter: { messageId: 'message-8', words: { text: 'The terms.' } },
})

test('Take them up first, when it is their turn: then ask, and the details go out with the yes.', t => {
  assert.equal(verdict(waiting, { ...ask, onYes: details }), t.name)
  assert.equal(verdict(inAChat, { ...ask, onYes: details }), 'ApprovalAsked')
  const sent = { ...give, known: { ...ASKED, asked: askedFor(details) }, onYes: details }
  assert.equal(verdict(inAChat, sent), 'ApprovalGiven CommitmentMade AgentReplied')
  assert.equal(verdict(waiting, sent), 'ApprovalGiven OwnerAccepted CommitmentMade AgentReplied')
})

const condition = {
  id: 'condition-1',
  kind: 'since',
  direction: 'earlier',
  needs: '2008-05-01',
  why: { en: '', es: '' },
} as const

test('what is set aside in what is asked for is set aside with the yes, by whoever asked, and needs a reason', () => {
  const onYes = { ...MORE, found: { ...MORE.found, unmet: [condition] } }
  const leave = (reason: string) => ({
    letGo: new Set<string>(),
    override: { id: 'approval-1', rules: ['remedy-for-customers-since'], reason, isForOneself: false },
  })
  assert.match(verdict(inAChat, { ...ask, onYes, house: leave(' ') }), /Write down why/)
  const [asked] = factsOf(inAChat, { ...ask, onYes, house: leave('Longer than they are.') })
  assert.ok(asked?.type === 'ApprovalAsked' && 'remedy' in asked.asked)
  assert.deepEqual(asked.asked.remedy.setAside, ['remedy-for-customers-since'])
  assert.equal(asked.body?.aside, 'Longer than they are.')
  const facts = factsOf(inAChat, { ...give, onYes, house: leave('Longer than they are.') })
  const aside = facts.find(fact => fact.type === 'RuleOverridden')
  assert.deepEqual([aside?.agentId, aside?.met?.id], [ASHA, 'condition-1'])
  assert.doesNotMatch(
    verdict(inAChat, { ...give, onYes }),
    /Overridden/,
    'what was not asked for is not set aside',
  )
})

test('Somebody decides about this already: their answer comes here.', () => {
  const twice = { ...ask, approvalId: 'approval-2', found: { known: null, isAskedAlready: true } }
  assert.equal(verdict(inAChat, twice), says('approval-not-asked-twice'))
})

test('You may do this yourself: nobody has to decide.', () => {
  assert.equal(verdict(inAChat, { ...ask, lacks: null }), says('approval-only-beyond-authority'))
})

test('Nobody who is asked stands above you here: what goes beyond your limits is changed in the setup.', () => {
  assert.equal(verdict(inAChat, { ...ask, to: null }), says('approval-from-above'))
})

test('Nobody asks themselves for a yes.', () => {
  const self = { ...ask, to: { agentId: ASHA, rung: 1, until: NOW + MINUTE } }
  assert.equal(verdict(inAChat, self), says('nobody-is-asked-by-themselves'))
})

test('Nobody asked for such a thing in this case.', () => {
  assert.equal(verdict(owned, { ...give, known: null }), says('approval-known'))
  const elsewhere = { ...ASKED, caseId: 'case-2' }
  assert.equal(verdict(owned, { ...give, known: elsewhere }), says('approval-known'))
  assert.equal(verdict(owned, { ...decline, known: elsewhere }), says('approval-known'))
  assert.equal(verdict(owned, { ...withdraw, known: null }), says('approval-known'))
})

test('Nobody decides about what they asked for themselves.', () => {
  const own = { agentId: ASHA, mayDecide: [ASHA] }
  assert.equal(verdict(owned, { ...give, ...own }), says('nobody-approves-their-own'))
  assert.equal(verdict(owned, { ...decline, ...own }), says('nobody-approves-their-own'))
})

test('This is decided already, and the answer is final.', () => {
  assert.equal(verdict(owned, { ...give, known: DECIDED }), 'already')
  assert.equal(verdict(owned, { ...give, known: DECIDED, agentId: HUGO_HEAD }), says('approval-decided-once'))
  assert.equal(verdict(owned, { ...decline, known: DECIDED }), says('approval-decided-once'))
  assert.equal(verdict(owned, { ...give, known: DECIDED, amountMinor: 45_00 }), says('approval-decided-once'))
  const declined = { ...DECIDED, state: 'declined' } as const
  assert.equal(verdict(owned, { ...decline, known: declined }), 'already')
  assert.equal(
    verdict(owned, { ...decline, known: declined, isInOtherWords: true }),
    says('approval-decided-once'),
  )
  assert.equal(verdict(owned, { ...give, known: declined }), says('approval-decided-once'))
})

test('This is not asked for any more: it was taken back, or its case is closed.', () => {
  const known = { ...ASKED, state: 'withdrawn' } as const
  assert.equal(verdict(owned, { ...give, known }), says('approval-still-wanted'))
  assert.equal(verdict(owned, { ...decline, known }), says('approval-still-wanted'))
})

test('Only whoever is asked, who stands in for them, or who stands above them decides.', () => {
  assert.equal(verdict(owned, { ...give, agentId: TOM }), says('approval-by-who-may'))
  assert.equal(verdict(owned, { ...decline, agentId: TOM }), says('approval-by-who-may'))
  assert.match(verdict(owned, { ...give, agentId: HUGO_HEAD }), /^ApprovalGiven /)
})

test('A yes covers exactly what was asked for: this, in this case, once.', () => {
  const other = [
    { remedyId: 'another' },
    { kind: 'waiver' },
    { accountId: 'account-2' },
    { currency: 'EUR' },
    { amountMinor: 45_00 },
    { forCommitmentId: 'promise-9' },
  ] as const
  for (const change of other)
    assert.equal(
      verdict(owned, { ...give, onYes: { ...MORE, ...change } }),
      says('approval-covers-what-was-asked'),
      JSON.stringify(change),
    )
  const promise = asking('promise')
  assert.equal(verdict(owned, { ...give, onYes: promise }), says('approval-covers-what-was-asked'))
})

test('Nobody allows anything for an account of their own: let it go up, and a colleague decides.', t => {
  const own = { ...give, found: { ...give.found, isOwn: true } }
  assert.equal(verdict(owned, own), t.name)
  assert.equal(verdict(owned, { ...own, known: DECIDED }), 'already')
  assert.equal(verdict(owned, decline), 'ApprovalDeclined', 'a no is nobody’s gain')
})

test('Another amount has to put it right in full: choose one that does, or say no with reasons.', () => {
  const allow = (minor: number, fullMinor: number | null = 30_00) =>
    verdict(owned, {
      ...give,
      amountMinor: minor,
      onYes: { ...MORE, amountMinor: minor, costMinor: minor },
      found: { ...give.found, fullMinor },
    })
  assert.equal(allow(29_99), says('another-amount-repairs-in-full'))
  assert.equal(allow(30_00), 'ApprovalGiven CommitmentMade RemedyGiven')
  assert.equal(allow(55_00), 'ApprovalGiven CommitmentMade RemedyGiven')
  assert.equal(allow(39_99, null), says('another-amount-repairs-in-full'))
})

test('This is beyond your own limits as well: allow less that repairs it, or let it go up.', () => {
  const within = (change: Parameters<typeof limited>[0]) =>
    verdict(owned, { ...give, found: { ...give.found, grants: limited(change) } })
  assert.equal(within({}), 'ApprovalGiven CommitmentMade RemedyGiven')
  assert.equal(within({ perActMinor: 39_99 }), says('approval-within-own-limits'))
  assert.equal(within({ spentMinor: 470_00 }), says('approval-within-own-limits'))
  assert.equal(within({ purseMinor: 39_99 }), says('approval-within-own-limits'))
  assert.equal(within({ isGranted: false }), says('approval-within-own-limits'))
})

test('Say why not, in words that the customer can read.', () => {
  assert.equal(verdict(owned, { ...decline, reasons: ' ' }), says('declined-with-reasons'))
  assert.equal(verdict(owned, decline), 'ApprovalDeclined')
})

test('Only whoever asked for it takes it back.', () => {
  assert.equal(verdict(owned, { ...withdraw, agentId: LENA_LEAD }), says('taken-back-by-who-asked'))
  assert.equal(verdict(owned, withdraw), 'ApprovalWithdrawn')
})

test('This is decided already: what was said yes to is the customer’s.', () => {
  assert.equal(verdict(owned, { ...withdraw, known: DECIDED }), says('decided-is-not-taken-back'))
  assert.equal(verdict(owned, { ...withdraw, agentId: null, known: DECIDED }), 'already')
})
