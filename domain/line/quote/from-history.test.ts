/** A line played again from when people came and went. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PastVisit, waitsFromHistory } from './from-history.ts'

const visit = (
  joinedAt: number,
  takenAt: number | null,
  endedAt: number | null,
  isProblem = true,
): PastVisit => ({
  group: isProblem ? 'chat problem' : 'chat request',
  isProblem,
  joinedAt,
  takenAt,
  endedAt,
})
const noon = () => ({ at: 43_200, weekday: 1 })

test('each wait has the line of its moment: who was being helped, and who stood before', () => {
  const waits = waitsFromHistory(
    [
      visit(200, 500, 800),
      visit(0, 5, 300),
      visit(100, 300, 500),
      visit(150, 900, 990, false),
      visit(160, null, 250),
    ],
    'chat problem',
    noon,
  )
  assert.deepEqual(
    waits.map(({ state, waitedSeconds }) => [
      waitedSeconds,
      state.busy.map(({ elapsedSeconds }) => elapsedSeconds),
      state.ahead.map(person => person.waitedSeconds),
    ]),
    [
      [200, [95], []],
      // The request that came before does not stand before a problem; who hung up later still did.
      [300, [195], [100, 40]],
    ],
  )
})

test('who was taken at once did not wait, and says nothing of a wait', () => {
  assert.deepEqual(waitsFromHistory([visit(0, 15, 300)], 'chat problem', noon), [])
})
