import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR, MINUTE } from '../time.ts'
import { outlookOf } from './outlook.ts'

const now = 500 * HOUR
const work = (from: number, until: number) => ({ from: now + from * MINUTE, until: now + until * MINUTE })

test('somebody is here until the last of those whose shifts join has gone; whoever begins within the hour counts', () => {
  const duties = [[work(-60, 30)], [work(20, 200), work(230, 300)], [work(90, 240)], [work(-90, -10)]]
  assert.deepEqual(outlookOf(duties, now), { is: 'staffed', people: 2, until: now + 300 * MINUTE })
  assert.deepEqual(outlookOf([[work(-60, 30)], [work(31, 90)]], now), {
    is: 'staffed',
    people: 2,
    until: now + 30 * MINUTE,
  })
})

test('where nobody is planned now, it is said from when on somebody is, or nothing', () => {
  assert.deepEqual(outlookOf([[work(-60, -30), work(120, 240)], [work(60, 90)]], now), {
    is: 'later',
    from: now + HOUR,
  })
  assert.equal(outlookOf([[work(-60, -30)], []], now), null)
})
