/** A mailbox that somebody subscribed to lists with, at a provider that does not say to whom it delivered. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { DOMAIN, openPostOffice, type PostOffice } from '../letters/post-office.fixture.ts'

const TOWN = 'talk@town.example'
const aMailbox = randomUUID()

let office: PostOffice
before(async () => {
  office = await openPostOffice()
  await sql`
    INSERT INTO mailbox (address, purpose, created_at) VALUES ('support@street.example', 'Support', now())`.execute(
    office.db,
  )
})
after(() => office[Symbol.asyncDispose]())

function through(list: string, to: readonly string[] = [list]) {
  const [name, domain] = list.split('@')
  return {
    source: aMailbox,
    to,
    headers: { to: to.join(', '), 'list-id': `<${name}.${domain}>`, 'list-post': `<mailto:${list}>` },
  }
}

async function lastMail() {
  const { rows } = await sql<{ readonly kind: string; readonly place: string }>`
    SELECT kind, place FROM mail_in ORDER BY came_at DESC LIMIT 1`.execute(office.db)
  return rows[0]
}

test('what members write to a list that a fetched mailbox reads stands aside, also with others in copy, and gets no receipt', async () => {
  for (const to of [[TOWN], [TOWN, 'bo@post.example']]) {
    office.move(1000)
    await assert.rejects(office.mailFrom('ana@post.example', through(TOWN, to)), /no case was opened/)
    assert.deepEqual(await lastMail(), { kind: 'list', place: 'aside' })
  }
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 0)
})

test('what is fetched through a group of ours is a person’s: by our domain, or as an address that was set up', async () => {
  for (const group of [`help@${DOMAIN}`, 'support@street.example']) {
    office.move(1000)
    await office.mailFrom('ines@post.example', through(group))
    assert.deepEqual(await lastMail(), { kind: 'person', place: 'case' })
  }
})

test('who writes to a list and to us beside it opens a case, without a receipt', async () => {
  office.move(1000)
  await office.mailFrom('jon@post.example', through(TOWN, [TOWN, 'support@street.example']))
  assert.deepEqual(await lastMail(), { kind: 'machine', place: 'case' })
})
