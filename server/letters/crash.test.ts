/** `kill -9` between the relay's "taken" and our commit: the letter goes out again, and is the same mail to its reader. */
import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { withClient } from '../db/client.ts'
import { eventually } from '../testing/eventually.ts'
import { openPostOffice, type PostOffice, SECRET } from './post-office.fixture.ts'

function startChild({ appUrl, relay }: PostOffice): ChildProcess {
  return fork(new URL('./crash-child.ts', import.meta.url), [], {
    stdio: 'ignore',
    env: { ...process.env, HEED_TEST_DB: appUrl, HEED_TEST_RELAY: relay.url, HEED_TEST_SECRET: SECRET },
  })
}

/** Jobs of a process that is gone are given to others when it has been silent for long enough. */
async function noticeSilence({ pool }: PostOffice): Promise<void> {
  await pool.query(`UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state = 'active'`)
}

test('killed between the relay’s 250 and the commit, it sends the same Message-ID once more and settles it once', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom('elif@customer.example')
  await office.letters().catchUp()
  await office.stopLetters()
  const messageId = await office.reply(id, 'It is mended.')
  const { arrived, letGo } = office.relay.hold()
  const child = startChild(office)
  try {
    await arrived
    await withClient(office.owner, async client => {
      // Whoever settles this letter has to wait for us.
      await client.query('BEGIN')
      await client.query('SELECT FROM letter WHERE settled_at IS NULL FOR UPDATE')
      letGo()
      await eventually('a commit that waits for the lock', async () => {
        const { rows } = await client.query('SELECT FROM pg_locks WHERE NOT granted')
        return rows.length > 0
      })
      child.kill('SIGKILL')
      await once(child, 'exit')
      await client.query('ROLLBACK')
    })
  } finally {
    child.kill('SIGKILL')
  }
  assert.equal((await office.facts(id, 'MessageDelivered')).length, 0, 'the commit did not come')

  await noticeSilence(office)
  await office.restart()
  await office.letters().catchUp()
  await office.letters().catchUp()
  const ids = office.relay.mails.slice(1).map(mail => mail.messageId)
  assert.equal(ids.length, 2)
  assert.equal(ids[0], ids[1])
  assert.deepEqual(
    (await office.facts(id, 'MessageDelivered')).map(fact => fact.messageId),
    [messageId],
  )
})
