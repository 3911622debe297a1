import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isForCustomer, showsWordsToCustomer } from './audience.ts'
import { describe } from './describe.ts'
import type { Telling } from './describe.ts'
import { ASHA, LENA_LEAD, TOM } from './given.ts'
import { examples, facts } from './examples.ts'

const NAMES: Readonly<Record<string, string>> = {
  [ASHA]: 'Asha Patel',
  [TOM]: 'Tom Byrne',
  [LENA_LEAD]: 'Lena Ortiz',
}

function telling(language: Telling['language'], audience: Telling['audience']): Telling {
  return {
    names: id => NAMES[id] ?? assert.fail(`no agent has the id ${id}`),
    language,
    audience,
    formatTime: () => '3 pm',
  }
}

for (const language of ['en', 'es'] as const) {
  for (const audience of ['customer', 'agent'] as const) {
    test(`every fact is a whole sentence in ${language} for the ${audience}, without what was written`, () => {
      for (const fact of facts) {
        const sentence = describe(fact, telling(language, audience))
        assert.match(sentence, /^[\p{Lu}][^\n]{5,160}[.?]$/u, `${fact.type}: ${sentence}`)
        assert.doesNotMatch(
          sentence,
          /undefined|null|\[object|NaN| {2}|\.\.|,\.|-id\b|what a person/u,
          sentence,
        )
        assert.doesNotMatch(
          sentence,
          /(?<!\p{L})(?:asha|tom|lena)(?!\p{L})/u,
          `an id instead of a name: ${sentence}`,
        )
      }
    })
  }
}

test('the customer is spoken to, never about', () => {
  for (const fact of facts.filter(isForCustomer)) {
    assert.doesNotMatch(describe(fact, telling('en', 'customer')), /\bthe customer\b/iu, fact.type)
    assert.doesNotMatch(describe(fact, telling('es', 'customer')), /\b(?:el|al) cliente\b/iu, fact.type)
  }
})

test('the two languages are two languages', () => {
  for (const fact of facts) {
    assert.notEqual(describe(fact, telling('en', 'agent')), describe(fact, telling('es', 'agent')), fact.type)
  }
})

test('a wait is told rounded up, so that it is never shorter than what was meant', () => {
  const told = examples.QuoteTold.map(fact => describe(fact, telling('en', 'customer')))
  assert.deepEqual(told, [
    'We told you: nobody is ahead in the line, and we cannot tell the wait yet.',
    'We told you: one person is ahead in the line, and the wait is at most one minute.',
    'We told you: 2 people are ahead in the line, and the wait is at most 2 minutes.',
    'We told you: 3 people are ahead in the line, and the wait is at most 90 minutes.',
    'We told you: 4 people are ahead in the line, and the wait is at most 3 hours.',
    'We told you that it takes longer than we said, because people who go first have come; at most 4 minutes from then.',
    'We told you that it takes longer than we said, because fewer of us are here than before; at most 4 minutes from then.',
    'We told you that it takes longer than we said, because those before take longer than expected; at most 4 minutes from then.',
    'We told you that it goes faster than we said, at most 4 minutes from then.',
  ])
})

test('a “no” is told with who decides next', () => {
  const told = examples.RefusalGiven.map(fact => describe(fact, telling('en', 'customer')))
  assert.equal(
    told[1],
    'Asha Patel could not say yes. That is not the last word: Lena Ortiz, the team lead, can decide next.',
  )
  for (const sentence of told) assert.match(sentence, /can decide next\.$/u)
})

test('a customer never sees notes, looks, tags, what is put aside, offers of the line, handovers between colleagues, warnings, or what strangers and machines mail', () => {
  const hidden = facts.filter(fact => !isForCustomer(fact)).map(fact => fact.type)
  assert.deepEqual([...new Set(hidden)].toSorted(), [
    'AbuseReported',
    'AgentNoted',
    'AutomaticReplyCame',
    'CallbackDue',
    'CallbackEarly',
    'CallbackMet',
    'CaseAwoke',
    'CaseIsAbout',
    'CaseLookedAt',
    'CaseSnoozed',
    'CaseTagged',
    'CaseUntagged',
    'CommitmentDueSoon',
    'DeliveryDelayed',
    'EntryOffered',
    'EntryReturned',
    'HandoverAccepted',
    'HandoverDeclined',
    'HandoverLapsed',
    'HandoverProposed',
    'HelperAsked',
    'HelperDeclined',
    'LeavingSaid',
    'MailLoopStopped',
    'MessageDelivered',
    'RequestPastLimit',
    'RuleOverridden',
    'RuleSetAside',
    'RungEnded',
    'RungReminded',
    'StrangerLetIn',
    'StrangerSentAway',
    'StrangerWrote',
    'WishTakenBack',
    'WishToPayLess',
  ])
})

test('what an agent wrote down about a call is for the customer only when the agent shares it', () => {
  const shared = examples.CallLogged.filter(showsWordsToCustomer)
  assert.deepEqual([...new Set(shared.map(({ isShared }) => isShared))], [true])
  assert.ok(examples.CallLogged.every(isForCustomer))
})

test('an address that was left is not shown again to whoever reads along', () => {
  assert.equal(showsWordsToCustomer({ type: 'AddressLeft' }), false)
  assert.equal(showsWordsToCustomer({ type: 'AgentReplied' }), true)
  for (const fact of facts) if (showsWordsToCustomer(fact)) assert.ok(isForCustomer(fact), fact.type)
})
