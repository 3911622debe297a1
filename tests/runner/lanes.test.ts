import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inLanes } from './lanes.ts'

test('each is done once, from both ends, and no more at a time than there are lanes', async () => {
  const began: number[] = []
  let now = 0
  let most = 0
  const work = async (one: number) => {
    began.push(one)
    most = Math.max(most, ++now)
    await new Promise(setImmediate)
    now -= 1
  }
  const all = Array.from({ length: 11 }, (_, one) => one)
  await inLanes(4, all, work, () => true)
  assert.deepEqual(began.slice(0, 4), [0, 10, 1, 9])
  assert.deepEqual(
    began.toSorted((a, b) => a - b),
    all,
  )
  assert.equal(most, 4)
})

test('after an interrupt none begins', async () => {
  const began: number[] = []
  const work = async (one: number) => {
    began.push(one)
  }
  await inLanes(1, [0, 1, 2], work, () => began.length < 2)
  assert.deepEqual(began, [0, 1])
})

test('one lane does them in their order', async () => {
  const began: string[] = []
  const work = async (one: string) => {
    began.push(one)
  }
  await inLanes(1, ['a', 'b', 'c'], work, () => true)
  assert.deepEqual(began, ['a', 'b', 'c'])
})
