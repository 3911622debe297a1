import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { SortedList } from './sorted-list.ts'

interface Item {
  readonly key: number
  readonly label: string
}

const byKey = (a: Item, b: Item) => a.key - b.key
const item = (key: number, label = ''): Item => ({ key, label })
const keys = (list: SortedList<Item>) => [...list].map(({ key }) => key)

test('A list that is empty has no first, and letting go of nobody is no error.', () => {
  const list = new SortedList(byKey)
  assert.equal(list.first, undefined)
  assert.equal(list.remove(item(1)), false)
  assert.equal(list.countBefore(item(1)), 0)
  assert.equal(list.size, 0)
})

test('What is added stands in order, whatever the order of adding.', () => {
  const list = new SortedList(byKey)
  for (const key of [3, 1, 2]) list.add(item(key))
  assert.deepEqual(keys(list), [1, 2, 3])
  assert.equal(list.first?.key, 1)
})

test('An equal item takes the place of the one before.', () => {
  const list = new SortedList(byKey)
  list.add(item(1, 'old'))
  list.add(item(1, 'new'))
  assert.equal(list.size, 1)
  assert.equal(list.first?.label, 'new')
})

test('Taken out one by one from the front, far beyond one chunk, the next is always first.', () => {
  const list = new SortedList(byKey)
  const count = 2000
  for (let key = 0; key < count; key += 1) list.add(item(key))
  for (let key = 0; key < count; key += 1) {
    assert.equal(list.first?.key, key)
    assert.equal(list.remove(item(key)), true)
  }
  assert.equal(list.first, undefined)
  assert.equal(list.size, 0)
})

test('Deep enough for several storeys, it counts, finds and lets go in any order.', () => {
  const list = new SortedList(byKey)
  const count = 30_000
  // 7,919 is prime to the count: every key comes once, far from the one before.
  const scattered = (turn: number) => (turn * 7_919) % count
  for (let turn = 0; turn < count; turn += 1) list.add(item(scattered(turn)))
  assert.equal(list.size, count)
  for (const probe of [0, 1, 4_097, 29_999]) assert.equal(list.countBefore(item(probe)), probe)
  for (let turn = 0; turn < count; turn += 2) assert.equal(list.remove(item(scattered(turn))), true)
  const left = new Set(Array.from({ length: count / 2 }, (_, turn) => scattered(2 * turn + 1)))
  assert.deepEqual(
    keys(list),
    [...left].toSorted((a, b) => a - b),
  )
  for (const key of left) assert.equal(list.remove(item(key)), true)
  assert.equal(list.size, 0)
  assert.equal(list.first, undefined)
})

test('Across many chunks it agrees with a plain sorted array, item by item.', () => {
  const change = fc.record({ add: fc.boolean(), key: fc.nat({ max: 3000 }) })
  const start = fc.uniqueArray(fc.nat({ max: 3000 }), { minLength: 0, maxLength: 2500, size: 'max' })
  const changes = fc.array(change, { maxLength: 400, size: 'max' })
  fc.assert(
    fc.property(start, changes, (first, then) => {
      const list = new SortedList(byKey)
      const plain = new Set(first)
      for (const key of first) list.add(item(key))
      for (const { add, key } of then) {
        if (add) list.add(item(key))
        else assert.equal(list.remove(item(key)), plain.has(key))
        if (add) plain.add(key)
        else plain.delete(key)
        assert.equal(list.has(item(key)), add)
      }
      const sorted = [...plain].toSorted((a, b) => a - b)
      assert.deepEqual(keys(list), sorted)
      assert.equal(list.size, sorted.length)
      assert.equal(list.first?.key, sorted[0])
      for (const probe of [0, 700, 1500, 2999, 4000]) {
        assert.equal(list.countBefore(item(probe)), sorted.filter(key => key < probe).length)
      }
    }),
    { numRuns: 60 },
  )
})
