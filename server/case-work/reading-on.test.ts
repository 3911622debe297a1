/** Where words to a joined case go on, and who may read what: nobody reads more by a joining than before. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { deliverMail } from '../../tests/smtp-client.ts'
import { eventually } from '../testing/eventually.ts'
import { mailsTo, mailTo } from '../testing/mailbox.ts'
import { openStream } from '../testing/streams.ts'
import { request } from '../testing/world.ts'
import { type Matters, openMatters, wordsIn } from './matters-fixture.ts'

let matters: Matters
before(async () => {
  matters = await openMatters()
})
after(() => matters[Symbol.asyncDispose]())

test('a mail to the old address and a link to the old case go on where it was joined', async () => {
  const { world, ada, twoMatters, join, page } = matters
  const { address, stays, goes } = await twoMatters()
  const letter = await eventually('the letter of the old case', async () =>
    (await mailsTo(world, address)).find(mail => mail.subject.includes(goes.reference)),
  )
  await join(stays, goes)
  const sent = await deliverMail(world.heed.smtpPort, {
    from: address,
    to: letter.replyTo ?? assert.fail('a letter can be answered'),
    subject: letter.subject,
    text: 'Here is my meter reading.',
    attachments: [{ filename: 'meter.txt', content: '12345' }],
  })
  assert.equal(sent.code, 250)
  const view = await ada.view(stays.caseId)
  const came = view.story.find(item => item.words?.includes('meter reading') && !item.joinedFrom)
  assert.equal(came?.files[0]?.name, 'meter.txt')
  assert.equal(view.summary.entry?.state, 'waiting')
  assert.ok((await ada.view(goes.caseId)).story.every(item => !item.words?.includes('meter reading')))

  const link = letter.links.find(one => one.includes('/open?k=')) ?? assert.fail('a letter has a link')
  const opened = await request(link, 'GET', { accept: 'text/html' })
  const onward = await page(goes.reference, opened.cookie)
  assert.equal(onward.status, 303)
  const here = await page(stays.reference, onward.cookie)
  for (const told of ['My line is dead.', 'And the bill is wrong.', goes.reference]) {
    assert.ok(here.text.includes(told), told)
  }
  await ada.act(stays.caseId, { act: 'take' })
  await ada.act(stays.caseId, { act: 'end-contact' })
})

test('whoever has shown by a code who they are reads on where it was joined, files included', async () => {
  const { world, done, twoMatters, join, proved, page } = matters
  const { address, stays, goes } = await twoMatters()
  const form = new FormData()
  form.set('messageId', randomUUID())
  form.set('words', 'The bill.')
  form.set('files', new Blob(['%PDF'], { type: 'application/pdf' }), 'bill.pdf')
  const uploaded = await fetch(`${world.url}/case/${goes.reference}/say`, {
    method: 'POST',
    headers: { cookie: goes.cookie, accept: 'application/json', origin: world.url },
    body: form,
  })
  assert.equal(uploaded.status, 200)
  await done(goes.caseId)
  await join(stays, goes)
  const cookie = await proved(goes, address)
  const onward = await page(goes.reference, cookie)
  assert.equal(onward.status, 303)
  const here = await page(stays.reference, onward.cookie)
  const file = new RegExp(`/case/${stays.reference}/files/[\\w-]+`).exec(here.text)?.[0]
  assert.equal((await request(`${world.url}${file}`, 'GET', { cookie: onward.cookie })).text, '%PDF')
})

test('a browser that merely opened a case reads no more by a joining, whichever way; its words arrive all the same', async () => {
  const { world, ada, somebody, answered, twoMatters, join, page, say } = matters
  const address = somebody()
  const victim = await answered('My secret matter.', address)
  const thief = await answered('I say that I am her.', address)
  await join(victim, thief)
  const own = await page(thief.reference, thief.cookie)
  assert.equal(own.status, 200)
  assert.ok(own.text.includes('I say that I am her.'))
  assert.ok(own.text.includes(victim.reference), 'it says where it goes on')
  assert.doesNotMatch(own.text, /secret/)
  assert.doesNotMatch((await page(victim.reference, thief.cookie)).text, /secret|I say that/)
  const to = await request(`${world.url}/case/${thief.reference}/to/${victim.reference}`, 'GET', thief)
  assert.equal(to.cookie, '')
  assert.equal((await say(thief, 'Let me in.')).status, 200)
  const { story, summary } = await ada.view(victim.caseId)
  const said = story.find(item => item.words === 'Let me in.')
  assert.match(said?.sentence ?? '', /not yet verified/)
  assert.equal(summary.entry?.state, 'waiting')

  const other = await twoMatters()
  await join(other.goes, other.stays)
  const shown = await page(other.goes.reference, other.goes.cookie)
  assert.ok(shown.text.includes('And the bill is wrong.'))
  assert.doesNotMatch(shown.text, /My line is dead/)
  await ada.act(victim.caseId, { act: 'take' })
  await ada.act(victim.caseId, { act: 'end-contact' })
})

test('an address that was left in the old case opens and receives nothing of the one that stays', async () => {
  const { world, ada, somebody, answered, done, join, page } = matters
  const address = somebody()
  const victim = await answered('My secret matter.', address)
  const thief = await answered('I say that I am her.', address)
  assert.equal((await thief.post('address', { address: 'thief@bad.example', name: '' })).status, 200)
  await done(thief.caseId)
  const letter = await mailTo(world, 'thief@bad.example', /./)
  await join(victim, thief)
  const sent = await deliverMail(world.heed.smtpPort, {
    from: 'thief@bad.example',
    to: letter.replyTo ?? '',
    subject: letter.subject,
    text: 'Write to me here from now on.',
  })
  assert.equal(sent.code, 250)
  assert.equal(
    (await ada.act(victim.caseId, { act: 'reply', words: 'Your secret is safe.', files: [] })).status,
    200,
  )
  await eventually('the letter to her', async () =>
    (await mailsTo(world, address)).find(mail => mail.text.includes('Your secret is safe.')),
  )
  const toThief = await mailsTo(world, 'thief@bad.example')
  assert.ok(toThief.length > 0, 'what they had before is there')
  for (const { subject, text } of toThief) assert.doesNotMatch(subject + text, /secret/)
  const opened = await request(letter.links[0] ?? '', 'GET', { accept: 'text/html' })
  assert.doesNotMatch((await page(thief.reference, opened.cookie)).text, /secret/)
})

test('a page that is open while its case is joined is loaded anew', async () => {
  const { world, twoMatters, join } = matters
  const { stays, goes } = await twoMatters()
  const stream = await openStream({ url: world.url, ...goes })
  await join(stays, goes)
  await stream.until('the word to load again', () => stream.messages.some(({ type }) => type === 'reload'))
  stream.close()
  const again = await openStream({ url: world.url, ...goes })
  await again.until('how it stands', () => again.messages.some(({ type }) => type === 'state'))
  assert.ok(
    again.messages.every(({ type }) => type !== 'reload'),
    'and not for ever',
  )
  again.close()
})

test('what was joined into what was joined goes on at the end of both', async () => {
  const { ada, somebody, answered, join, proved, page, say } = matters
  const address = somebody()
  const [a, b, c] = [
    await answered('One.', address),
    await answered('Two.', address),
    await answered('Three.', address),
  ]
  await join(b, a)
  await join(c, b)
  const cookie = await proved(a, address)
  const onward = await page(a.reference, cookie)
  const here = await page(c.reference, onward.cookie)
  for (const words of ['One.', 'Two.', 'Three.']) assert.ok(here.text.includes(words), words)
  assert.equal((await say(a, 'Four.')).status, 200)
  assert.ok(wordsIn(await ada.view(c.caseId)).includes('Four.'))
  await ada.act(c.caseId, { act: 'take' })
  await ada.act(c.caseId, { act: 'end-contact' })
})
