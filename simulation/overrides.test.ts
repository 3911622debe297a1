import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed } from './overrides.ts'
import { readScenario } from './scenario.ts'
import { evenScenario } from './testing/scenarios.ts'

const even = evenScenario({ perHour: 10, agents: 2 })
const after = (...changes: readonly string[]) => readScenario(changed(even, changes))

test('what a manager asks most has a short word', () => {
  assert.equal(after('pitch=90').pitch.seconds, 90)
  assert.equal(after('staff=85%').staffing, 0.85)
  assert.equal(after('people=110 %').demand, 1.1)
  assert.deepEqual(after('absent.monday=2').absent, { monday: 2 })
  assert.equal(after('policy=sales-first').policy, 'sales-first')
  assert.equal(after('callback=on').callback?.tries, 3)
  assert.equal(after('callback=on', 'callback=off').callback, null)
})

test('any place of the file is reached by its path, and the file stays as it was', () => {
  assert.equal(after('staff.all.count=7').staff['all']?.count, 7)
  assert.equal(after('groups.callers.arrivals.perHour.9=33').groups['callers']?.arrivals.perHour[9], 33)
  assert.deepEqual(after('groups.callers.service={"fixed":{"seconds":60}}').groups['callers']?.service, {
    fixed: { seconds: 60 },
  })
  assert.equal(even.staff['all']?.count, 2)
})

test('a change that is none is refused, in a sentence that says what to do', () => {
  assert.throws(() => after('pitch'), /“pitch” changes nothing\. Write KEY=VALUE/)
  assert.throws(() => after('pitch='), /has no value/)
  assert.throws(() => after('petch=3'), /“petch” is not known here/)
  assert.throws(() => after('policy.deeper=3'), /goes deeper than the file/)
  assert.throws(() => after('__proto__.polluted=1'), /names no place|not known/)
  assert.throws(() => after('staff.nobody.count=3'), /there is no “nobody” in staff\. There: all\./)
  assert.throws(() => after('staff=-3'), /A factor is at least 0/)
})
