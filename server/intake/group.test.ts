/** A help desk whose address is a group at a provider: each customer's mail then comes with the headers of a list. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type MailHouse, openMailHouse } from '../../tests/mail-house.ts'

let house: MailHouse
before(async () => {
  house = await openMailHouse()
})
after(() => house[Symbol.asyncDispose]())

const group = {
  Precedence: 'list',
  'Mailing-list': 'list help@behemoth.example; contact help+owners@behemoth.example',
  'List-ID': '<help.behemoth.example>',
  'List-Post':
    '<https://groups.google.com/a/behemoth.example/group/help/post>, <mailto:help@behemoth.example>',
}

async function writerIn(caseId: string | null) {
  const { rows } = await sql<{ readonly address: string; readonly isAutomatic: boolean }>`
    SELECT a.value AS address, t.is_automatic AS "isAutomatic"
    FROM cases c JOIN customer_address a USING (customer_id) JOIN mail_thread t ON t.case_id = c.id
    WHERE c.id = ${caseId}`.execute(house.world.db)
  return rows
}

test('a customer who writes through our own group is a person, and is answered like one', async () => {
  const { kind, place, caseId } = await house.sent({
    from: 'ines@post.example',
    text: 'No tone.',
    headers: group,
  })
  assert.deepEqual([kind, place], ['person', 'case'])
  assert.deepEqual(await writerIn(caseId), [{ address: 'ines@post.example', isAutomatic: false }])
})

test('a group that writes its own address over the customer’s does not become the customer', async () => {
  const headers = { ...group, 'X-Original-From': 'Ines <ines.b@post.example>' }
  const from = 'help@behemoth.example'
  const { kind, caseId } = await house.sent({ from, text: 'No tone.', headers })
  assert.equal(kind, 'person')
  assert.deepEqual(await writerIn(caseId), [{ address: 'ines.b@post.example', isAutomatic: false }])
})

const form = { from: 'help@behemoth.example', subject: 'Contact form' }

test('visitors of a contact form that sends from our own address are customers of their own, unverified', async () => {
  const visitors = ['ines.form@post.example', 'jon.form@post.example']
  const cases: string[] = []
  for (const visitor of visitors) {
    const went = await house.sent({ ...form, text: 'No tone.', headers: { 'Reply-To': `<${visitor}>` } })
    assert.deepEqual([went.kind, went.place], ['person', 'case'])
    assert.deepEqual(await writerIn(went.caseId), [{ address: visitor, isAutomatic: false }])
    cases.push(went.caseId ?? '')
  }
  const [one, other] = await Promise.all(cases.map(id => house.ada.view(id)))
  assert.notEqual(one?.customer.id, other?.customer.id)
  assert.equal(one?.customer.isVerified, false)
})

test('a mail from us to us that names nobody is a case of somebody unknown with a note, and no letter', async () => {
  const went = [await house.sent({ ...form, text: 'One.' }), await house.sent({ ...form, text: 'Two.' })]
  const [one, two] = await Promise.all(went.map(({ caseId }) => house.ada.view(caseId ?? '')))
  assert.notEqual(one?.customer.id, two?.customer.id)
  assert.deepEqual(one?.customer.addresses, [])
  const words = one?.story.find(({ type }) => type === 'CustomerSpoke')
  assert.match(words?.mail?.notes?.[0]?.says ?? '', /^This mail came from the address that it went to/)
  assert.ok(!one?.story.some(({ type }) => type === 'CommitmentMade'))
  const { rows } = await sql`SELECT FROM letter WHERE case_id = ${went[0]?.caseId}`.execute(house.world.db)
  assert.equal(rows.length, 0)
})
