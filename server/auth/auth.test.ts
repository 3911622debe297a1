import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { HOUR, MINUTE, SECOND } from '../../domain/time.ts'
import { ELSEWHERE, HERE, type House, openHouse, PASSWORD_OF_ANNA, sentBack } from './testing.ts'

const email = 'anna@behemoth.example'
const password = PASSWORD_OF_ANNA
const wrong = { name: 'Fault', fault: 'wrong-credentials' }

let house: House
let signIn: () => Promise<string>
before(async () => {
  house = await openHouse()
  signIn = async () => sentBack((await house.auth.signIn({ email, password, remote: HERE })).cookie)
})
after(() => house.close())
// Lets what was kept in memory or counted as a guess pass away.
beforeEach(() => house.move(HOUR))

describe('a session', () => {
  test('begins with the right password, however the address is written', async () => {
    const { agentId, cookie } = await house.auth.signIn({
      email: 'ANNA@Behemoth.example',
      password,
      remote: HERE,
    })
    assert.equal(agentId, house.anna)
    const who = await house.auth.whoIs(`theme=dark; ${sentBack(cookie)}; x=1`)
    assert.equal(who?.agentId, house.anna)
    assert.match(who?.sessionId ?? '', /^[0-9a-f-]{36}$/)
  })

  test('is refused in the same words for a wrong password, an unknown address and no address at all', async () => {
    const tries = [
      { email, password: `${password}!` },
      { email: 'nobody@behemoth.example', password },
      { email: 'not an address', password },
      { email, password: 'x'.repeat(10_000) },
    ]
    for (const credentials of tries) {
      await assert.rejects(house.auth.signIn({ ...credentials, remote: HERE }), wrong)
    }
  })

  test('is carried by a cookie that scripts cannot read, and over https only where there is https', async () => {
    const { cookie } = await house.auth.signIn({ email, password, remote: HERE })
    assert.match(cookie, /^heed_session=[\w-]+\.[\w-]+; Path=\/; HttpOnly; SameSite=Lax$/)
    const outside = house.another({ publicUrl: 'https://care.behemoth.example' })
    const secure = (await outside.signIn({ email, password, remote: ELSEWHERE })).cookie
    assert.match(secure, /; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  })

  test('is over at once when the agent signs out, and the other browser stays signed in', async () => {
    const [here, there] = [await signIn(), await signIn()]
    assert.ok(await house.auth.whoIs(here))
    const cleared = await house.auth.signOut(here)
    assert.match(cleared, /^heed_session=; .*Max-Age=0$/)
    assert.equal(await house.auth.whoIs(here), null)
    assert.ok(await house.auth.whoIs(there))
  })

  test('that another process has ended is believed for two seconds at most', async () => {
    const cookie = await signIn()
    assert.ok(await house.auth.whoIs(cookie))
    await house.another().signOut(cookie)
    house.move(2 * SECOND)
    assert.equal(await house.auth.whoIs(cookie), null)
  })

  test('ends twelve hours after it was last used', async () => {
    const cookie = await signIn()
    for (let uses = 0; uses < 3; uses++) {
      house.move(11 * HOUR)
      assert.equal((await house.auth.whoIs(cookie))?.agentId, house.anna)
    }
    house.move(12 * HOUR - 1)
    assert.ok(await house.auth.whoIs(cookie))
    house.move(12 * HOUR)
    assert.equal(await house.auth.whoIs(cookie), null)
  })

  test('that expired is swept away by the next sign-in', async () => {
    await signIn()
    house.move(13 * HOUR)
    await signIn()
    const { rows } = await sql`SELECT FROM auth_session WHERE user_id = ${house.anna}`.execute(house.db)
    assert.equal(rows.length, 1)
  })

  test('opens only with the cookie as it was given out', async () => {
    const cookie = await signIn()
    const [token = '', signature = ''] = cookie.slice('heed_session='.length).split('.')
    const garbled = [
      `heed_session=${token}`,
      `heed_session=${token}.`,
      `heed_session=${token}.${signature.slice(0, -2)}`,
      `heed_session=${token}x.${signature}`,
      `heed_session=${token}.${signature}.${signature}`,
      `heed_session=.${signature}`,
      'heed_session=',
      `other=${token}.${signature}`,
      '\u0000;=;heed_session',
      undefined,
    ]
    for (const header of garbled) assert.equal(await house.auth.whoIs(header), null, String(header))
    assert.ok(await house.auth.whoIs(`heed_session=planted.by-a-neighbour; ${cookie}`))
  })

  test('cannot be made from a copy of the database', async () => {
    const cookie = await signIn()
    const thief = house.another({ secret: 'the secret of some other installation' })
    assert.equal(await thief.whoIs(cookie), null)
  })

  test('ends when the password is changed, and only the new password opens another', async () => {
    const carl = await house.addAgent({ name: 'Carl Example', email: 'carl@behemoth.example' })
    await house.auth.setPassword(carl, 'the first password')
    const credentials = { email: 'carl@behemoth.example', remote: HERE }
    const first = await house.auth.signIn({ ...credentials, password: 'the first password' })
    assert.ok(await house.auth.whoIs(sentBack(first.cookie)))
    await house.auth.setPassword(carl, 'the second password')
    assert.equal(await house.auth.whoIs(sentBack(first.cookie)), null)
    await assert.rejects(house.auth.signIn({ ...credentials, password: 'the first password' }), wrong)
    assert.ok(await house.auth.signIn({ ...credentials, password: 'the second password' }))
  })
})

describe('an agent', () => {
  test('who departs is nobody at once and cannot come back in', async () => {
    const dora = await house.addAgent({ name: 'Dora Example', email: 'dora@behemoth.example' })
    await house.auth.setPassword(dora, password)
    const credentials = { email: 'dora@behemoth.example', password, remote: HERE }
    const cookie = sentBack((await house.auth.signIn(credentials)).cookie)
    assert.ok(await house.auth.whoIs(cookie))
    await sql`UPDATE agent SET departed_at = now() WHERE id = ${dora}`.execute(house.db)
    await house.auth.endSessions(dora)
    assert.equal(await house.auth.whoIs(cookie), null)
    await assert.rejects(house.auth.signIn(credentials), wrong)
    await assert.rejects(house.auth.setPassword(dora, password), { fault: 'not-found' })
  })

  test('who departs loses every session by the database itself, whoever writes it down', async () => {
    const emil = await house.addAgent({ name: 'Emil Example', email: 'emil@behemoth.example' })
    await house.auth.setPassword(emil, password)
    const { cookie } = await house.auth.signIn({ email: 'emil@behemoth.example', password, remote: HERE })
    await sql`UPDATE agent SET departed_at = now() WHERE id = ${emil}`.execute(house.db)
    await sql`UPDATE agent SET departed_at = NULL WHERE id = ${emil}`.execute(house.db)
    assert.equal(await house.auth.whoIs(sentBack(cookie)), null)
  })

  test('who departs while a session begins is nobody with that session', async () => {
    const ed = await house.addAgent({ name: 'Ed Example', email: 'ed@behemoth.example' })
    await house.auth.setPassword(ed, password)
    const { cookie } = await house.auth.signIn({ email: 'ed@behemoth.example', password, remote: HERE })
    const { rows } = await sql<{ row: object }>`
      SELECT to_jsonb(s) AS row FROM auth_session s WHERE user_id = ${ed}`.execute(house.db)
    await sql`UPDATE agent SET departed_at = now() WHERE id = ${ed}`.execute(house.db)
    // What a sign-in leaves that looked at the agent before and is committed after.
    await sql`
      INSERT INTO auth_session SELECT * FROM jsonb_populate_record(NULL::auth_session, ${JSON.stringify(rows[0]!.row)}::jsonb)
    `.execute(house.db)
    assert.equal(await house.auth.whoIs(sentBack(cookie)), null)
  })

  test('who gets a new address signs in with the new one', async () => {
    const fay = await house.addAgent({ name: 'Fay Example', email: 'fay@behemoth.example' })
    await house.auth.setPassword(fay, password)
    await sql`UPDATE agent SET email = 'Fay.New@behemoth.example' WHERE id = ${fay}`.execute(house.db)
    assert.ok(await house.auth.signIn({ email: 'fay.new@behemoth.example', password, remote: HERE }))
    await assert.rejects(house.auth.signIn({ email: 'fay@behemoth.example', password, remote: HERE }), wrong)
  })

  test('must choose a password of a decent length', async () => {
    await assert.rejects(house.auth.setPassword(house.anna, 'eleven char'), { fault: 'bad-request' })
    await assert.rejects(house.auth.setPassword(house.anna, 'x'.repeat(513)), { fault: 'bad-request' })
  })
})

describe('a demo agent', () => {
  const gus = { email: 'gus@behemoth.example', password }
  before(async () => {
    const id = await house.addAgent({ name: 'Gus Example', email: gus.email, isDemo: true })
    await house.auth.setPassword(id, password)
  })

  test('signs in on the computer itself', async () => {
    for (const remote of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1']) {
      assert.ok(await house.auth.signIn({ ...gus, remote }))
    }
  })

  test('is turned away from anywhere else, with a sentence', async () => {
    for (const remote of [ELSEWHERE, '2001:db8::1', '::ffff:198.51.100.7', '127.0.0.1.evil.example', '']) {
      await assert.rejects(house.auth.signIn({ ...gus, remote }), { fault: 'not-allowed', message: /demo/ })
    }
  })

  test('is nobody once the installation has a public address, whatever session there was', async () => {
    const cookie = sentBack((await house.auth.signIn({ ...gus, remote: HERE })).cookie)
    assert.ok(await house.auth.whoIs(cookie))
    const outside = house.another({ publicUrl: 'https://care.behemoth.example' })
    await assert.rejects(outside.signIn({ ...gus, remote: HERE }), { fault: 'not-allowed' })
    assert.equal(await outside.whoIs(cookie), null)
  })
})

describe('guessing', () => {
  test('is slowed down for a known and an unknown address alike, and the agent gets in after the pause', async () => {
    for (const address of [email, 'nobody@behemoth.example']) {
      const guess = { email: address, password: 'not the password', remote: ELSEWHERE }
      for (let tries = 0; tries < 5; tries++) await assert.rejects(house.auth.signIn(guess), wrong)
      await assert.rejects(house.auth.signIn(guess), { fault: 'too-many', message: /in 1 second\./ })
    }
    await assert.rejects(house.auth.signIn({ email, password, remote: ELSEWHERE }), { fault: 'too-many' })
    house.move(SECOND)
    assert.ok(await house.auth.signIn({ email, password, remote: ELSEWHERE }))
  })

  test('is not what an agent does who signs in again and again', async () => {
    for (let times = 0; times < 8; times++) await signIn()
  })

  test('of a hundred at once, only a few are looked at', async () => {
    const auth = house.another()
    const guess = { email, password: 'not the password', remote: '203.0.113.9' }
    const faults = await Promise.all(
      Array.from({ length: 100 }, () => auth.signIn(guess).then(String, error => String(error.fault))),
    )
    const count = (fault: string) => faults.filter(given => given === fault).length
    assert.deepEqual([count('wrong-credentials'), count('too-many')], [5, 95])
    house.move(MINUTE)
  })
})
