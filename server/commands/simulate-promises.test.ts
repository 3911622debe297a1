/** Days of promises with all that goes wrong; and that what must hold is found when it does not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breaksIn, invariants } from './promises-checks.ts'
import { openPromisesHouse } from './promises-house.ts'
import { livePromises, simulatePromises } from './simulate-promises.ts'
import { OperatorError } from '../operator-error.ts'

/** What has to have happened for the days to say anything. */
const happens = ['kept', 'broken', 'climbed', 'late', 'letters', 'asked', 'allowed', 'passed'] as const

test('days of promises leave nothing unnoticed, whatever goes wrong in them', async () => {
  const missing = new Set<string>(happens)
  // How far the server is when it is cut is this computer's, and with it what happens after: some days bring less than others.
  for (let seed = 11; missing.size > 0 && seed < 21; seed += 1) {
    const { broken, totals, cuts, asked } = await livePromises({ seed, days: 4 })
    assert.deepEqual(broken, [], `seed ${seed}`)
    assert.deepEqual([cuts, asked], [4, 25])
    for (const one of happens) if (totals[one] > 0) missing.delete(one)
  }
  assert.deepEqual([...missing], [], 'all of it happens on some of these days')
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
