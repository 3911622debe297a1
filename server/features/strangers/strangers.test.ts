/** What agents decide about mail of strangers, through the doors of the desk. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { CaseView } from '../../../contract/desk.ts'
import type { StrangerAct } from '../../../contract/mail-aside.ts'
import { type MailHouse, openMailHouse, typesOf } from '../../../tests/mail-house.ts'
import { request } from '../../testing/world.ts'

let house: MailHouse
before(async () => {
  house = await openMailHouse()
})
after(() => house[Symbol.asyncDispose]())

const daughterOf = (customer: string) => `daughter-of-${customer}`

/** A case of Lena's with a stranger's mail in it. */
async function withStranger(
  customer: string,
): Promise<{ readonly view: CaseView; readonly strangerId: string }> {
  const { summary } = await house.opened(customer)
  await house.lena.act(summary.id, { act: 'take' })
  await house.lena.act(summary.id, { act: 'reply', words: 'We look at it.', files: [] })
  const text = `About ${summary.reference}: I am her daughter.`
  await house.sent({ from: daughterOf(customer), subject: 'My mother', text })
  const view = await house.lena.view(summary.id)
  const wrote = view.story.findLast(({ type }) => type === 'StrangerWrote')
  return { view, strangerId: wrote?.messageId ?? assert.fail() }
}

async function decide(
  { view, strangerId }: Awaited<ReturnType<typeof withStranger>>,
  act: StrangerAct['act'],
  { by = house.lena, requestId = randomUUID() } = {},
) {
  const url = `/api/desk/cases/${view.summary.id}/strangers/${strangerId}`
  return await by.send('POST', url, { requestId, act })
}

test('what is let in is the customer’s word: it stands in the line, and letters go to no new address', async () => {
  const stranger = await withStranger('ann@post.example')
  const requestId = randomUUID()
  for (const isRepeat of [false, true]) {
    const answer = await decide(stranger, { act: 'let-in', keepsAddress: false }, { requestId })
    assert.deepEqual([answer.status, answer.body], [200, { caseId: stranger.view.summary.id, isRepeat }])
  }
  const view = await house.lena.view(stranger.view.summary.id)
  assert.deepEqual(typesOf(view).slice(-3), ['StrangerLetIn', 'CustomerSpoke', 'EntryJoined'])
  const words = view.story.filter(({ words: said }) => said?.includes('I am her daughter'))
  assert.deepEqual(
    words.map(({ type }) => type),
    ['CustomerSpoke'],
    'said once',
  )
  assert.deepEqual(
    view.customer.addresses.map(({ value }) => value),
    ['ann@post.example'],
  )
  const late = await decide(stranger, { act: 'send-away' })
  assert.equal(late.status, 409)
  assert.match(late.text, /A colleague has let this mail in: these are the customer’s words now\./)
})

test('keeping the address is the owner’s or a lead’s to do', async () => {
  const stranger = await withStranger('bea@post.example')
  const refused = await decide(stranger, { act: 'let-in', keepsAddress: true }, { by: house.ada })
  assert.equal(refused.status, 403)
  assert.match(refused.text, /letters would go there/)
  assert.equal((await decide(stranger, { act: 'let-in', keepsAddress: true })).status, 200)
  const { customer } = await house.lena.view(stranger.view.summary.id)
  assert.ok(
    customer.addresses.some(
      ({ value, isVerified }) => value === daughterOf('bea@post.example') && !isVerified,
    ),
  )
})

test('what a colleague has let in stays as they chose: a second click keeps no address', async () => {
  const stranger = await withStranger('bibi@post.example')
  assert.equal((await decide(stranger, { act: 'let-in', keepsAddress: false })).status, 200)
  const again = await decide(stranger, { act: 'let-in', keepsAddress: true })
  assert.deepEqual([again.status, again.body], [200, { caseId: stranger.view.summary.id, isRepeat: true }])
  const view = await house.lena.view(stranger.view.summary.id)
  assert.deepEqual(
    view.customer.addresses.map(({ value }) => value),
    ['bibi@post.example'],
  )
  assert.equal(typesOf(view).filter(type => type === 'StrangerLetIn').length, 1)
})

test('a stranger who waits in a case that was joined into another is let in where that one goes on', async () => {
  const stranger = await withStranger('carl@post.example')
  const stays = await house.opened('carl@post.example', 'And the bill is wrong.')
  const { id: from } = stranger.view.summary
  const { id: into } = stays.summary
  await house.lena.act(into, { act: 'take' })
  assert.equal((await house.lena.act(into, { act: 'merge', from })).status, 200)
  const requestId = randomUUID()
  for (const isRepeat of [false, true]) {
    const answer = await decide(stranger, { act: 'let-in', keepsAddress: true }, { requestId })
    assert.deepEqual([answer.status, answer.body], [200, { caseId: into, isRepeat }])
  }
  const { story, customer } = await house.lena.view(into)
  const here = story.filter(({ joinedFrom }) => !joinedFrom)
  const words = here.filter(({ words: said }) => said?.includes('I am her daughter'))
  assert.deepEqual(
    words.map(({ type }) => type),
    ['CustomerSpoke'],
    'said once, where the case goes on',
  )
  assert.ok(customer.addresses.some(({ value }) => value === daughterOf('carl@post.example')))
  assert.ok(typesOf(await house.lena.view(from)).includes('StrangerLetIn'))
  const raw = await house.lena.get(`/api/desk/cases/${into}/mails/${words[0]?.messageId}/raw`)
  assert.match(raw.text, /My mother/)
})

test('a machine’s mail that becomes a case of its own gets no receipt, and letters answer it', async () => {
  const { summary } = await house.opened('dora@post.example')
  const { id: caseId, reference } = summary
  const sent = { from: 'alarm@device.example', subject: 'Alarm', text: `Seen at ${reference}: no power.` }
  const headers = { 'Auto-Submitted': 'auto-generated' }
  const went = await house.sent({ ...sent, headers, id: 'alarm-of-dora' })
  assert.deepEqual([went.place, went.kind, went.caseId], ['pending', 'machine', caseId])
  const view = await house.lena.view(caseId)
  const strangerId = view.story.findLast(({ type }) => type === 'StrangerWrote')?.messageId ?? assert.fail()
  const { body }: { body: { caseId: string } } = await decide({ view, strangerId }, { act: 'own-case' })
  const { rows } = await sql`
    SELECT subject, last_message_id, is_automatic FROM mail_thread WHERE case_id = ${body.caseId}`.execute(
    house.world.db,
  )
  assert.deepEqual(rows, [
    { subject: 'Alarm', last_message_id: 'alarm-of-dora@post.example', is_automatic: true },
  ])
})

test('a case of its own belongs to whoever wrote it, and says nothing of the other', async () => {
  const stranger = await withStranger('cora@post.example')
  const requestId = randomUUID()
  const { body, status }: { body: { caseId: string }; status: number } = await decide(
    stranger,
    { act: 'own-case' },
    { requestId },
  )
  assert.equal(status, 200)
  const again: { body: { caseId: string } } = await decide(stranger, { act: 'own-case' }, { requestId })
  assert.equal(again.body.caseId, body.caseId)
  const own = await house.lena.view(body.caseId)
  assert.notEqual(own.customer.id, stranger.view.customer.id)
  assert.deepEqual(
    own.customer.addresses.map(({ value }) => value),
    [daughterOf('cora@post.example')],
  )
  assert.equal(own.summary.entry?.state, 'waiting')
  assert.ok(own.story.every(({ elsewhere }) => elsewhere === undefined))
  const raw = await house.lena.get(
    `/api/desk/cases/${body.caseId}/mails/${own.story.find(({ type }) => type === 'CustomerSpoke')?.messageId}/raw`,
  )
  assert.match(raw.text, /My mother/)
  const there = await house.lena.view(stranger.view.summary.id)
  assert.ok(typesOf(there).includes('StrangerSentAway'))
  assert.equal(there.summary.entry, null)
})

test('what is sent away stays in the story for the team, and is never let in', async () => {
  const stranger = await withStranger('dina@post.example')
  assert.equal((await decide(stranger, { act: 'send-away' })).status, 200)
  const late = await decide(stranger, { act: 'let-in', keepsAddress: false })
  assert.equal(late.status, 409)
  assert.match(late.text, /A colleague has sent this mail away: it can no longer be let in\./)
  const nobodys = await decide({ ...stranger, strangerId: randomUUID() }, { act: 'send-away' })
  assert.match(nobodys.text, /Choose a mail of a stranger that waits in this case\./)
})

test('the customer sees nothing of a stranger, whatever is decided but letting in', async () => {
  const customer = await house.world.customer('My line is dead.', { address: 'edda@post.example' })
  await house.sent({ from: 'x@else.example', text: `For ${customer.reference}: hello, hello.` })
  const page = await customer.page()
  assert.doesNotMatch(page, /hello, hello|do not know|x@else/)
})

test('nobody decides without being of the team', async () => {
  const url = `${house.world.url}/api/desk/cases/${randomUUID()}/strangers/${randomUUID()}`
  const body = { requestId: randomUUID(), act: { act: 'send-away' } }
  assert.equal((await request(url, 'POST', { body })).status, 401)
})
