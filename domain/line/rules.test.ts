import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentenceIn } from '../refused-in.ts'
import { refusedBy, type Rule } from '../rule.ts'
import { answer, offerTo, type Wish } from './entry.ts'
import { answerRules, joinRules, offerRules, rules, type AnswerContext, type OfferContext } from './rules.ts'
import { NO_LOAD, type Seat } from './seat.ts'
import { refusedLoss, refusedSkill } from './setup-rules.ts'
import { waiting } from './testing/world.ts'

const fibre = { name: 'fibre', en: 'Fibre', es: 'Fibra' }
const wish: Wish = { medium: 'chat', isProblem: true, priority: null, skill: 'fibre' }
const entry = waiting({ ...wish, id: 'ok', place: 1 })
const seat: Seat = {
  agentId: 'ana',
  presence: 'here',
  skills: [],
  capacity: { call: 1, chat: 2, letter: 1 },
  freeSince: 0,
}
const offer: OfferContext = { entry, seat, load: NO_LOAD, firstId: 'ok' }
const asked = offerTo(entry, 'ana', 0)

function refuses<Context>(all: readonly Rule<Context>[], context: Context, says: string): void {
  assert.equal(refusedBy(all, context)?.refused.says, says)
}

function offerRefused(says: string, change: Partial<OfferContext>): void {
  test(says, () => {
    assert.equal(refusedBy(offerRules, offer), null, 'as things are, the offer is allowed')
    refuses(offerRules, { ...offer, ...change }, says)
  })
}

function answerRefused(says: string, context: AnswerContext): void {
  test(says, () => {
    assert.equal(refusedBy(answerRules, { entry: asked, agentId: 'ana' }), null)
    refuses(answerRules, context, says)
  })
}

test('A person keeps one place per matter, across channels.', () => {
  assert.equal(refusedBy(joinRules, { present: null }), null)
  refuses(joinRules, { present: entry }, 'A person keeps one place per matter, across channels.')
})

offerRefused('Nobody is offered to two agents at once.', { entry: asked })
offerRefused('An agent who is away is offered nobody.', { seat: { ...seat, presence: 'away' } })
offerRefused(
  'An agent who is wrapping up is offered nobody, until the time is over or they say that they are ready.',
  { seat: { ...seat, wrapUpUntil: 5 } },
)
offerRefused('Whoever would rather wait for the one who knows their case is offered to nobody else.', {
  entry: { ...entry, onlyFor: { agentId: 'ben', until: 5 } },
})
offerRefused('An agent who has a chat in hand gets no chat that comes after a call which they could take.', {
  call: waiting({ ...wish, medium: 'call', id: 'call', place: 0 }),
})
offerRefused('An agent is offered one person at a time.', { load: { ...NO_LOAD, chat: 1, pending: 1 } })
offerRefused('A call takes the whole agent, and nobody is given more at once than they can hold.', {
  load: { ...NO_LOAD, call: 1 },
})
offerRefused('A request goes to somebody who knows the subject; a problem may go to anyone.', {
  entry: { ...entry, isProblem: false },
})
offerRefused(
  'Nobody is offered while somebody whom the same agent may take comes earlier in the published order.',
  { firstId: 'mo' },
)
answerRefused('Somebody else has answered already: one agent answers one person.', {
  entry: answer(asked),
  agentId: 'ben',
})
answerRefused('Only the agent who is being offered a person answers; this offer has gone back to the line.', {
  entry,
  agentId: 'ana',
})

test('Answering twice is not an error, and neither is answering for the agent who was asked alone.', () => {
  assert.equal(refusedBy(answerRules, { entry: answer(asked), agentId: 'ana' }), null)
  assert.notEqual(refusedBy(answerRules, { entry: asked, agentId: 'ben' }), null)
})

test('Nobody who takes calls or chats knows this skill well enough: requests for it would wait without end. Give it to somebody who takes first help too, or ask for less.', () => {
  const live = { level: 2, capacity: { call: 1, chat: 0, letter: 0 } }
  const lettersOnly = { level: 3, capacity: { call: 0, chat: 0, letter: 4 } }
  const wanted = { skill: fibre, leastLevel: 2, isAsked: true, holders: [lettersOnly, live] }
  assert.equal(refusedSkill(wanted), null)
  const alone = refusedSkill({ ...wanted, holders: [lettersOnly] })
  assert.match(alone?.refused.says ?? '', /Nobody who takes calls or chats/)
  assert.notEqual(refusedSkill({ ...wanted, leastLevel: 3 }), null)
  assert.notEqual(refusedSkill({ ...wanted, holders: [] }), null)
  assert.equal(refusedSkill({ ...wanted, holders: [], isAsked: false }), null, 'nobody asks for it yet')
})

test('Nobody else who takes calls or chats knows this skill well enough: requests for it would wait without end. Give it to somebody else first, or ask for less on the page of the line.', () => {
  const live = { level: 2, capacity: { call: 1, chat: 0, letter: 0 } }
  const helped = { skill: fibre, leastLevel: 2, isAsked: true, holders: [live] }
  const alone = { ...helped, holders: [] }
  const lost = refusedLoss('people', { before: [helped], after: [alone] })
  assert.match(lost?.refused.says ?? '', /^Nobody else who takes calls or chats/)
  assert.equal(refusedLoss('people', { before: [alone], after: [alone] }), null, 'it lacked help before')
  assert.equal(refusedLoss('people', { before: [], after: [{ ...alone, isAsked: false }] }), null)
  assert.equal(refusedLoss('people', { before: [alone], after: [helped] }), null)
  const newlyAsked = refusedLoss('mailbox', { before: [{ ...alone, isAsked: false }], after: [alone] })
  assert.match(newlyAsked?.refused.says ?? '', /^Nobody who takes calls or chats/)
})

test('A refusal of a skill names it, in the language of the reader.', () => {
  const refused = refusedSkill({ skill: fibre, leastLevel: 1, isAsked: true, holders: [] }) ?? assert.fail()
  assert.match(sentenceIn('en', refused), /^Fibre: Nobody/)
  assert.match(sentenceIn('es', refused), /^Fibra: Nadie/)
})

test('Each rule of the line has a name of its own.', () => {
  assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length)
})
