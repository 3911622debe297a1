import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planOf } from './plan.ts'
import { sellingCost } from './selling.ts'
import { evenScenario } from './testing/scenarios.ts'

const dayWith = (pitchSeconds: number) => {
  const plan = planOf(evenScenario({ perHour: 60, agents: 6, pitch: { seconds: pitchSeconds } }), { seed: 4 })
  return { ...plan, people: [...plan.people] }
}

test('selling to people who came for help makes everybody wait, and the minutes are counted', () => {
  const { asItWas, withoutSelling, causedMinutes, spentMinutes } = sellingCost(dayWith(60))
  assert.equal(asItWas.people, withoutSelling.people)
  assert.equal(causedMinutes, asItWas.minutes - withoutSelling.minutes)
  assert.ok(causedMinutes > 0.3 * asItWas.minutes, 'much of the waiting was caused by it')
  assert.ok(asItWas.gaveUp > withoutSelling.gaveUp)
  const answered = asItWas.people - asItWas.gaveUp
  assert.ok(
    Math.abs(spentMinutes - answered) <= 6,
    'a minute for each who was answered, but for those at closing time',
  )
})

test('a day without selling has caused none', () => {
  const { causedMinutes, spentMinutes } = sellingCost(dayWith(0))
  assert.deepEqual([causedMinutes, spentMinutes], [0, 0])
})
