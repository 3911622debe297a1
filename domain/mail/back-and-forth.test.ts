import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MINUTE } from '../time.ts'
import { type Answered, isBackAndForth } from './back-and-forth.ts'

interface Says {
  readonly subject?: string
  readonly text?: string
  readonly hasFiles?: boolean
}

/** Four mails, ten minutes apart; each but the last is answered a minute after it came. */
function goes(mails: readonly Says[], answeredAfter = MINUTE): boolean {
  const came = mails.map(({ subject = 'Hello', text = '', hasFiles = false }, index): Answered => {
    const cameAt = index * 10 * MINUTE
    return { subject, text, hasFiles, cameAt, answeredAt: cameAt + answeredAfter }
  })
  const now = came.pop()
  assert.ok(now)
  return isBackAndForth(now, came)
}

const receipt = (n: number) => ({
  subject: `[Ticket ${n}] We got your message`,
  text: `Dear customer,\n\nthank you for writing to Gadget World. Your ticket is GW-${n}. We answer within two days.\n`,
})
const numbers = [4711, 4712, 4713, 4714]

test('A desk that answers each receipt in the same words, with another number, goes in circles at the fourth', () => {
  assert.equal(goes(numbers.map(receipt)), true)
  assert.equal(goes(numbers.slice(1).map(receipt)), false, 'the third is answered')
})

test('A desk that puts our subject into its own goes in circles, whatever its words are', () => {
  const subjects = ['Order', '[#1] Re: Order', '[#2] Re: [#1] Re: Order', '[#3] Re: [#2] Re: [#1] Re: Order']
  const words = ['Alpha beta.', 'Gamma delta.', 'Epsilon zeta.', 'Eta theta.']
  assert.equal(goes(subjects.map((subject, index) => ({ subject, text: words[index] ?? '' }))), true)
})

test('A person who writes of four matters within the hour is answered each time, with the same signature below', () => {
  const matters = [
    'My line has been dead since Friday. Please send somebody.',
    'The last bill counts the router twice.',
    'Please move my number to the new flat in March.',
    'How do I block a caller?',
  ]
  const signature = '\n-- \nAna Ruiz\nRuiz & Daughters, 12 Mill Lane\nTel. 01632 960 123\n'
  assert.equal(goes(matters.map(text => ({ subject: 'Question', text: text + signature }))), false)
})

test('A person who says short things is answered each time', () => {
  const texts = ['Line dead', 'Bill wrong', 'Router hot', 'Call me']
  assert.equal(goes(texts.map(text => ({ text }))), false)
  assert.equal(goes(['1', '2', '3', '4'].map(text => ({ text }))), false, 'nothing but numbers is not alike')
})

test('A person who presses "send" four times does not wait for our receipts in between', () => {
  assert.equal(
    goes(
      numbers.map(() => ({ text: 'My line is dead.' })),
      45 * MINUTE,
    ),
    false,
  )
})

test('A person who sends four pictures with the same words is answered each time', () => {
  assert.equal(goes(numbers.map(() => ({ text: 'See the picture.', hasFiles: true }))), false)
})

test('A person whose subject stays the same, with "Re:" before it, is answered each time', () => {
  const texts = ['It blinks.', 'Now it is off.', 'The lamp was red.', 'A neighbour has it too.']
  assert.equal(goes(texts.map(text => ({ subject: 'Re: Router', text }))), false)
})

test('One new matter among the same words breaks the circle', () => {
  const mails = numbers.map(receipt)
  assert.equal(
    goes([mails[0] ?? {}, mails[1] ?? {}, { text: 'The last bill is wrong.' }, mails[3] ?? {}]),
    false,
  )
})
