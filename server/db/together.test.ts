import assert from 'node:assert/strict'
import { test } from 'node:test'
import { together } from './together.ts'

test('what is asked in one turn is asked once, and everybody has their own answer', async () => {
  const asked: (readonly number[])[] = []
  const double = together(async (numbers: readonly number[]) => {
    asked.push(numbers)
    return numbers.map(number => number * 2)
  })
  assert.deepEqual(await Promise.all([double(1), double(2), double(3)]), [2, 4, 6])
  assert.equal(await double(4), 8)
  assert.deepEqual(asked, [[1, 2, 3], [4]])
})

test('when the statement fails, all whom it carried are told, and nobody who asks later', async () => {
  let isBroken = true
  const ask = together((words: readonly string[]) =>
    isBroken ? Promise.reject(new Error('away')) : Promise.resolve(words),
  )
  const first = await Promise.allSettled([ask('a'), ask('b')])
  assert.deepEqual(
    first.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  isBroken = false
  assert.equal(await ask('c'), 'c')
})

test('what is asked while others are under way goes together when they are answered', async () => {
  const asked: (readonly string[])[] = []
  const underWay = Promise.withResolvers<void>()
  const ask = together(async (words: readonly string[]) => {
    asked.push(words)
    if (asked.length === 1) await underWay.promise
    return words
  })
  const first = ask('a')
  await new Promise(resolve => setImmediate(resolve))
  const later = [ask('b')]
  await new Promise(resolve => setImmediate(resolve))
  later.push(ask('c'))
  underWay.resolve()
  assert.deepEqual([await first, ...(await Promise.all(later))], ['a', 'b', 'c'])
  assert.deepEqual(asked, [['a'], ['b', 'c']])
})
