/** Looks under better-auth's own lid: what a newer version of it must still find. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { betterAuth } from 'better-auth'
import { sql } from 'kysely'
import { settings } from './engine.ts'
import { openPasswords } from './passwords.ts'
import { HERE, type House, openHouse, PASSWORD_OF_ANNA } from './testing.ts'

let house: House
before(async () => {
  house = await openHouse()
})
after(() => house.close())

const lid = () => {
  const [secret, passwords] = ['another secret of the tests, long enough', openPasswords()]
  return betterAuth(
    settings({ db: house.db, secret, publicUrl: undefined, clock: () => house.now(), passwords }),
  ).$context
}

test('the tables of the migration are those that better-auth expects', async () => {
  const { explicitSchemaCheck } = await lid()
  assert.ok(explicitSchemaCheck)
  await explicitSchemaCheck()
})

test('better-auth gets dates where the house reads instants', async () => {
  await house.auth.signIn({ email: 'anna@behemoth.example', password: PASSWORD_OF_ANNA, remote: HERE })
  const { rows } = await sql<{ token: string }>`SELECT token FROM auth_session`.execute(house.db)
  const { internalAdapter } = await lid()
  const found = await internalAdapter.findSession(rows[0]!.token)
  assert.equal(found?.session.expiresAt.getTime(), house.now() + 12 * 3_600_000)
  assert.equal(found?.user.id, house.anna)
})

test('a session begins on the clock of the house, and none for an agent who has departed', async () => {
  const { internalAdapter } = await lid()
  const begun = await internalAdapter.createSession(house.anna)
  assert.equal(begun?.createdAt.getTime(), house.now())
  await sql`UPDATE agent SET departed_at = now() WHERE id = ${house.anna}`.execute(house.db)
  assert.equal(await internalAdapter.createSession(house.anna), null)
})
