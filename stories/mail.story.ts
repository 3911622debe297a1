/**
 * A whole matter by mail, through a real mail server both ways and at the desk in a real browser: asked, promised, answered, thanked
 * for, bounced, taken up by somebody else, solved, and woken again. Once more through a mailbox that is fetched.
 */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test, type TestContext } from 'node:test'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import type { Page } from 'playwright-core'
import { checkAccessibility, DESK, openPage, PHONE } from '../tests/browser.ts'
import { dovecotIsMissing, fetchedFrom, startDovecot } from '../tests/peers/dovecot.ts'
import { postfixIsMissing } from '../tests/peers/postfix.ts'
import type { Sent } from '../tests/peers/relay.ts'
import { asking, signedIn } from './asking.ts'
import { answerTo, openPost, type Post, SOCKET, until } from './post.ts'
import { answerUntil, deskOf, pictures } from './stage.ts'

const skip = postfixIsMissing('a whole matter by mail, through a real mail server') ?? false
const noDovecot = dovecotIsMissing('a matter through a mailbox that is fetched') ?? false

const HER = 'Nell Okafor <nell@customer.example>'
const HERS = 'nell@customer.example'
/** What a desk in the browser says while the server is dead, and of pictures that it may not fetch. */
const EXPECTED = [
  /WebSocket|ERR_CONNECTION|ERR_INCOMPLETE|Failed to fetch/,
  /lacks the 'allow-same-origin' flag/,
  /404/,
]

let post: Post
let isOpen = false
const asked: string[] = []
const spy = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.end(SOCKET)
})

before(async () => {
  if (skip !== false) return
  await new Promise<void>(resolve => spy.listen(0, '127.0.0.1', resolve))
  post = await openPost()
  isOpen = true
})
after(async () => {
  if (skip !== false) return
  if (isOpen) await post.end()
  spy.closeAllConnections()
  spy.close()
})

interface Play {
  readonly desk: Page
  readonly picture: (page: Page, what: string) => Promise<void>
  readonly first: string
  readonly receipt: Sent
}

const story = (desk: Page) => desk.locator('.story')
const promises = (desk: Page) => desk.locator('[data-pane=now] .promise')

test('a matter by mail: promised, answered, thanked for, woken, and never lost', { skip }, async t => {
  const picture = pictures('mail')
  const first = await post.write(asWritten())
  const receipt = await post.mailTo(HERS, /reference is HD-/)
  await t.test('the receipt names the owner, the page and the time, in her thread, signed', async () => {
    await isAReceipt(receipt, first)
  })
  const desk = await deskOf(t, post.heed.stage(), { role: 'agent', expects: EXPECTED })
  await desk.getByRole('radio', { name: 'Here' }).click()
  await answerUntil(desk, 'There has been no dial tone')
  const play: Play = { desk, picture, first, receipt }
  await t.test(
    'it is shown as written: nothing runs, and nothing is loaded, not even after a yes',
    async () => {
      await isShownSafely(play)
    },
  )
  await t.test('its source and how it was read are one click away', async () => await isOpenToLooks(play))
  const answer = await answered(play)
  await t.test('thanks change nothing', async () => await thanks(play, answer))
  await t.test('that she is away changes nothing', async () => await isAway(play, answer))
  await t.test('a letter that Postfix returns is told in its case', async () => await bounces(play))
  await t.test('a stranger waits until somebody lets them in', async () => await strangerComes(play))
  await t.test(
    'she says that it is solved, and her next mail wakes it, though we were dead when it came',
    async () => wakes(t, play),
  )
  await t.test('of ten mails that came while we were killed, none is lost and none doubled', async () =>
    tenMails(play),
  )
})

function asWritten() {
  const { port } = spy.address() as AddressInfo // it listens on a port
  return {
    from: HER,
    to: 'help@behemoth.example',
    subject: 'No dial tone since Monday',
    text: 'Good morning,\n\nThere has been no dial tone since Monday. My mother is 81.\n\nNell\n-- \nNell Okafor\n12 Sea Lane\n',
    html:
      `<p>Good morning,</p><p>There has been <b>no dial tone</b> since Monday. My mother is 81.</p><p>Nell</p>` +
      `<script>window.attacked=1</script><p><img src="cid:socket@customer" alt="The socket" width="120" height="90"></p>` +
      `<p><img src="http://127.0.0.1:${port}/banner.png" alt="Banner" width="200" height="40" onerror="window.attacked=1"></p>`,
    attachments: [{ filename: 'socket.png', content: SOCKET, cid: 'socket@customer' }],
  }
}

async function isAReceipt(receipt: Sent, first: string): Promise<void> {
  const { text = '', html = '' } = receipt
  assert.equal(receipt.subject, 'Re: No dial tone since Monday')
  assert.match(text, /leads the team today and looks after it|looks after it until you say/)
  assert.match(text, /answers you by .*\. That is a promise/)
  const [, reference = ''] = /reference is (HD-[\w-]+)/.exec(text) ?? []
  assert.ok(text.includes(`${post.heed.stage().url}/case/${reference}/open?k=`), text)
  assert.ok(html.includes('/open?k=') && /That is a promise/.test(html), 'the same stands in the HTML')
  assert.equal(receipt.header('in-reply-to'), first)
  assert.equal(receipt.header('references'), first)
  assert.match(receipt.messageId ?? '', /^<[\w.-]+@behemoth\.example>$/)
  assert.match(receipt.replyTo?.[0]?.address ?? '', /^reply\+/)
  assert.match(receipt.envelope.from, /^bounce\+/)
  assert.match(receipt.header('auto-submitted') ?? '', /^auto-/)
  const printed = await post.heed.command('mail', 'dkim')
  const [, name] = /Name\s+(\S+)/.exec(printed) ?? []
  const [, value = ''] = /Value\s+(.+)/.exec(printed) ?? []
  const { results } = await dkimVerify(receipt.raw, {
    resolver: (asks: string) => Promise.resolve(asks === name ? [[value]] : []),
  })
  assert.deepEqual(
    results.map(({ status }) => status.result),
    ['pass'],
  )
  assert.equal(post.mailsTo(HERS).length, 1, 'one receipt')
}

async function isShownSafely({ desk, picture }: Play): Promise<void> {
  await story(desk).getByText('No dial tone since Monday', { exact: true }).waitFor()
  await desk.locator('.story-scroll').focus()
  await desk.keyboard.press('v')
  const frame = desk.frameLocator('.mail-frame iframe')
  await frame.getByText('no dial tone').waitFor()
  await frame.locator('img[alt="The socket"]').waitFor()
  assert.equal(await frame.locator('img').count(), 1, 'only the picture that came along')
  assert.equal(await frame.locator('script').count(), 0)
  await checkAccessibility(desk)
  await picture(desk, 'as-written-1440')
  await desk.setViewportSize(PHONE)
  await checkAccessibility(desk)
  await picture(desk, 'as-written-390')
  await desk.setViewportSize(DESK)
  await desk.getByRole('button', { name: 'Load pictures of this mail' }).click()
  const source = await frame.locator('img[alt=Banner]').getAttribute('src')
  const refused = await desk.request.get(new URL(source ?? '', desk.url()).href)
  assert.equal(refused.status(), 404)
  assert.deepEqual(asked, [], 'an address of our own network is asked for nobody')
  assert.equal(await desk.evaluate('window.attacked === undefined'), true)
}

async function isOpenToLooks({ desk, picture }: Play): Promise<void> {
  await desk.getByRole('button', { name: 'How it was read' }).click()
  const how = desk.getByRole('region', { name: 'How it was read' })
  await how.getByText('None of the questions said yes: somebody wrote it.').waitFor()
  await how.getByText('It named no case: it began this one.').waitFor()
  await checkAccessibility(desk)
  await picture(desk, 'how-it-was-read')
  await desk.getByRole('button', { name: 'Source', exact: true }).click()
  const source = desk.getByRole('region', { name: 'Source of the mail' })
  await source.getByText(/Received: from .*\(Postfix\)/s).waitFor()
  await source.getByText('window.attacked').waitFor()
  await desk.getByRole('button', { name: 'Source', exact: true }).click()
}

/** The agent answers, and promises something by a day; what reaches the customer. */
async function answered({ desk, picture, first, receipt }: Play): Promise<Sent> {
  await desk.locator('.story-scroll').focus()
  await desk.keyboard.press('p')
  await desk.getByLabel('In these words').fill('An engineer comes to the house.')
  await desk.getByLabel('What is promised').selectOption('visit')
  await desk.getByRole('button', { name: /^Tomorrow/ }).click()
  const reply = desk.getByRole('textbox', { name: 'Write to' })
  await reply.fill('I have looked at your line, and an engineer comes to the house.')
  await reply.press('Control+Enter')
  await promises(desk).getByText('An engineer comes to the house.').waitFor()
  const answer = await post.mailTo(HERS, /I have looked at your line/)
  const promise = await post.mailTo(HERS, /promised|An engineer comes to the house\.”/)
  for (const letter of [answer, promise]) {
    assert.equal(letter.subject, 'Re: No dial tone since Monday')
    assert.equal(letter.header('in-reply-to'), first)
    assert.equal(letter.header('auto-submitted'), undefined, 'a person wrote it')
    assert.equal(letter.replyTo?.[0]?.address, receipt.replyTo?.[0]?.address)
  }
  await desk.getByText('1 settled promise').waitFor()
  await checkAccessibility(desk)
  await picture(desk, 'answered-and-promised')
  return answer
}

async function thanks({ desk }: Play, answer: Sent): Promise<void> {
  const before = await standing(desk)
  await post.write(answerTo(answer, HER, 'Thank you very much!\n\nNell'))
  await story(desk).getByText('Thank you very much!').first().waitFor()
  assert.deepEqual(await standing(desk), before)
}

async function isAway({ desk }: Play, answer: Sent): Promise<void> {
  const before = await standing(desk)
  const letters = post.mailsTo(HERS).length
  await post.write({
    ...answerTo(answer, HER, 'I am at the seaside until Monday.'),
    to: answer.envelope.from,
    subject: 'Out of office: Re: No dial tone since Monday',
    headers: { 'Auto-Submitted': 'auto-replied' },
  })
  await story(desk).locator('[data-type=AutomaticReplyCame]').waitFor()
  assert.deepEqual(await standing(desk), before)
  assert.equal(post.mailsTo(HERS).length, letters, 'a machine is not answered')
}

/** What must stay as it is: how the case stands, that it waits in no line, and what is promised. */
async function standing(desk: Page): Promise<readonly string[]> {
  const promised = await promises(desk).allInnerTexts()
  return [await desk.locator('.case-head-facts').innerText(), ...promised.map(withoutTime)]
}

/** "in 23 h" becomes less while the story goes on. */
function withoutTime(text: string): string {
  return text.replaceAll(/\d+ (?:h|min|s)\b/g, '')
}

async function bounces({ desk, picture }: Play): Promise<void> {
  post.sink.refuseAddress(/^nell@/, '552 5.2.2 this mailbox is full')
  const reply = desk.getByRole('textbox', { name: 'Write to' })
  await reply.fill('The engineer is called Otto Brandvold.')
  await reply.press('Control+Enter')
  const told = story(desk).locator('[data-type=MessageNotDelivered]')
  await told.getByText(/could not be delivered/).waitFor()
  await checkAccessibility(desk)
  await told.scrollIntoViewIfNeeded()
  await picture(desk, 'a-letter-that-came-back')
  post.sink.refuseAddress(/^nell@/, null)
}

async function strangerComes({ desk, picture, receipt }: Play): Promise<void> {
  const [reference = ''] = /HD-[\w-]+/.exec(receipt.text ?? '') ?? []
  await post.write({
    from: 'Ole Okafor <ole@elsewhere.example>',
    to: 'help@behemoth.example',
    subject: `Meine Mutter, ${reference}`,
    text: 'Guten Tag,\n\nich bin der Enkel. Bitte rufen Sie vorher an, sie öffnet sonst nicht.\n\nMit freundlichen Grüßen\nOle Okafor\n',
  })
  await desk.getByText('We do not know ole@elsewhere.example.').waitFor()
  await checkAccessibility(desk)
  await picture(desk, 'a-stranger-1440')
  await desk.setViewportSize(PHONE)
  await desk.getByText('We do not know ole@elsewhere.example.').scrollIntoViewIfNeeded()
  await picture(desk, 'a-stranger-390')
  await desk.setViewportSize(DESK)
  await desk.getByRole('button', { name: 'Let it in as the customer’s words' }).click()
  await desk.getByText(/let the e-mail in as the customer’s words/).waitFor()
  await story(desk).getByText('From ole@elsewhere.example').waitFor()
  assert.equal(post.mailsTo('ole@elsewhere.example').length, 0, 'and nothing is written there')
}

async function wakes(t: TestContext, { desk, picture }: Play): Promise<void> {
  await promises(desk).getByRole('button', { name: 'It is kept' }).click()
  await desk.getByLabel('What shows that it was kept?').fill('Otto Brandvold was there from nine to ten.')
  await desk.getByRole('button', { name: 'Mark as kept' }).click()
  await desk.getByText('2 settled promises').waitFor()
  await desk.locator('.story-scroll').focus()
  await desk.keyboard.press('s')
  await desk.getByLabel('What was done').fill('The engineer has put in a new socket.')
  await desk.getByRole('button', { name: 'Ask the customer' }).click()
  const question = await post.mailTo(HERS, /Is it solved\? Say yes or no/)
  const [link = ''] = /http\S+\/open\?k=\S+/.exec(question.text ?? '') ?? []
  const customer = await openPage(t, { viewport: PHONE, expects: EXPECTED })
  await customer.goto(link)
  await customer.getByText('Bitte rufen Sie vorher an').first().waitFor()
  await checkAccessibility(customer)
  await picture(customer, 'the-page-behind-the-link')
  await customer.getByRole('button', { name: 'Yes, it is solved' }).click()
  await desk.locator('.case-head').getByText('Solved').waitFor()

  await post.heed.kill()
  await post.write(answerTo(question, HER, 'It was solved for an hour. Now it is dead again.'))
  await until(
    'Postfix puts it off',
    async () => /status=deferred/.test(await post.postfix.log()) || undefined,
  )
  await post.heed.startAgain()
  await until('the mail that was put off', async () => {
    await post.postfix.flush()
    return (await story(desk).getByText('Now it is dead again.').count()) > 0 || undefined
  })
  await desk.locator('.case-head').getByText('Solved').waitFor({ state: 'detached' })
  await desk.reload()
  await story(desk).getByText('Now it is dead again.').first().waitFor()
  assert.equal(await story(desk).getByText('Now it is dead again.').count(), 1)
  await picture(desk, 'woken')
}

/** Postfix brings each again until it hears 250; we are killed while it does. */
async function tenMails({ desk }: Play): Promise<void> {
  await desk.getByRole('radio', { name: 'Away' }).click()
  const senders = Array.from({ length: 10 }, (_, n) => `sender${n}@customer.example`)
  const written = senders.map(from =>
    post.write({ from, to: 'help@behemoth.example', subject: 'My line', text: `It is dead, says ${from}.` }),
  )
  await Promise.race(written)
  await post.heed.kill()
  await Promise.all(written)
  await post.heed.startAgain()
  await until('a case for each', async () => {
    await post.postfix.flush()
    const line = await desk.request.get(`${post.heed.stage().url}/api/desk/line`)
    const { waiting } = (await line.json()) as { readonly waiting: readonly { readonly lastWords: string }[] } // the contract's
    const cases = senders.map(from => waiting.filter(({ lastWords }) => lastWords.includes(from)).length)
    assert.ok(
      cases.every(count => count <= 1),
      `none is doubled: ${cases.join()}`,
    )
    return cases.every(count => count === 1) || undefined
  })
  for (const from of senders)
    assert.ok(new Set(post.mailsTo(from).map(({ messageId }) => messageId)).size <= 1, `one receipt: ${from}`)
}

test('the same by a mailbox that is fetched: it tells of new mail, which is seen when it is kept', {
  skip: skip || noDovecot,
}, async t => {
  const user = 'ayuda@behemoth.example'
  const password = 'seven grey herons'
  const dovecot = await startDovecot({ users: { [user]: password } })
  t.after(() => dovecot.close())
  const head = asking(await signedIn(t, post.heed.stage(), 'head'), post.heed.stage())
  const settings = fetchedFrom(dovecot, user, password)
  const box = `setup/fetched/${crypto.randomUUID()}`
  const tried = await head.send('POST', `${box}/try`, settings)
  assert.deepEqual([tried['is'], tried['tells']], ['well', true], 'it has IDLE')
  await head.send('PUT', box, settings)
  const his = 'tomas@cliente.example'
  const mail = (id: string, to: string, more: string, text: string) =>
    `From: =?UTF-8?Q?Tom=C3=A1s?= Ferrer <${his}>\r\nTo: ${to}\r\nSubject: Sin tono\r\nMessage-ID: <${id}@cliente.example>\r\n` +
    `Content-Language: es\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n${more}\r\n${text}\r\n`
  const bytes = (text: string) => Buffer.from(text, 'latin1')
  const name = await dovecot.deliver(
    user,
    bytes(mail('uno', user, '', 'No hay tono. ¿Cuándo lo arreglarán?')),
  )
  const receipt = await post.mailTo(his, /Su referencia es HD-/)
  assert.match(receipt.text ?? '', /Es una promesa/)
  assert.equal(receipt.header('in-reply-to'), '<uno@cliente.example>')
  await until('it is seen', async () =>
    (await dovecot.list(user)).find(one => one.name === name && one.flags.includes('S')),
  )

  // It waits for the mailbox to tell, since it has looked at all that was there.
  const desk = await deskOf(t, post.heed.stage(), { role: 'agent', index: 1 })
  await desk.getByRole('radio', { name: 'Here' }).click()
  await answerUntil(desk, '¿Cuándo lo arreglarán?')
  const to = receipt.replyTo?.[0]?.address ?? ''
  const thread = `In-Reply-To: ${receipt.messageId}\r\nReferences: ${receipt.messageId}\r\n`
  await dovecot.deliver(user, bytes(mail('dos', to, thread, 'Añado: también falla el vídeo.')))
  await story(desk).getByText('Añado: también falla el vídeo.').first().waitFor()
  await pictures('mail-fetched')(desk, 'by-a-mailbox')
})
