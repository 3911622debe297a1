/** The catalogue of offers: when something of it may be promised, for how long it stands, and what it never says. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asking, confirmedSolved, NOW, owned, verdict } from '../../case/given.ts'
import { refusedBy } from '../../rule.ts'
import { DAY } from '../../time.ts'
import { againstOffer, standsUntil, takenUpUntil } from './offer.ts'
import { type OfferChange, offerRules } from './rules.ts'
import { pushIn } from './urgency.ts'

const tablet: OfferChange = {
  texts: ['A tablet with two years of fibre', 'Una tableta con dos años de fibra'],
  fromDay: '2026-01-05',
  untilDay: '2026-03-03',
}

function says(change: Partial<OfferChange>): string | undefined {
  return refusedBy(offerRules, { ...tablet, ...change })?.refused.says
}

test('an offer may be promised from its first day to its last, and not when it was withdrawn', () => {
  const days = { fromDay: '2026-01-05', untilDay: '2026-03-03', isWithdrawn: false }
  assert.equal(againstOffer(days, '2026-01-04'), 'offer-not-begun')
  assert.equal(againstOffer(days, '2026-01-05'), null)
  assert.equal(againstOffer(days, '2026-03-03'), null)
  assert.equal(againstOffer(days, '2026-03-04'), 'offer-ended')
  assert.equal(againstOffer({ ...days, untilDay: null }, '2036-03-04'), null)
  assert.equal(againstOffer({ ...days, isWithdrawn: true }, '2026-02-01'), 'offer-ended')
})

test('what was promised stands for seven days at least, also on the last day of its offer', () => {
  assert.equal(standsUntil(NOW, NOW + DAY), NOW + 7 * DAY)
  assert.equal(standsUntil(NOW, NOW + 30 * DAY), NOW + 30 * DAY)
  assert.equal(standsUntil(NOW, null), NOW + 7 * DAY)
})

test('the seven days are counted from the arrival of the written terms, and before that nothing expires', () => {
  const told = standsUntil(NOW, NOW + DAY)
  assert.equal(takenUpUntil(told, null), null)
  assert.equal(takenUpUntil(told, NOW), NOW + 7 * DAY)
  assert.equal(takenUpUntil(told, NOW + 5 * DAY), NOW + 12 * DAY, 'the letter was slow')
  assert.equal(takenUpUntil(standsUntil(NOW, NOW + 30 * DAY), NOW + 5 * DAY), NOW + 30 * DAY)
})

test('An offer has a name and its terms in both languages.', t => {
  assert.equal(says({ texts: ['A tablet', ' '] }), t.name)
  assert.equal(says({}), undefined)
})

test('An offer does not hurry anybody: leave out words such as “only today” or “last chance”.', t => {
  assert.equal(says({ texts: ['A tablet, only today', 'Una tableta'] }), t.name)
  const solved = [...owned, confirmedSolved]
  assert.equal(verdict(solved, asking('make-offer', { words: 'Last chance: fibre, £3 less.' })), t.name)
  assert.equal(verdict(solved, asking('make-offer')), 'OfferMade')
})

test('An offer lasts for seven days at least: people need the time to read it.', t => {
  assert.equal(says({ untilDay: '2026-01-11' }), t.name)
  assert.equal(says({ untilDay: '2026-01-12' }), undefined)
})

test('words that hurry are found in both languages, and a date is none of them', () => {
  for (const words of [
    'A free tablet if you sign up today.',
    'This price is just for today!',
    'Act now and save £10.',
    'Si contrata hoy mismo, la tableta es gratis.',
    'Solo hoy: 5 € menos.',
    'Última oportunidad.',
  ])
    assert.notEqual(pushIn(words), null, words)
  for (const words of [
    'The offer goes on until 3 March 2027.',
    'I send you the terms today; take your time.',
    'Le envío hoy las condiciones.',
    'Your last bill was £31.',
  ])
    assert.equal(pushIn(words), null, words)
})
