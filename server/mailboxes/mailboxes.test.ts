/** Mailboxes that are fetched: set up through the desk, taken from a real Dovecot into cases. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { FetchedMailbox, FetchedView, SetFetched, TriedFetched } from '../../contract/fetched.ts'
import { type Dovecot, dovecotIsMissing, fetchedFrom, startDovecot } from '../../tests/peers/dovecot.ts'
import { startTokenServer, type TokenServer } from '../../tests/peers/token-server.ts'
import { eventually } from '../testing/eventually.ts'
import { type AgentClient, openWorld, type World } from '../testing/world.ts'
import { checkMailbox } from './check.ts'
import { fetchedMailboxes } from './fetched.ts'

const skip = dovecotIsMissing('mailboxes that are fetched, from the setup to the case') ?? false
const password = 'seven grey herons'
const base = '/api/desk/setup/fetched'

describe('mailboxes that are fetched', { skip }, () => {
  let world: World
  let dovecot: Dovecot
  let tokens: TokenServer
  let hugo: AgentClient
  before(async () => {
    const users = Object.fromEntries(['ada', 'bills', 'both', 'two', 'slow'].map(user => [user, password]))
    tokens = await startTokenServer({ email: 'token', clientId: 'heed', clientSecret: 'a client secret' })
    dovecot = await startDovecot({ users: { ...users, token: 'unused' }, tokenInfoUrl: tokens.tokenInfoUrl })
    world = await openWorld({ HEED_SECRET: 'a secret that is long enough to be one' })
    hugo = await world.agent('hugo')
  })
  after(async () => {
    await world[Symbol.asyncDispose]()
    await dovecot.close()
    await tokens.close()
  })

  const settings = (more: Partial<SetFetched> = {}): SetFetched => ({
    ...fetchedFrom(dovecot, 'ada', password),
    ...more,
  })
  const put = async (id: string, body: SetFetched) => await hugo.send('PUT', `${base}/${id}`, body)
  const look = async (id: string): Promise<FetchedMailbox | undefined> => {
    const view: FetchedView = (await hugo.get(base)).body
    return view.mailboxes.find(box => box.id === id)
  }
  const takenBy = async (id: string, count: number) =>
    await eventually(`${count} mails taken`, async () => (await look(id))?.state.taken === count || undefined)
  const texts = async () => {
    const { rows } = await sql<{ readonly text: string }>`
      SELECT convert_from(b.bytes, 'UTF8')::jsonb ->> 'text' AS text FROM fact f
      JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq WHERE f.type = 'CustomerSpoke'`.execute(world.db)
    return rows.map(({ text }) => text.trim())
  }

  test('a mailbox that an administrator sets up becomes cases; its password is nowhere to be read', async () => {
    const id = randomUUID()
    await dovecot.deliver('ada', mail('first', 'The first of them.'))
    assert.equal((await put(id, settings())).status, 200)
    await takenBy(id, 1)
    await dovecot.deliver('ada', mail('second', 'The second of them.'))
    await takenBy(id, 2)
    const said = await texts()
    assert.ok(said.includes('The first of them.') && said.includes('The second of them.'), said.join())
    assert.deepEqual(
      (await dovecot.list('ada')).map(({ flags }) => flags),
      ['S', 'S'],
    )
    const { text } = await hugo.get(base)
    const { text: changes } = await hugo.get('/api/desk/setup/changes')
    const { rows } = await sql<{ readonly row: string }>`
      SELECT row_to_json(m)::text AS row FROM imap_mailbox m`.execute(world.db)
    for (const shown of [text, changes, rows[0]?.row ?? '']) assert.equal(shown.includes(password), false)
    assert.match(changes, /ada · INBOX/)
    const { rows: came } = await sql<{ readonly source: string }>`
      SELECT source FROM mail_in WHERE header_id = 'first@customer.example'`.execute(world.db)
    assert.deepEqual(came, [{ source: id }])
  })

  test('agents may not look, leads may look and not change', async () => {
    const [ada, lena] = [await world.agent('ada'), await world.agent('lena')]
    assert.equal((await ada.get(base)).status, 403)
    assert.equal((await lena.get(base)).status, 200)
    const { version: _version, ...body } = settings()
    for (const [method, path, what] of [
      ['PUT', '', settings()],
      ['DELETE', '?version=0', undefined],
      ['POST', '/try', body],
      ['POST', '/look', undefined],
    ] as const) {
      const answer = await lena.send(method, `${base}/${randomUUID()}${path}`, what)
      assert.equal(answer.status, 403, `${method} ${path}: ${answer.text}`)
    }
  })

  test('it is tried before it is kept: what is there, or what is wrong and what could be done', async () => {
    const tryWith = async (more: Partial<SetFetched>): Promise<TriedFetched> => {
      const { version: _version, ...body } = settings({ user: 'bills', ...more })
      const answer = await hugo.send('POST', `${base}/${randomUUID()}/try`, body)
      assert.equal(answer.status, 200, answer.text)
      return answer.body
    }
    await dovecot.deliver('bills', mail('bill', 'A bill.'))
    const well = await tryWith({})
    assert.equal(well.is, 'well', JSON.stringify(well))
    assert.deepEqual(well.folders, [{ name: 'INBOX', mails: 1, unseen: 1 }])
    const byStartTls = await tryWith({ port: dovecot.port, security: 'starttls' })
    assert.equal(byStartTls.is, 'well', JSON.stringify(byStartTls))
    const strange = await tryWith({ certificate: null })
    assert.ok(strange.is === 'trouble' && strange.kind === 'certificate-unknown')
    assert.equal(strange.certificate?.pem.trim(), dovecot.certificate.trim())
    const overStartTls = await tryWith({ certificate: null, port: dovecot.port, security: 'starttls' })
    assert.ok(overStartTls.is === 'trouble' && overStartTls.certificate !== null)
    const missing = await tryWith({ folder: 'Bills' })
    assert.ok(missing.is === 'trouble' && missing.kind === 'no-folder')
    assert.deepEqual(
      missing.folders.map(({ name }) => name),
      ['INBOX'],
    )
    const wrong = await tryWith({ secret: { password: 'not this' } })
    assert.ok(wrong.is === 'trouble' && wrong.kind === 'wrong-login')
    assert.deepEqual(
      (await dovecot.list('bills')).map(({ flags }) => flags),
      [''],
    )
  })

  test('a secret that is kept goes to no other server, user or token server', async () => {
    const id = randomUUID()
    assert.equal((await put(id, settings({ user: 'bills', isPaused: true }))).status, 200)
    const version = (await look(id))?.version ?? 0
    const kept = settings({ user: 'bills', isPaused: true, version, secret: null })
    const google = { tokenUrl: 'https://tokens.example/token', clientId: 'x', scope: null }
    for (const more of [
      { host: 'elsewhere.example' },
      { port: 143 },
      { user: 'two' },
      { oauth: google },
      { security: 'none' },
    ] as const) {
      const answer = await put(id, { ...kept, ...more })
      assert.equal(answer.status, 400, JSON.stringify(more))
      assert.match(answer.text, /Write the password or the token again/)
      const { version: _version, ...body } = { ...kept, ...more }
      assert.equal((await hugo.send('POST', `${base}/${id}/try`, body)).status, 400)
    }
    assert.equal((await put(id, { ...kept, folder: 'INBOX', afterTaking: 'leave' })).status, 200)
    assert.equal((await put(id, kept)).status, 410, 'somebody was quicker')
    const checked = await checkMailbox(
      { db: world.db, secret: 'a secret that is long enough to be one', clock: world.clock.now },
      id,
    )
    assert.equal(checked?.is, 'well')
    const strange = await checkMailbox(
      { db: world.db, secret: 'another secret that is long enough', clock: world.clock.now },
      id,
    )
    assert.ok(strange?.is === 'trouble' && strange.kind === 'secret-lost')
    const now = (await look(id))?.version ?? 0
    assert.equal((await hugo.send('DELETE', `${base}/${id}?version=${now}`)).status, 200)
    assert.equal(await look(id), undefined)
  })

  test('the same mail in two mailboxes, and by SMTP, is one case', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    for (const user of ['both', 'two']) await dovecot.deliver(user, mail('both', 'Said to both of you.'))
    await put(one, settings({ user: 'both' }))
    await put(two, settings({ user: 'two' }))
    await eventually('both marked', async () => {
      const all = [...(await dovecot.list('both')), ...(await dovecot.list('two'))]
      return all.every(({ flags }) => flags === 'S') || undefined
    })
    assert.equal((await texts()).filter(text => text === 'Said to both of you.').length, 1)
    assert.equal(((await look(one))?.state.taken ?? 0) + ((await look(two))?.state.taken ?? 0), 1)
  })

  test('a token that is given in place of the one that was typed is sealed, kept and used from then on', async () => {
    const id = randomUUID()
    const oauth = { tokenUrl: tokens.tokenUrl, clientId: 'heed', scope: null }
    const typed = tokens.refreshToken
    tokens.nextRefreshToken = 'a long-lived token that came later'
    const secret = { clientSecret: 'a client secret', refreshToken: typed }
    const plain = { ...oauth, tokenUrl: 'http://tokens.example/token' }
    assert.equal(
      (await put(id, settings({ user: 'token', oauth: plain, secret }))).status,
      400,
      'in the clear',
    )
    await dovecot.deliver('token', mail('token', 'By a token.'))
    assert.equal((await put(id, settings({ user: 'token', oauth, secret }))).status, 200)
    await takenBy(id, 1)
    // As after a restart: nothing bought is known any more.
    tokens.revoke()
    const ours = { db: world.db, secret: 'a secret that is long enough to be one', clock: world.clock.now }
    const checked = await checkMailbox(ours, id)
    assert.equal(checked?.is, 'well', JSON.stringify(checked))
    const { rows } = await sql<{ readonly row: string }>`
      SELECT row_to_json(m)::text AS row FROM imap_mailbox m WHERE id = ${id}`.execute(world.db)
    for (const token of [typed, tokens.refreshToken, 'a client secret'])
      assert.equal(rows[0]?.row.includes(token), false)
  })

  test('of two processes one fetches; the other takes over when it lets go, and writes nothing before', async () => {
    const id = randomUUID()
    await put(id, settings({ user: 'slow' }))
    await eventually('a first look', async () => (await look(id))?.state.lastLookAt ?? undefined)
    const other = fetchedMailboxes({
      db: world.db,
      secret: 'a secret that is long enough to be one',
      clock: world.clock.now,
    })
    assert.deepEqual(await other.claim(), [])
    await sql`UPDATE imap_state SET holder = ${randomUUID()} WHERE mailbox_id = ${id}`.execute(world.db)
    await dovecot.deliver('slow', mail('slow', 'Fetched by whom?'))
    await eventually(
      'it is kept once more held',
      async () => (await look(id))?.state.taken === 1 || undefined,
    )
    assert.equal((await texts()).filter(text => text === 'Fetched by whom?').length, 1)
  })
})

function mail(key: string, words: string): string {
  return (
    `From: Eve <${key}@customer.example>\r\nTo: help@behemoth.example\r\nSubject: ${key}\r\n` +
    `Message-ID: <${key}@customer.example>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n\r\n${words}\r\n`
  )
}
