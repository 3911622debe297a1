import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { DAY } from '../../domain/time.ts'
import { HERE, type House, openHouse, PASSWORD_OF_ANNA, sentBack } from './testing.ts'

const password = 'three quiet harbours'
const stale = { name: 'Fault', fault: 'gone-stale' }

let house: House
before(async () => {
  house = await openHouse()
})
after(() => house.close())

const inviteAdmin = () =>
  house.auth.createInvitation({ role: 'head', isAdmin: true, expiresAt: house.now() + DAY })

test('an invitation makes an agent with its role and a seat, who can then sign in', async () => {
  const token = await inviteAdmin()
  assert.match(token, /^[\w-]{43}$/)
  assert.deepEqual(await house.auth.readInvitation(token), { agent: null, role: 'head' })
  const hana = { name: 'Hana Example', email: 'Hana@behemoth.example' }
  const { agentId } = await house.auth.acceptInvitation({ token, ...hana, password })
  const { rows } = await sql`
    SELECT name, email, role, is_admin, is_demo, presence FROM agent JOIN seat ON agent_id = id WHERE id = ${agentId}
  `.execute(house.db)
  const seat = { role: 'head', is_admin: true, is_demo: false, presence: 'offline' }
  assert.deepEqual(rows, [{ ...hana, ...seat }])
  const signedIn = await house.auth.signIn({ email: 'hana@behemoth.example', password, remote: HERE })
  assert.equal(signedIn.agentId, agentId)
})

test('of two who take the same link at the same instant, one gets in', async () => {
  const token = await inviteAdmin()
  const take = (name: string) =>
    house.auth.acceptInvitation({ token, name, email: `${name}@behemoth.example`, password })
  const [ida, jan] = await Promise.allSettled([take('ida'), take('jan')])
  const lost = [ida, jan].find(outcome => outcome.status === 'rejected')
  assert.deepEqual([ida.status, jan.status].toSorted(), ['fulfilled', 'rejected'])
  assert.equal(lost?.reason.fault, 'gone-stale')
  const { rows } = await sql`SELECT FROM agent WHERE email LIKE 'ida@%' OR email LIKE 'jan@%'`.execute(
    house.db,
  )
  assert.equal(rows.length, 1)
  assert.equal(await house.auth.readInvitation(token), null)
})

test('a link that was garbled, or is too old, opens nothing', async () => {
  const token = await inviteAdmin()
  const kim = { name: 'Kim Example', email: 'kim@behemoth.example', password }
  await assert.rejects(house.auth.acceptInvitation({ ...kim, token: `${token}x` }), stale)
  await assert.rejects(house.auth.acceptInvitation({ ...kim, token: '' }), stale)
  house.move(DAY)
  assert.equal(await house.auth.readInvitation(token), null)
  await assert.rejects(house.auth.acceptInvitation({ ...kim, token }), stale)
})

test('an address that is taken and a password that is too short leave the link as it was', async () => {
  const token = await inviteAdmin()
  const lea = { token, name: 'Lea Example', email: 'lea@behemoth.example', password }
  const taken = { ...lea, email: 'ANNA@behemoth.example' }
  await assert.rejects(house.auth.acceptInvitation(taken), { fault: 'bad-request', message: /already/ })
  await assert.rejects(house.auth.acceptInvitation({ ...lea, password: 'short' }), { fault: 'bad-request' })
  assert.ok(await house.auth.acceptInvitation(lea))
})

test('an agent whom we know keeps name and role, ends other sessions, and spends the other links', async () => {
  const credentials = { email: 'anna@behemoth.example', remote: HERE }
  const { cookie } = await house.auth.signIn({ ...credentials, password: PASSWORD_OF_ANNA })
  assert.ok(await house.auth.whoIs(sentBack(cookie)))
  const invite = () => house.auth.createInvitation({ agentId: house.anna, expiresAt: house.now() + DAY })
  const [first, second] = [await invite(), await invite()]
  assert.deepEqual(await house.auth.readInvitation(first), {
    agent: { name: 'Anna Example', email: 'Anna@behemoth.example' },
    role: 'lead',
  })
  const other = { name: 'Somebody Else', email: 'else@behemoth.example', password }
  assert.deepEqual(await house.auth.acceptInvitation({ token: second, ...other }), { agentId: house.anna })
  assert.equal(await house.auth.whoIs(sentBack(cookie)), null)
  await assert.rejects(house.auth.acceptInvitation({ token: first, ...other }), stale)
  assert.equal((await house.auth.signIn({ ...credentials, password })).agentId, house.anna)
  const { rows } = await sql`SELECT name FROM agent WHERE id = ${house.anna}`.execute(house.db)
  assert.deepEqual(rows, [{ name: 'Anna Example' }])
})

test('somebody who has departed cannot come back by an old link', async () => {
  const max = await house.addAgent({ name: 'Max Example', email: 'max@behemoth.example' })
  const token = await house.auth.createInvitation({ agentId: max, expiresAt: house.now() + DAY })
  await sql`UPDATE agent SET departed_at = now() WHERE id = ${max}`.execute(house.db)
  assert.equal(await house.auth.readInvitation(token), null)
  await assert.rejects(
    house.auth.acceptInvitation({ token, name: 'Max', email: 'max@behemoth.example', password }),
    stale,
  )
})

test('the database holds no token that could be used', async () => {
  const token = await inviteAdmin()
  const { rows } = await sql<{
    row: string
  }>`SELECT auth_invitation::text AS row FROM auth_invitation`.execute(house.db)
  assert.ok(rows.length > 0)
  for (const { row } of rows) assert.ok(!row.includes(token))
})
