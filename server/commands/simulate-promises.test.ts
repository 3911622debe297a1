/** Days of promises with all that goes wrong; and that what must hold is found when it does not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breaksIn, invariants } from './promises-checks.ts'
import { openPromisesHouse } from './promises-house.ts'
import { livePromises, simulatePromises } from './simulate-promises.ts'
import { OperatorError } from '../operator-error.ts'

test('days of promises leave nothing unnoticed, whatever goes wrong in them', async () => {
  const { broken, totals, cuts, asked } = await livePromises({ seed: 11, days: 4 })
  assert.deepEqual(broken, [])
  assert.deepEqual([cuts, asked], [4, 25])
  assert.ok(
    totals.broken > 0 && totals.kept > 0 && totals.climbed > 0 && totals.late > 0 && totals.letters > 0,
  )
  assert.ok(totals.asked > 0 && totals.allowed > 0 && totals.passed > 0)
})

test('a promise that nobody notes, and money that only one side knows, are found', async () => {
  const now = Date.UTC(2031, 0, 6)
  const house = await openPromisesHouse({ now: () => now, isRelayAway: () => false, random: () => 0.5 })
  try {
    await house.server().stop()
    const { owner, people } = house
    await owner.query(
      `WITH c AS (
        INSERT INTO cases (id, reference, customer_id, channel, status, owner_id, accepted_at, opened_at, customer_spoke_at, company_spoke_at, owners, version)
        SELECT gen_random_uuid(), 'HD-1', $1, 'mail', 'resting', $2, $3, $3, $3, $3, 1, 1 RETURNING id)
      INSERT INTO commitment (id, case_id, kind, agent_id, made_at, warn_at, due_at, state)
      SELECT gen_random_uuid(), id, 'call-back', $2, $3, $3, $3, 'open' FROM c`,
      [people.customers[0], people.lead, new Date(now)],
    )
    const found = await breaksIn(owner, invariants, now + 1)
    assert.deepEqual(
      found.map(says => says.split(':')[0]),
      ['no clock passes unnoticed', 'closed means nothing owed'],
    )
    await owner.query(`UPDATE commitment SET state = 'broken', settled_at = now()`)
    const more = await breaksIn(owner, invariants, now + 1)
    assert.deepEqual(
      more.map(says => says.split(':')[0]),
      [
        'each broken promise is noted once, and is in the ledger as it is in the rows',
        'nobody is compensated twice, and nobody is left out',
      ],
    )
  } finally {
    await house.close()
  }
})

test('days that are no number are refused with a sentence', async () => {
  for (const words of [['--days', '0'], ['--days', 'x'], ['--seed', '1.5'], ['--week']])
    await assert.rejects(simulatePromises(words), OperatorError)
})
