/** A mail beside its words: as it was written, its source, how it was read, its files. Through SMTP and HTTP. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { SendMailOptions } from 'nodemailer'
import type { CaseView } from '../../../contract/desk.ts'
import type { StoryItem } from '../../../contract/case.ts'
import type { FileText, MailHow, MailHtml, MailRaw } from '../../../contract/mail-shown.ts'
import { deliverMail } from '../../../tests/smtp-client.ts'
import { outside } from '../../pictures/fetch.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, openWorld, request, type World } from '../../testing/world.ts'

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(60)])
const asked: string[] = []
const elsewhere = createServer((asks, response) => {
  asked.push(asks.url ?? '')
  response.end(PNG)
})
let site: string
let world: World
let ada: AgentClient

before(async () => {
  await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', resolve))
  const { port } = elsewhere.address() as AddressInfo // it listens on a port
  site = `http://127.0.0.1:${port}`
  world = await openWorld({}, { outside: { ...outside, mayReach: (_, asks) => asks === port } })
  ada = await world.agent('ada')
})
after(async () => {
  await world[Symbol.asyncDispose]()
  elsewhere.close()
})

let count = 0

/** A case that began by this mail, and what stands at its place in the story. */
async function mailed(
  mail: SendMailOptions,
): Promise<{ readonly view: CaseView; readonly item: StoryItem; readonly path: string }> {
  const subject = mail.subject ?? `Mail ${++count}`
  const from = `writer${++count}@customer.example`
  const sent = await deliverMail(world.heed.smtpPort, {
    from,
    to: 'help@behemoth.example',
    subject,
    ...mail,
  } as never) // from and to are there
  assert.equal(sent.code, 250)
  const { rows } = await sql<{ readonly id: string }>`
    SELECT c.id FROM cases c JOIN mail_thread t ON t.case_id = c.id WHERE t.subject = ${subject}`.execute(
    world.db,
  )
  const view = await ada.view(rows[0]?.id ?? '')
  const item = view.story.find(({ type }) => type === 'CustomerSpoke')
  assert.ok(item)
  return { view, item, path: `/api/desk/cases/${view.summary.id}/mails/${item.messageId}` }
}

async function read<T>(path: string): Promise<T> {
  const answer = await ada.get(path)
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}

async function frameOf(path: string, query = ''): Promise<Response> {
  return await fetch(`${world.url}${path}/frame${query}`, { headers: { cookie: ada.cookie } })
}

test('a mail with HTML is shown as it was written, in a frame in which nothing runs and nothing is loaded', async () => {
  const { item, path } = await mailed({
    text: 'Look at this.',
    html: `<p onclick="alert(1)">Look at <b>this</b>.</p><script>alert(1)</script><img src="${site}/banner.png"><img src="${site}/spy.gif" width="1">`,
  })
  assert.equal(item.mail?.hasHtml, true)
  const { isShown, remote } = await read<MailHtml>(`${path}/html`)
  assert.deepEqual({ isShown, remote }, { isShown: true, remote: 1 })
  const frame = await frameOf(path)
  const html = await frame.text()
  assert.match(html, /<p>Look at <b>this<\/b>\.<\/p>/)
  assert.doesNotMatch(html, /script|onclick|<img/)
  const policy = frame.headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'; img-src http:\/\/[^ ]+\/mail-pictures\/;/)
  assert.match(policy, /sandbox allow-popups allow-popups-to-escape-sandbox$/)
  assert.doesNotMatch(policy, /script-src|allow-same-origin|allow-scripts/)
  assert.equal(frame.headers.get('referrer-policy'), 'no-referrer')
  assert.deepEqual(asked, [])
})

test('a mail has its subject and the address it came from; without words, the list tells it by its subject', async () => {
  const { item, view } = await mailed({ subject: 'My router blinks', text: '' })
  assert.equal(item.mail?.subject, 'My router blinks')
  assert.match(item.mail?.from ?? '', /^writer\d+@customer\.example$/)
  assert.equal(view.summary.lastWords, 'My router blinks')
  assert.equal(view.summary.customer.name, '')
  assert.equal(view.summary.customer.address, item.mail?.from, 'who has no name is told apart by it')
})

test('what was odd about how a mail was read stands beside its words, with the other reading where it is in doubt', async () => {
  const subject = 'Odd letters'
  const words = Buffer.from(
    'fac4d2c1d7d3d4d7d5cad4c52c20d520cdc5ced120cec520d2c1c2cfd4c1c5d420c9ced4c5d2cec5d4',
    'hex',
  )
  const head = `From: x@customer.example\r\nSubject: ${subject}\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n`
  const { item } = await mailed({ subject, raw: Buffer.concat([Buffer.from(head), words]) })
  assert.equal(item.words, 'Здравствуйте, у меня не работает интернет')
  const [note, ...others] = item.mail?.notes ?? []
  assert.deepEqual(others, [])
  assert.match(note?.says ?? '', /may be wrong: it was read as koi8-r, but it may be windows-1252/)
  assert.match(note?.otherReading ?? '', /ÎÅ ÒÁÂÏÔÁÅÔ/)
})

test('pictures that lie elsewhere are loaded after a yes, through us, under an address that we signed', async () => {
  const { path } = await mailed({ html: `<p>Sale</p><img src="${site}/sale.png?user=7" alt="Sale">` })
  const html = await (await frameOf(path, '?pictures=1')).text()
  const src = /<img src="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match(src, /^\/mail-pictures\/remote\?/)
  const picture = await fetch(`${world.url}${src}`)
  assert.equal(picture.status, 200)
  assert.equal(picture.headers.get('content-type'), 'image/png')
  assert.deepEqual(Buffer.from(await picture.arrayBuffer()), PNG)
  assert.deepEqual(asked, ['/sale.png?user=7'])
  const others = [
    src.replace('sale.png', 'other.png'),
    src.replace('/remote', '/file'),
    src.replace(/until=\d+/, 'until=9999999999999'),
    src.replace(/by=[^&]+/, 'by=x'),
    src.replace(/&by=.*/, ''),
  ]
  for (const other of others) assert.notEqual((await fetch(`${world.url}${other}`)).status, 200, other)
  assert.equal(asked.length, 1)
  world.clock.advance(4 * 3_600_000)
  assert.equal((await fetch(`${world.url}${src}`)).status, 404, 'after some hours it is no leave any more')
  assert.equal(asked.length, 1)
})

test('a picture that was pasted into a mail stands in its place, and is named as such among the files', async () => {
  const { item, path } = await mailed({
    html: '<p>See <img src="cid:shot@mail" alt="shot"> and <img src="cid:missing" alt="the other one"></p>',
    attachments: [
      { filename: 'shot.png', content: PNG, contentType: 'image/png', cid: 'shot@mail' },
      { filename: 'bill.pdf', content: Buffer.from('%PDF-1.7 x'), contentType: 'application/pdf' },
    ],
  })
  assert.deepEqual(
    item.files.map(({ name, isInline }) => ({ name, isInline })),
    [
      { name: 'shot.png', isInline: true },
      { name: 'bill.pdf', isInline: undefined },
    ],
  )
  const html = await (await frameOf(path)).text()
  const src = /<img src="(\/mail-pictures\/file[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const picture = await fetch(`${world.url}${src}`)
  assert.deepEqual(Buffer.from(await picture.arrayBuffer()), PNG)
  assert.equal(picture.headers.get('cross-origin-resource-policy'), 'cross-origin', 'the frame has no origin')
  assert.match(picture.headers.get('content-security-policy') ?? '', /sandbox/)
  assert.match(html, /<span class="picture">the other one<\/span>/)
})

test('the source of a mail is there as it came, its beginning to read and all of it to keep', async () => {
  const long = 'All work and no play. '.repeat(20_000)
  const { path } = await mailed({ text: long, subject: 'The source' })
  const raw = await read<MailRaw>(`${path}/raw`)
  assert.match(raw.text, /^Subject: The source$/m)
  assert.equal(raw.text.length, 256 * 1024)
  assert.equal(raw.isCut, true)
  const whole = await fetch(`${world.url}${path}/raw.eml`, { headers: { cookie: ada.cookie } })
  assert.equal((await whole.arrayBuffer()).byteLength, raw.size)
  assert.match(whole.headers.get('content-disposition') ?? '', /^attachment; filename="mail\.eml"/)
})

test('how a mail was read is told: what was asked, and how its case was found', async () => {
  const { path } = await mailed({ text: 'My line is dead.', subject: 'How it was read' })
  const how = await read<MailHow>(`${path}/how`)
  assert.equal(how.subject, 'How it was read')
  assert.equal(how.kind, 'person')
  assert.ok(how.answers.length > 5)
  assert.ok(how.answers.every(({ is, asks }) => !is && asks.endsWith('?')))
  assert.equal(how.found, null, 'it began the case')
})

test('a mail in a mail, a table and a calendar can be read; what runs cannot', async () => {
  const inner =
    'From: Nell <nell@friend.example>\r\nSubject: Inner\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\n\r\nInner words.\r\n'
  const { item } = await mailed({
    text: 'Files.',
    attachments: [
      { filename: 'inner.eml', content: inner, contentType: 'message/rfc822' },
      { filename: 'table.csv', content: 'a;ñ\n1;2', contentType: 'text/csv' },
      { filename: 'run.html', content: '<script>alert(1)</script>', contentType: 'text/html' },
      { filename: 'not-text.txt', content: Buffer.from([1, 0, 2, 0, 3]), contentType: 'text/plain' },
    ],
  })
  const idOf = (name: string) => item.files.find(file => file.name === name)?.id
  const textOf = (name: string) => `/api/desk/files/${idOf(name)}/text`
  const { text } = await read<FileText>(textOf('inner.eml'))
  assert.match(text, /^From: Nell <nell@friend\.example>\n[^]*Subject: Inner\n\nInner words\./)
  assert.deepEqual(await read<FileText>(textOf('table.csv')), { text: 'a;ñ\n1;2', isCut: false })
  assert.equal((await ada.get(textOf('run.html'))).status, 404)
  assert.equal((await ada.get(textOf('not-text.txt'))).status, 404)
})

test('whoever is not of the team sees none of it, and a look by anybody but the owner is recorded', async () => {
  const { view, path } = await mailed({ html: '<p>Mine.</p>' })
  for (const part of ['html', 'frame', 'raw', 'raw.eml', 'how']) {
    const answer = await request(`${world.url}${path}/${part}`, 'GET')
    assert.equal(answer.status, 401, part)
  }
  const looks = async () =>
    (await ada.view(view.summary.id)).story
      .filter(({ type }) => type === 'CaseLookedAt')
      .map(({ by }) => by.name)
  const bo = await world.agent('bo')
  assert.equal((await bo.get(`${path}/raw`)).status, 200)
  await eventually('the look', async () => (await looks()).includes('Bo Lindqvist'))
  assert.equal((await bo.get(`${path}/frame`)).status, 200)
  assert.equal((await looks()).filter(name => name === 'Bo Lindqvist').length, 1)
  const none = path.replace(/[^/]+$/, view.summary.id)
  assert.equal((await ada.get(`${none}/raw`)).status, 404)
  assert.deepEqual(await read<MailHtml>(`${none}/html`), { isShown: false, remote: 0, height: 0 })
})
