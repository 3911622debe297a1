/** Gifts to those near us: what is refused, what somebody else looks at, and what is nobody's business. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '../case/decide.ts'
import { asking, given, NOW, owned } from '../case/given.ts'
import { isRefusal, refusedBy } from '../rule.ts'
import { usualThreshold, whyReviewed } from './interest.ts'
import { reviewRules } from './rules.ts'

test('Nobody gives anything to an account of their own: a colleague decides about it.', () => {
  const asked = asking('give-remedy')
  const own = { ...asked, found: { ...asked.found, isOwn: true } }
  for (const approvalId of [null, 'approval-1']) {
    const decided = decide(given(owned), { ...own, approvalId }, NOW)
    assert.ok(isRefusal(decided))
    assert.equal(
      decided.refused.says,
      'Nobody gives anything to an account of their own: a colleague decides about it.',
    )
  }
})

test('somebody else looks at what goes to a household, and at the fourth gift to one customer', () => {
  assert.equal(whyReviewed({ isHousehold: true, gifts: 1 }, usualThreshold), 'household')
  assert.equal(whyReviewed({ isHousehold: false, gifts: 3 }, usualThreshold), null)
  assert.equal(whyReviewed({ isHousehold: false, gifts: 4 }, usualThreshold), 'again-and-again')
})

for (const [says, closing] of [
  ['This was looked at already: its outcome stands.', { isOpen: false, reason: 'Fine.' }],
  ['Write down what you saw: whoever gave it reads it.', { isOpen: true, reason: ' ' }],
] as const) {
  test(says, () => assert.equal(refusedBy(reviewRules, closing)?.refused.says, says))
}
