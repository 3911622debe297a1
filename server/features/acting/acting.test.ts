/** Acting for somebody, through the doors: named, withdrawn, asked, reported; and who learns what. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type { CaseView } from '../../../contract/desk.ts'
import { DAY } from '../../../domain/time.ts'
import { eventually } from '../../testing/eventually.ts'
import { codeReader, mailsTo, mailTo } from '../../testing/mailbox.ts'
import { openStream } from '../../testing/streams.ts'
import { type CustomerClient, openWorld, request, type World } from '../../testing/world.ts'

const ADA = 'ada.lovelace@customer.example'
const ROBERT = 'robert@helper.example'

let world: World
let codeFor: (address: string) => Promise<string>
beforeEach(async () => {
  world = await openWorld()
  codeFor = codeReader(world)
})
afterEach(() => world[Symbol.asyncDispose]())

const naming = {
  name: 'Robert Lovelace',
  address: ROBERT,
  scope: 'read-and-write',
  matters: 'this',
  term: 'one-month',
}

/** A customer who has shown by a code who they are. */
async function proved(words: string, address: string, name: string): Promise<CustomerClient> {
  const customer = await world.customer(words, { address, name })
  await customer.post('code')
  const href = `${world.url}/case/${customer.reference}`
  const code = await codeFor(address)
  const entered = await request(`${href}/enter`, 'POST', { cookie: customer.cookie, body: { code } })
  assert.equal(entered.status, 200, entered.text)
  return asBrowser(customer, entered.cookie)
}

/** The same case, with the cookies of another browser. */
function asBrowser(customer: CustomerClient, cookie: string): CustomerClient {
  const href = `${world.url}/case/${customer.reference}`
  return {
    ...customer,
    cookie,
    post: async (path, fields = {}) => await request(`${href}/${path}`, 'POST', { cookie, body: fields }),
    page: async () => (await request(href, 'GET', { cookie, accept: 'text/html' })).text,
  }
}

/** Follows a link that was sent, as its reader does. */
async function follow(customer: CustomerClient, links: readonly string[]): Promise<CustomerClient> {
  const link = links.find(one => one.includes('/open?k=')) ?? assert.fail('there is no link')
  const opened = await request(link, 'GET', { accept: 'text/html' })
  return asBrowser(customer, opened.cookie)
}

/** Robert, who was named by Ada and has opened his link. */
async function named(change: Readonly<Record<string, string>> = {}) {
  const ada = await proved('My line is dead.', ADA, 'Ada Lovelace')
  const said = await ada.post('helpers', { ...naming, ...change })
  assert.equal(said.status, 200, said.text)
  const mail = await mailTo(world, ROBERT, /You may act for Ada Lovelace/)
  return { ada, robert: await follow(ada, mail.links), mail }
}

async function helperId(): Promise<string> {
  const { rows } = await sql<{
    readonly id: string
  }>`SELECT id FROM helper ORDER BY asked_at DESC LIMIT 1`.execute(world.db)
  return rows[0]?.id ?? assert.fail('nobody was named')
}

test('somebody who was named reads and writes under their own name, and does not decide', async () => {
  const { ada, robert } = await named()
  assert.match(await robert.page(), /You act here for Ada Lovelace/)
  assert.match(await robert.page(), /My line is dead\./)
  assert.equal((await robert.post('say', { messageId: randomUUID(), words: 'It is her son.' })).status, 200)
  assert.match(await ada.page(), /Robert Lovelace wrote in the chat for you\./)
  const desk = await world.agent('ada')
  const { story, acting } = await desk.view(ada.caseId)
  const spoken = story.find(item => item.words === 'It is her son.')
  assert.equal(spoken?.by.name, 'Robert Lovelace, for Ada Lovelace')
  assert.deepEqual(
    acting?.helpers.map(({ name, standing, mayDecide }) => ({ name, standing, mayDecide })),
    [{ name: 'Robert Lovelace', standing: 'acting', mayDecide: false }],
  )
  const solved = await robert.post('solved')
  assert.equal(solved.status, 409)
  assert.match(solved.text, /Only they can decide this/)
  assert.equal((await ada.post('solved')).status, 200)
})

test('a promise to a helper stands on their page; one to somebody who is not let, or no more, is refused', async () => {
  const { ada, robert } = await named()
  const desk = await world.agent('ada')
  await desk.act(ada.caseId, { act: 'take' })
  const promise = async (to: { readonly helperId: string }) => {
    const words = 'I call Robert when the line is up.'
    const dueAt = world.clock.now() + DAY
    return await desk.tryTo(ada.caseId, {
      act: 'promise',
      kind: 'call-back',
      words,
      dueAt,
      to,
      replaces: null,
    })
  }
  const to = { helperId: await helperId() }
  const made = await promise(to)
  assert.equal(made.status, 200, made.text)
  assert.deepEqual((await desk.view(ada.caseId)).promises.at(-1)?.to, { name: 'Robert Lovelace' })
  assert.match(await robert.page(), /I call Robert when the line is up\./)
  const unknown = await promise({ helperId: randomUUID() })
  assert.ok(unknown.status >= 400, unknown.text)
  assert.equal((await ada.post(`helpers/${to.helperId}/withdraw`)).status, 200)
  const withdrawn = await promise(to)
  assert.ok(withdrawn.status >= 400, withdrawn.text)
  assert.doesNotMatch(await robert.page(), /I call Robert/)
  const promises = (await desk.view(ada.caseId)).promises.filter(({ kind }) => kind === 'call-back')
  assert.equal(promises.length, 1)
})

test('a helper who may decide says that it is solved, in their own name', async () => {
  const { ada, robert } = await named({ scope: 'decide' })
  assert.equal((await robert.post('solved')).status, 200)
  assert.match(await ada.page(), /Robert Lovelace, for you, said that it is solved\./)
})

test('nobody lets others in, or takes them out, who has not shown who they are; a helper never does', async () => {
  const ada = await world.customer('My line is dead.', { address: ADA, name: 'Ada Lovelace' })
  const refused = await ada.post('helpers', naming)
  assert.equal(refused.status, 409)
  assert.match(refused.text, /first show that it is you/)
  assert.doesNotMatch(await ada.page(), /name="helper-name"/)
  const { robert } = await named()
  assert.equal((await robert.post('helpers', { ...naming, address: 'x@y.example' })).status, 403)
  assert.equal((await robert.post(`helpers/${await helperId()}/withdraw`)).status, 403)
  assert.equal((await robert.post('stop-links')).status, 403)
  assert.doesNotMatch(await robert.page(), /a…@customer\.example/, 'where else she can be reached is not his')
})

test('what was taken back ends at once: the open page, the link, the cookie, and the code', async () => {
  const { ada, robert, mail } = await named({ matters: 'all' })
  const { reference } = ada
  const stream = await openStream({ url: world.url, reference, cookie: robert.cookie })
  const has = (type: string) => stream.messages.some(message => message.type === type)
  await stream.until('a first look', () => has('state'))
  assert.equal((await ada.post(`helpers/${await helperId()}/withdraw`)).status, 200)
  await stream.until('the end of it', () => has('reload'))
  stream.close()
  assert.equal((await robert.post('say', { messageId: randomUUID(), words: 'Hello?' })).status, 404)
  const again = await follow(ada, mail.links)
  assert.doesNotMatch(await again.page(), /My line is dead/)
  await mailTo(world, ROBERT, /no longer act/)
  await request(`${world.url}/case/${ada.reference}/code`, 'POST')
  await codeFor(ADA)
  assert.equal((await mailsTo(world, ROBERT, /Your code/)).length, 0)
})

test('a helper’s time ends by itself, and in one matter it opens no other', async () => {
  const { ada, robert } = await named()
  const second = await world.customer('And my bill is wrong.', { address: ADA })
  const elsewhere = asBrowser(second, robert.cookie)
  assert.doesNotMatch(await elsewhere.page(), /my bill is wrong/)
  assert.equal((await robert.post('open-other', { reference: second.reference })).status, 404)
  world.clock.advance(31 * DAY)
  assert.doesNotMatch(await asBrowser(ada, robert.cookie).page(), /My line is dead/)
})

test('for all matters, a helper opens the others from the first', async () => {
  const { robert } = await named({ matters: 'all' })
  const second = await world.customer('And my bill is wrong.', { address: ADA })
  assert.match(await robert.page(), new RegExp(second.reference))
  const opened = await request(`${world.url}/case/${robert.reference}/open-other`, 'POST', {
    cookie: robert.cookie,
    body: { reference: second.reference },
  })
  assert.equal(opened.status, 200, opened.text)
  assert.match(await asBrowser(second, opened.cookie).page(), /And my bill is wrong/)
})

test('what an agent heard on the phone counts only when the customer has said yes', async () => {
  const customer = await world.customer('My line is dead.', { address: ADA, name: 'Ada Lovelace' })
  const desk = await world.agent('ada')
  const requestId = randomUUID()
  const heard = { requestId, name: 'Robert Lovelace', address: ROBERT }
  const asked = await desk.send('POST', `/api/desk/cases/${customer.caseId}/helpers`, heard)
  assert.equal(asked.status, 200, asked.text)
  const again: { isRepeat: boolean } = (
    await desk.send('POST', `/api/desk/cases/${customer.caseId}/helpers`, heard)
  ).body
  assert.equal(again.isRepeat, true)
  assert.equal((await desk.view(customer.caseId)).acting?.helpers[0]?.standing, 'asked')
  const question = await mailTo(world, ADA, /May Robert Lovelace act for you/)
  assert.equal((await mailsTo(world, ROBERT)).length, 0, 'nobody is told before the yes')
  const link = question.links.find(one => one.includes('/helper/')) ?? assert.fail()
  // A machine that looks through mail follows the link; that decides nothing.
  await request(link, 'GET', { accept: 'text/html' })
  assert.equal((await desk.view(customer.caseId)).acting?.helpers[0]?.standing, 'asked')
  const [url = '', k = ''] = link.split('?k=')
  const said = await request(`${url}/yes`, 'POST', {
    body: { k: decodeURIComponent(k), scope: 'decide', matters: 'this', term: 'one-year' },
  })
  assert.equal(said.status, 200, said.text)
  assert.equal((await desk.view(customer.caseId)).acting?.helpers[0]?.standing, 'acting')
  await mailTo(world, ROBERT, /You may act for Ada Lovelace/)
  const twice = await request(`${url}/no`, 'POST', { body: { k: decodeURIComponent(k) } })
  assert.equal(twice.status, 200)
  assert.equal((await desk.view(customer.caseId)).acting?.helpers[0]?.standing, 'withdrawn')
  assert.equal((await request(`${url}/yes`, 'POST', { body: { k: `${k}x` } })).status, 404)
})

/** Ada, whom we know, with an account. */
async function knownHolder(): Promise<string> {
  const id = randomUUID()
  const at = new Date(world.clock.now() - 900 * DAY)
  await sql`INSERT INTO customer (id, name, created_at) VALUES (${id}, 'Ada Lovelace', ${at})`.execute(
    world.db,
  )
  await sql`
    INSERT INTO customer_address (customer_id, kind, value, verified_at, created_at)
    VALUES (${id}, 'email', ${ADA}, ${at}, ${at})`.execute(world.db)
  await sql`
    INSERT INTO account (id, customer_id, number, opened_on) VALUES (${randomUUID()}, ${id}, '123456789', '2020-01-01')`.execute(
    world.db,
  )
  return id
}

const report = {
  name: 'Robert Lovelace',
  address: ROBERT,
  forWhom: 'ada LOVELACE',
  forNumber: '0123 456 789',
}

async function lookedUp(caseId: string): Promise<void> {
  await eventually('the account was looked up', async () => {
    const { rows } = await sql`
      SELECT 1 FROM case_about WHERE case_id = ${caseId} AND looked_up_at IS NOT NULL`.execute(world.db)
    return rows[0]
  })
}

/** A page without what differs from one case to the next. */
function withoutNames(page: string, { reference }: CustomerClient): string {
  return page
    .replaceAll(reference, 'REF')
    .replaceAll(/nonce="[^"]*"|value="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
    .replaceAll(/\d\d:\d\d|\d{13}|"T[^"]*"|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
    .replaceAll(/&quot;(formToken|messageId|resume|seq)&quot;:[^,}]*/g, '')
    .replaceAll(/\d+ people are before you|One person is before you|Nobody is before you|You are next/g, '')
    .replaceAll(/&quot;(ahead|atMostSeconds)&quot;:[^,}]*/g, '')
    .replaceAll(/and the wait[^.]*\.|(nobody is|one person is|\d+ people are) ahead in the line/gi, '')
}

test('somebody not authorised reports for a holder whom we know and for one whom we do not: the pages are the same', async () => {
  await knownHolder()
  const known = await world.customer('Her phone is dead.', report)
  const unknown = await world.customer('Her phone is dead.', {
    ...report,
    address: 'rupert@helper.example',
    forWhom: 'Ida Nobody',
    forNumber: '999 888 777',
  })
  await lookedUp(known.caseId)
  await lookedUp(unknown.caseId)
  await mailTo(world, ADA, /May Robert Lovelace act for you/)
  const [a, b] = [withoutNames(await known.page(), known), withoutNames(await unknown.page(), unknown)]
  const same = (page: string) =>
    page.replaceAll(/ada LOVELACE|Ida Nobody/g, 'WHOM').replaceAll(/0123 456 789|999 888 777/g, 'NUMBER')
  const [one, other] = [same(a), same(b)]
  const at = one.split('').findIndex((letter, index) => letter !== other[index])
  assert.equal(one.slice(at, at + 80), other.slice(at, at + 80))
  assert.equal(one, other)
  assert.match(a, /About their account we can tell you nothing/)
})

test('the account holder says yes, and only then the agent reads their account in that case', async () => {
  const holder = await knownHolder()
  const robert = await world.customer('Her phone is dead.', report)
  await lookedUp(robert.caseId)
  const desk = await world.agent('ada')
  const before = await desk.view(robert.caseId)
  assert.equal(before.acting?.about?.standing, 'asked')
  assert.equal(before.holder ?? null, null)
  assert.notEqual(before.customer.id, holder)
  const question = await mailTo(world, ADA, /May Robert Lovelace act for you/)
  assert.doesNotMatch(question.text, /Her phone is dead/)
  const [url = '', k = ''] = (question.links.find(one => one.includes('/helper/')) ?? '').split('?k=')
  const yes = { k: decodeURIComponent(k), scope: 'read-and-write', matters: 'this', term: 'one-month' }
  assert.equal((await request(`${url}/yes`, 'POST', { body: yes })).status, 200)
  assert.equal((await desk.view(robert.caseId)).acting?.about?.standing, 'yes-not-proved')
  await robert.post('code')
  await robert.post('enter', { code: await codeFor(ROBERT) })
  const after = await desk.view(robert.caseId)
  assert.equal(after.acting?.about?.standing, 'may-hear')
  assert.deepEqual(
    after.holder?.accounts.map(({ number }) => number),
    ['123456789'],
  )
})

test('a number without the right name finds nobody, nor does a name alone', async () => {
  await knownHolder()
  for (const change of [{ forWhom: 'Lovelace' }, { forWhom: 'Ada Byron' }, { forNumber: '' }]) {
    const writer = await world.customer('Her phone is dead.', { ...report, ...change })
    await lookedUp(writer.caseId)
    const desk = await world.agent('ada')
    assert.equal(
      (await desk.view(writer.caseId)).acting?.about?.standing,
      'not-found',
      JSON.stringify(change),
    )
  }
  assert.equal((await mailsTo(world, ADA)).length, 0)
})

test('nothing is sold to the parents while the son’s report is open', async () => {
  const holder = await knownHolder()
  const parents = await world.customer('Please send me the price list.', { address: ADA })
  const desk = await world.agent('ada')
  await desk.act(parents.caseId, { act: 'reply', words: 'Here it is.', files: [] })
  await desk.act(parents.caseId, { act: 'change-kind', kind: 'request' })
  const gate = async (): Promise<CaseView['gate']> => (await desk.view(parents.caseId)).gate
  assert.equal((await gate()).isOpen, true)
  const son = await world.customer('Their line is dead.', report)
  await lookedUp(son.caseId)
  assert.deepEqual((await gate()).becauseOf, [son.reference])
  const refused = await desk.act(parents.caseId, { act: 'make-offer', words: 'A new phone.' })
  assert.equal(refused.status, 409, holder)
  assert.match(refused.text, /Nothing is offered while something is wrong/)
  await desk.act(son.caseId, { act: 'reply', words: 'It works again.', files: [] })
  await son.post('solved')
  assert.equal((await desk.act(parents.caseId, { act: 'make-offer', words: 'A new phone.' })).status, 200)
})

test('whoever claims an address that is not theirs lets nobody read what its owner writes afterwards', async () => {
  const mal = await world.customer('Hello.', { address: 'vera@customer.example' })
  await mal.post('code', { address: 'mal@elsewhere.example' })
  const code = await codeFor('mal@elsewhere.example')
  const entered = await mal.post('enter', { code })
  assert.equal(entered.status, 200, entered.text)
  const shown = asBrowser(mal, (entered as typeof entered & { readonly cookie: string }).cookie) // as `request` answers
  assert.equal((await shown.post('helpers', { ...naming, matters: 'all' })).status, 200)
  const robert = await follow(mal, (await mailTo(world, ROBERT, /You may act/)).links)
  const vera = await world.customer('My secret.', { address: 'vera@customer.example' })
  assert.doesNotMatch(await robert.page(), new RegExp(vera.reference))
  assert.equal((await robert.post('open-other', { reference: vera.reference })).status, 404)
})

test('whoever reports under an address of somebody else is not heard for it by showing another one', async () => {
  await knownHolder()
  const mal = await world.customer('Her phone is dead.', report)
  await lookedUp(mal.caseId)
  await mal.post('code', { address: 'mal@elsewhere.example' })
  await mal.post('enter', { code: await codeFor('mal@elsewhere.example') })
  const question = await mailTo(world, ADA, /May Robert Lovelace act for you/)
  const [url = '', k = ''] = (question.links.find(one => one.includes('/helper/')) ?? '').split('?k=')
  const yes = { k: decodeURIComponent(k), scope: 'read-and-write', matters: 'all', term: 'one-month' }
  assert.equal((await request(`${url}/yes`, 'POST', { body: yes })).status, 200)
  const desk = await world.agent('ada')
  assert.equal((await desk.view(mal.caseId)).acting?.about?.standing, 'yes-not-proved')
})

test('an account holder is asked a few times a day, however many people report for them', async () => {
  await knownHolder()
  for (let times = 0; times < 7; times++) {
    const reporter = await world.customer('Her phone is dead.', {
      ...report,
      address: `robert${times}@helper.example`,
    })
    await lookedUp(reporter.caseId)
  }
  const { rows } = await sql`SELECT 1 FROM helper`.execute(world.db)
  assert.equal(rows.length, 5)
})
