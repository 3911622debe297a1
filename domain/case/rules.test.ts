/** One test for each rule, named by its sentence: that it refuses, with exactly that sentence, and what it lets through. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR, MINUTE } from '../time.ts'
import {
  acceptedByAsha,
  answeredBy,
  ASHA,
  askedWhetherSolved,
  asking,
  confirmedSolved,
  handoverToTom,
  inAChat,
  joinedByLetter,
  LENA_LEAD,
  MORNING,
  NOW,
  offeredTo,
  opened,
  owned,
  promised,
  reportedSolved,
  spoke,
  TOM,
  verdict,
  waiting,
} from './given.ts'

// How a case stands

test('Nobody has accepted this case yet: answer the customer first.', t => {
  for (const ask of ['propose-handover', 'propose-solved', 'report-solved', 'make-offer', 'rest'] as const) {
    assert.equal(verdict(waiting, asking(ask)), t.name, ask)
  }
  assert.equal(verdict(owned, asking('propose-handover')), 'HandoverProposed')
})

test('A case that rests or is solved has nobody in the line.', t => {
  assert.equal(verdict([...owned, { type: 'CaseRested' }], asking('answer-entry')), t.name)
  assert.equal(verdict([...owned, confirmedSolved], asking('answer-entry')), t.name)
})

test('What an agent wrote down as solved counts as unconfirmed until the customer answers.', t => {
  assert.equal(verdict([...owned, reportedSolved], asking('rest')), t.name)
})

test('The customer has said that this is solved: only the customer’s word opens it again.', t => {
  assert.equal(verdict([...owned, confirmedSolved], asking('refuse')), t.name)
  assert.equal(verdict([...owned, confirmedSolved], asking('rest')), t.name)
})

// Words

test('There is nothing in this reply yet: write a few words or add a file.', t => {
  assert.equal(verdict(owned, asking('reply', { words: { text: ' \n ' } })), t.name)
  assert.equal(verdict(owned, asking('reply', { words: { text: '' }, files: ['file-1'] })), 'AgentReplied')
})

test('There is nothing in this note yet: write a few words.', t => {
  assert.equal(verdict(owned, asking('note', { words: { text: '' } })), t.name)
  assert.equal(verdict(owned, asking('note')), 'AgentNoted')
})

test('“No” is never the last word: name who decides next.', t => {
  assert.equal(verdict(owned, asking('refuse', { nextRung: null })), t.name)
  assert.equal(verdict(owned, asking('refuse', { nextRung: 'outside-body' })), 'RefusalGiven')
})

test('A “no” comes with its reasons, in words that the customer can read.', t => {
  assert.equal(verdict(owned, asking('refuse', { reasons: ' ' })), t.name)
})

test('Write the e-mail address or the telephone number where we can reach you.', t => {
  assert.equal(verdict(owned, asking('leave-address', { value: ' ' })), t.name)
  assert.equal(verdict(owned, asking('leave-address')), 'AddressLeft')
})

// The line

test('This customer no longer waits at this place in the line.', t => {
  for (const ask of ['tell-quote', 'offer-entry', 'answer-entry'] as const) {
    assert.equal(verdict(owned, asking(ask)), t.name, ask)
    assert.equal(verdict(waiting, asking(ask, { entryId: 'entry-of-yesterday' })), t.name, ask)
  }
})

test('A wait is told only to somebody who is still waiting.', t => {
  assert.equal(verdict(inAChat, asking('tell-quote')), t.name)
  assert.equal(verdict(waiting, asking('tell-quote')), 'QuoteTold')
})

test('A customer is offered to one agent at a time, and only while waiting.', t => {
  assert.equal(verdict([...waiting, offeredTo(TOM)], asking('offer-entry')), t.name)
  assert.equal(verdict(inAChat, asking('offer-entry')), t.name)
  assert.equal(verdict([...waiting, offeredTo(ASHA)], asking('offer-entry')), 'already')
})

test('The line offers the next customer: nobody is answered out of turn.', t => {
  assert.equal(verdict(waiting, asking('answer-entry')), t.name)
  assert.equal(verdict([...waiting, offeredTo(ASHA)], asking('answer-entry')), 'EntryAnswered OwnerAccepted')
})

test('A colleague was quicker: this customer is already being helped.', t => {
  assert.equal(verdict(inAChat, asking('answer-entry', { agentId: TOM })), t.name)
  assert.equal(verdict(inAChat, asking('answer-entry', { agentId: ASHA })), 'already')
})

test('This customer is just being offered to a colleague: if they cannot answer, the line asks again.', t => {
  assert.equal(verdict([...waiting, offeredTo(TOM)], asking('answer-entry')), t.name)
  assert.equal(verdict([...waiting, offeredTo(ASHA)], asking('answer-entry')), 'EntryAnswered OwnerAccepted')
})

test('You have answered this customer already: hand the case over if somebody else should go on.', t => {
  assert.equal(verdict(inAChat, asking('decline-entry')), t.name)
  assert.equal(verdict([...waiting, offeredTo(ASHA)], asking('decline-entry')), 'EntryReturned')
})

test('An offer is missed only when its time is up.', t => {
  const offered = [...waiting, offeredTo(ASHA)]
  assert.equal(verdict(offered, asking('miss-entry'), NOW), t.name)
  assert.equal(verdict(offered, asking('miss-entry'), NOW + MINUTE), 'EntryReturned')
})

test('This customer is still waiting: answer first, then end the contact.', t => {
  assert.equal(verdict(waiting, asking('end-contact')), t.name)
  assert.equal(verdict(inAChat, asking('end-contact')), 'ContactEnded')
})

test('A contact is ended by the agent who is with the customer, or by the owner.', t => {
  assert.equal(verdict(inAChat, asking('end-contact', { agentId: TOM })), t.name)
  const tomHelps = [...waiting, acceptedByAsha, answeredBy(TOM)]
  assert.equal(verdict(tomHelps, asking('end-contact', { agentId: TOM })), 'ContactEnded')
  assert.equal(verdict(tomHelps, asking('end-contact', { agentId: ASHA })), 'ContactEnded')
})

test('Only a chat that somebody has answered can go quiet.', t => {
  assert.equal(verdict(waiting, asking('quiet')), t.name)
  assert.equal(verdict([opened, spoke, joinedByLetter, answeredBy(ASHA)], asking('quiet')), t.name)
  assert.equal(verdict(inAChat, asking('quiet')), 'ContactEnded')
})

// Handing over

test('A case is handed over by its owner.', t => {
  assert.equal(verdict(owned, asking('propose-handover', { from: LENA_LEAD })), t.name)
  const solvedUnaccepted = [...waiting, confirmedSolved]
  assert.equal(verdict(solvedUnaccepted, asking('propose-handover', { from: LENA_LEAD })), t.name)
})

test('A case is handed over to somebody else, not to yourself.', t => {
  assert.equal(verdict(owned, asking('propose-handover', { to: ASHA })), t.name)
})

test('A handover needs a written summary: say what has happened and what comes next.', t => {
  for (const summary of ['', '   ', 'see above']) {
    assert.equal(verdict(owned, asking('propose-handover', { summary })), t.name, summary)
  }
})

test('This case is being handed over already: wait for the answer.', t => {
  assert.equal(verdict([...owned, handoverToTom], asking('propose-handover', { handoverId: 'h-2' })), t.name)
  assert.equal(verdict([...owned, handoverToTom], asking('propose-handover')), 'already')
})

test('A case is not handed to somebody who has left the company.', t => {
  assert.equal(
    verdict(owned, asking('propose-handover', { receiver: { departed: true, absent: false } })),
    t.name,
  )
})

test('A case is not handed to somebody who is away: choose a colleague who is at work.', t => {
  assert.equal(
    verdict(owned, asking('propose-handover', { receiver: { departed: false, absent: true } })),
    t.name,
  )
})

test('A handover leaves the receiver time to answer.', t => {
  assert.equal(verdict(owned, asking('propose-handover', { until: NOW })), t.name)
})

test('A handover is answered by the colleague to whom the case is handed.', t => {
  const pending = [...owned, handoverToTom]
  assert.equal(verdict(pending, asking('accept-handover', { agentId: LENA_LEAD })), t.name)
  assert.equal(verdict(pending, asking('decline-handover', { agentId: LENA_LEAD })), t.name)
  assert.equal(verdict(pending, asking('accept-handover')), 'HandoverAccepted OwnerChanged')
})

test('This handover is no longer open: the owner has the case.', t => {
  assert.equal(verdict(owned, asking('accept-handover')), t.name)
  assert.equal(verdict([...owned, handoverToTom], asking('accept-handover'), NOW + HOUR), t.name)
  const taken = [...owned, { type: 'OwnerChanged', from: ASHA, to: TOM, reason: 'handover' } as const]
  assert.equal(verdict(taken, asking('decline-handover')), t.name)
})

test('A handover lapses only when its time is up.', t => {
  const pending = [...owned, handoverToTom]
  assert.equal(verdict(pending, asking('lapse-handover'), NOW + HOUR - 1), t.name)
  assert.equal(verdict(pending, asking('lapse-handover'), NOW + HOUR), 'HandoverLapsed')
})

// Solving and resting

test('The owner or a lead asks the customer whether it is solved.', t => {
  assert.equal(verdict(owned, asking('propose-solved', { agentId: TOM })), t.name)
  assert.equal(
    verdict(owned, asking('propose-solved', { agentId: LENA_LEAD, isLead: true })),
    'SolvedProposed',
  )
})

test('A promise is still open: keep it before you ask whether it is solved.', t => {
  assert.equal(verdict([...owned, promised('promise-1')], asking('propose-solved')), t.name)
})

test('Write down what the customer said, in the customer’s own words.', t => {
  assert.equal(verdict(owned, asking('report-solved', { words: { text: '' } })), t.name)
  assert.equal(verdict(owned, asking('report-solved')), 'SolvedReported')
})

test('Only the customer says whether it is solved.', t => {
  const asked = [...owned, askedWhetherSolved]
  assert.equal(verdict(asked, asking('confirm-solved', { customerId: 'somebody-else' })), t.name)
  assert.equal(verdict(asked, asking('deny-solved', { customerId: 'somebody-else' })), t.name)
})

test('To say that it is solved, first show that it is you: ask us for a code.', t => {
  assert.equal(verdict(owned, asking('confirm-solved', { verified: false })), t.name)
  assert.equal(verdict(owned, asking('confirm-solved')), 'SolvedConfirmed')
})

test('A case does not rest while the customer is waiting or being helped.', t => {
  assert.equal(verdict(inAChat, asking('rest')), t.name)
})

test('A case does not rest while a promise is open.', t => {
  assert.equal(verdict([...owned, promised('promise-1')], asking('rest')), t.name)
})

test('A case does not rest while it is being handed over.', t => {
  assert.equal(verdict([...owned, handoverToTom], asking('rest')), t.name)
})

test('A case does not rest while the customer’s last word has had no answer.', t => {
  const left = { type: 'EntryLeft', entryId: 'entry-1', reason: 'customer-left' } as const
  assert.equal(verdict([...owned, spoke, joinedByLetter, left], asking('rest')), t.name)
})

test('A case does not rest while somebody decides about what was asked for in it.', t => {
  assert.equal(verdict(owned, asking('rest', { isAsked: true })), t.name)
  assert.equal(verdict(owned, asking('rest', { isAsked: false })), 'CaseRested')
})

test('A case rests only after a long silence.', t => {
  assert.equal(verdict(owned, asking('rest', { restBefore: MORNING })), t.name)
  assert.equal(verdict(owned, asking('rest', { restBefore: NOW })), 'CaseRested')
})
