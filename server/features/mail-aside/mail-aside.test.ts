/** Mail that stands aside: seen, read, made a case once, or left. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { AsideMailRead, AsideMails } from '../../../contract/mail-aside.ts'
import { type MailHouse, openMailHouse, typesOf } from '../../../tests/mail-house.ts'
import { request } from '../../testing/world.ts'

let house: MailHouse
before(async () => {
  house = await openMailHouse()
})
after(() => house[Symbol.asyncDispose]())

const url = '/api/desk/mails-aside'

async function listed(): Promise<AsideMails> {
  const answer = await house.ada.get(url)
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}

/** Out of office, to no letter of ours. */
async function away(id: string) {
  return await house.sent({
    id,
    from: 'abel@post.example',
    subject: 'Out of office',
    text: `I am away until Monday. ${id}`,
    headers: { 'Auto-Submitted': 'auto-replied' },
  })
}

test('whoever asks for a mail in a wrong way reads what to ask for instead', async () => {
  const wrong = [
    ['GET', '/api/desk/mails-aside/x'],
    ['GET', '/api/desk/mails-aside?after=x'],
    ['POST', '/api/desk/mails-aside/x/open'],
    ['GET', `/api/desk/cases/x/mails/${randomUUID()}/how`],
    ['POST', `/api/desk/cases/${randomUUID()}/strangers/x`],
  ] as const
  for (const [method, path] of wrong) {
    const { status, text } = await house.ada.send(method, path, method === 'GET' ? undefined : {})
    assert.equal(status, 400, path)
    assert.match(text, /give it as it stands in the link or the answer that it came from, whole/)
    assert.doesNotMatch(text, /UUID|expected|Invalid/)
  }
})

test('a mail without a case is listed with what it is and why, and read with its text', async () => {
  const { id, place, kind } = await away('one')
  assert.deepEqual([place, kind], ['aside', 'auto-reply'])
  const { mails, count } = await listed()
  assert.equal(count, 1)
  assert.deepEqual([mails[0]?.id, mails[0]?.from, mails[0]?.case], [id, 'abel@post.example', null])
  assert.match(mails[0]?.why ?? '', /program answered by itself/)
  const read: AsideMailRead = (await house.ada.get(`${url}/${id}`)).body
  assert.match(read.text ?? '', /away until Monday\. one/)
  assert.deepEqual(read.by, [{ name: 'auto-submitted', value: 'auto-replied' }])
  assert.match(read.asks ?? '', /program answer for somebody/)
})

test('the source of a mail that waits is shown as plain text, whoever it is from', async () => {
  const { id } = await away('source')
  const answer = await fetch(`${house.world.url}${url}/${id}/source`, {
    headers: { cookie: house.ada.cookie },
  })
  assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8')
  assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/)
  assert.match(await answer.text(), /^Subject: Out of office\r$[^]*away until Monday\. source/m)
  const { caseId, id: pending } = await strangers()
  assert.ok(caseId)
  const beside = await house.ada.get(`${url}/${pending}/source`)
  assert.match(beside.text, /I am her son\./)
  assert.equal((await house.ada.get(`${url}/${caseId}/source`)).status, 404)
  assert.equal((await request(`${house.world.url}${url}/${id}/source`, 'GET', {})).status, 401)
})

/** Somebody whom nobody knows names a case. */
async function strangers() {
  const { summary } = await house.opened('mother@post.example')
  return await house.sent({
    from: 'son@else.example',
    subject: `About ${summary.reference}`,
    text: 'I am her son.',
  })
}

test('the same mail again is one, and made a case by two at once it is one case', async () => {
  const { id } = await away('two')
  await away('two')
  const before = (await listed()).count
  const open = () => house.ada.send('POST', `${url}/${id}/open`)
  const answers = await Promise.all([open(), open(), house.lena.send('POST', `${url}/${id}/open`)])
  const cases = answers.map(({ status, body }: { status: number; body: { caseId: string } }) => {
    assert.equal(status, 200)
    return body.caseId
  })
  assert.equal(new Set(cases).size, 1)
  const view = await house.ada.view(cases[0] ?? '')
  assert.deepEqual(typesOf(view).slice(0, 3), ['CaseOpened', 'CustomerSpoke', 'EntryJoined'])
  const [said] = view.story.filter(({ type }) => type === 'CustomerSpoke')
  assert.match(said?.words ?? '', /away until Monday\. two/)
  const raw = await house.ada.get(`/api/desk/cases/${view.summary.id}/mails/${said?.messageId}/raw`)
  assert.match(raw.text, /Auto-Submitted/)
  assert.equal((await listed()).count, before - 1)
  // Come a third time, it is known by its case.
  assert.equal((await away('two')).caseId, view.summary.id)
})

test('a form’s mail that a filter held back is its visitor’s when somebody makes it a case', async () => {
  const { id, place } = await house.sent({
    from: 'help@behemoth.example',
    text: 'Your charter is unclear to me.',
    headers: { 'Reply-To': 'vera@post.example', 'X-Spam-Flag': 'YES' },
  })
  assert.equal(place, 'aside')
  const { body, text } = await house.ada.send('POST', `${url}/${id}/open`)
  const { customer } = await house.ada.view((body as { caseId?: string }).caseId ?? assert.fail(text)) // as the route answers
  assert.deepEqual(
    customer.addresses.map(({ value }) => value),
    ['vera@post.example'],
  )
})

test('a mail that stands aside for two cases, having come to the reply addresses of both, goes into each of them', async () => {
  const one = (await house.opened('kim.two@post.example')).summary
  const two = (await house.opened('kim.two@post.example', 'And the bill.')).summary
  const addresses = [one, two].map(({ reference }) => house.replyAddress(reference))
  await house.sent({
    from: 'mailer-daemon@post.example',
    envelopeFrom: '',
    subject: 'Undelivered Mail Returned to Sender',
    text: 'Your message to who@else.example did not arrive.',
    headers: { Cc: addresses.join(', '), 'X-Failed-Recipients': 'who@else.example' },
  })
  const { mails } = await listed()
  const ours = mails.filter(({ from }) => from === 'mailer-daemon@post.example')
  assert.equal(ours.length, 2)
  const opened = await Promise.all(
    ours.map(async ({ id }) => await house.ada.send('POST', `${url}/${id}/open`)),
  )
  const cases = opened.map(({ body }) => (body as { caseId?: string }).caseId) // as the route answers
  assert.deepEqual(new Set(cases), new Set([one.id, two.id]))
})

test('what is left is listed no more, and stays', async () => {
  const { id } = await away('three')
  const before = (await listed()).count
  for (let times = 0; times < 2; times++) {
    assert.equal((await house.ada.send('POST', `${url}/${id}/leave`)).status, 200)
  }
  assert.equal((await listed()).count, before - 1)
  const read: AsideMailRead = (await house.ada.get(`${url}/${id}`)).body
  assert.match(read.text ?? '', /three/)
})

test('a stranger’s mail waits in the list with its case, until it is decided about', async () => {
  const { summary } = await house.opened('berta@post.example')
  const { id } = await house.sent({ from: 'x@else.example', text: `${summary.reference}?` })
  const mail = (await listed()).mails.find(found => found.id === id)
  assert.deepEqual(mail?.case, { id: summary.id, reference: summary.reference })
  const strangerId = (await house.ada.view(summary.id)).story.findLast(
    ({ type }) => type === 'StrangerWrote',
  )?.messageId
  const decided = await house.ada.send('POST', `/api/desk/cases/${summary.id}/strangers/${strangerId}`, {
    requestId: crypto.randomUUID(),
    act: { act: 'send-away' },
  })
  assert.equal(decided.status, 200)
  assert.ok((await listed()).mails.every(found => found.id !== id))
})

test('nobody but the team reads it', async () => {
  assert.equal((await request(`${house.world.url}${url}`, 'GET')).status, 401)
  assert.equal((await house.ada.get(`${url}/${crypto.randomUUID()}`)).status, 404)
})
