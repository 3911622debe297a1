import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeGhosts, type Ghosts, reachGhosts, withGhost } from './ghost.ts'

const ada = { id: 'ada', order: 3, joinedAt: 100 }
const ben = { id: 'ben', order: 7, joinedAt: 160 }
const both: Ghosts<string> = withGhost(withGhost([], ada), ben)

test('a ghost is reached by the first hand that takes somebody who stands behind it', () => {
  const { left, reached } = reachGhosts(both, 5, 250)
  assert.deepEqual(reached, [{ id: 'ada', waited: 150, isCutOff: false }])
  assert.deepEqual(left, [ben])
})

test('somebody before the ghost who is taken does not reach it', () => {
  assert.deepEqual(reachGhosts(both, 2, 250), { left: both, reached: [] })
})

test('a hand that finds nobody to take reaches all', () => {
  const { left, reached } = reachGhosts(both, null, 200)
  assert.deepEqual(left, [])
  assert.deepEqual(
    reached.map(({ waited }) => waited),
    [100, 40],
  )
})

test('at closing what is left is cut off: it was at least so long', () => {
  assert.deepEqual(closeGhosts(both, 300), [
    { id: 'ada', waited: 200, isCutOff: true },
    { id: 'ben', waited: 140, isCutOff: true },
  ])
})

test('somebody who hangs up once is one ghost, however often it is said', () => {
  assert.deepEqual(withGhost(both, { ...ada, joinedAt: 1 }), both)
})
