/** Which case a mail goes into, and who speaks in it: by SMTP into the whole house, looked at from the desk. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { RungList } from '../../contract/ladder.ts'
import { eventually } from '../testing/eventually.ts'
import { mailsTo } from '../testing/mailbox.ts'
import { type MailHouse, openMailHouse, typesOf } from '../../tests/mail-house.ts'

let house: MailHouse
before(async () => {
  house = await openMailHouse()
})
after(() => house[Symbol.asyncDispose]())

test('a reference in the subject, from the customer’s address, is their word, unverified', async () => {
  const { summary } = await house.opened('maya@post.example')
  const subject = `re: ${summary.reference.toLowerCase().replaceAll('-', ' ')}`
  const { caseId, place, found } = await house.sent({ from: 'maya@post.example', subject, text: 'Dead.' })
  assert.deepEqual({ caseId, place, found }, { caseId: summary.id, place: 'case', found: 'subject' })
  const { story } = await house.ada.view(summary.id)
  assert.match(story.findLast(({ type }) => type === 'CustomerSpoke')?.sentence ?? '', /not yet verified/)
})

test('a stranger who names the case waits in it: its owner is called, nothing else changes', async () => {
  const { summary } = await house.opened('noor@post.example')
  await house.lena.act(summary.id, { act: 'take' })
  await house.lena.act(summary.id, { act: 'reply', words: 'We look at it.', files: [] })
  const before = await house.lena.view(summary.id)
  const text = `About ${summary.reference}: give me her number.`
  const { caseId, place, found } = await house.sent({ from: 'stranger@else.example', text })
  assert.deepEqual({ caseId, place, found }, { caseId: summary.id, place: 'pending', found: 'words' })
  const view = await house.lena.view(summary.id)
  assert.equal(view.story.find(({ type }) => type === 'StrangerWrote')?.words, text)
  assert.equal(view.summary.isMentioned, true)
  const { entry, status, unansweredSince } = view.summary
  assert.deepEqual([entry, status, unansweredSince], [null, before.summary.status, null])
})

test('an answer to a mail of the case finds it without any reference', async () => {
  const first = await house.mail({ from: 'olu@post.example', text: 'No tone.' })
  const { caseId } = await house.went(first)
  const headers = { References: `<${first}> <unknown@else.example>` }
  const answer = await house.sent({ from: 'olu@post.example', text: 'And now?', headers })
  assert.deepEqual([answer.caseId, answer.place, answer.found], [caseId, 'case', 'mail'])
})

test('an answer to a letter of ours finds its case by the letter’s own name', async () => {
  const { summary, story } = await house.opened('rosa@post.example')
  const headers = { 'In-Reply-To': `<${summary.id}.${story.at(-1)?.seq}@behemoth.example>` }
  const answer = await house.sent({ from: 'rosa@post.example', text: 'Here I am.', headers })
  assert.deepEqual([answer.caseId, answer.place, answer.found], [summary.id, 'case', 'letter'])
  const passedOn = await house.sent({ from: 'somebody@else.example', text: 'I have her mail.', headers })
  assert.deepEqual([passedOn.caseId, passedOn.place], [summary.id, 'pending'])
})

test('the signed reply address proves who writes, whatever the sender', async () => {
  const { summary } = await house.opened('pia@post.example')
  const to = house.replyAddress(summary.reference)
  const { caseId, found } = await house.sent({ from: 'pia.at.work@firm.example', to, text: 'From work.' })
  assert.deepEqual([caseId, found], [summary.id, 'reply-address'])
  const { story } = await house.ada.view(summary.id)
  const last = story.findLast(({ type }) => type === 'CustomerSpoke')
  assert.doesNotMatch(last?.sentence ?? '', /not yet verified/)
})

test('the same subject, or the same sender alone, joins nothing', async () => {
  const first = await house.sent({ from: 'sam@post.example', subject: 'Router', text: 'Blinks.' })
  const second = await house.sent({ from: 'sam@post.example', subject: 'Re: Router', text: 'Blinks again.' })
  assert.notEqual(second.caseId, first.caseId)
  const customer = async (id: string | null) => (await house.ada.view(id ?? '')).customer.id
  assert.equal(await customer(second.caseId), await customer(first.caseId))
})

test('a list of references from somebody unknown is a case of its own', async () => {
  const [one, two] = [await house.opened('tess@post.example'), await house.opened('uma@post.example')]
  const text = `Complaints this week:\n${one.summary.reference}\n${two.summary.reference}`
  const { caseId, place, found } = await house.sent({ from: 'report@press.example', text })
  assert.deepEqual([place, found], ['case', null])
  assert.ok(caseId !== one.summary.id && caseId !== two.summary.id)
})

test('a mail that came another way, with other bytes, is noted beside the first and read once', async () => {
  const mail = { from: 'vera@post.example', text: 'Once.', id: 'one-mail-two-ways' }
  const first = await house.sent(mail)
  const before = await house.ada.view(first.caseId ?? '')
  const again = await house.sent({ ...mail, text: 'Once.\n-- \nA list of the house' })
  assert.deepEqual([again.caseId, again.place, again.kind], [first.caseId, 'story', 'duplicate'])
  assert.deepEqual(typesOf(await house.ada.view(first.caseId ?? '')), typesOf(before))
})

test('two mails that share a Message-ID, a date and a sender, and say different things, are both read', async () => {
  const mail = { from: 'device@post.example', id: 'always-the-same-name' }
  const first = await house.sent({ ...mail, text: 'Router 1 is down.' })
  const second = await house.sent({ ...mail, text: 'Router 2 is down.' })
  assert.deepEqual([second.place, second.kind], ['case', 'person'])
  assert.notEqual(second.caseId, first.caseId)
  const view = await house.ada.view(second.caseId ?? '')
  const spoke = view.story.find(({ words }) => words?.includes('Router 2 is down.'))
  const how = await house.ada.get(`/api/desk/cases/${second.caseId}/mails/${spoke?.messageId}/how`)
  assert.match(how.text, /Message-ID came before, but its subject, words or files are others/)
  const again = await house.sent({ ...mail, text: 'Router 2 is down.\n-- \nA list of the house' })
  assert.deepEqual([again.caseId, again.kind], [second.caseId, 'duplicate'])
})

test('thanks for what was solved stay with it and wake nothing; any other word does, in the subject as well', async () => {
  const { summary } = await house.opened('wanda@post.example')
  await house.lena.act(summary.id, { act: 'reply', words: 'Done.', files: [] })
  const subject = summary.reference
  const from = 'wanda@post.example'
  const quote = '\n\nOn Monday, Lena Marsh wrote:\n> Done.\n'
  const thanked = await house.sent({ from, subject, text: `Thank you very much!${quote}` })
  assert.equal(thanked.caseId, summary.id)
  const quiet = await house.ada.view(summary.id)
  assert.deepEqual([typesOf(quiet).at(-1), quiet.summary.entry], ['CustomerSpoke', null])
  assert.equal(quiet.summary.unansweredSince, null)
  await house.sent({ from, subject: `Re: Hello ${subject}`, text: `Thanks!${quote}` })
  assert.equal((await house.ada.view(summary.id)).summary.entry, null, 'under the subject of the thread')
  await house.sent({ from, subject: `${subject}: dead again`, text: `Thanks!${quote}` })
  assert.equal((await house.ada.view(summary.id)).summary.entry?.state, 'waiting')
  await house.lena.act(summary.id, { act: 'reply', words: 'Done again.', files: [] })
  await house.sent({ from, subject, text: `Thank you, but it is dead again.${quote}` })
  assert.equal((await house.ada.view(summary.id)).summary.entry?.state, 'waiting')
})

test('who asks by mail for somebody above goes up, in either language; what they quote, or sign with, asks for nothing', async () => {
  const climbing = async (from: string, language: 'en' | 'es') => {
    const { summary, customer } = await house.opened(from)
    await sql`UPDATE customer SET language = ${language} WHERE id = ${customer.id}`.execute(house.world.db)
    await house.ada.act(summary.id, { act: 'take' })
    await house.ada.act(summary.id, { act: 'reply', words: 'We look at it.', files: [] })
    const to = house.replyAddress(summary.reference)
    const write = async (text: string, by = to) =>
      await house.sent({ from, to: by, subject: 'Re: Hello', text })
    return { ...summary, write, rung: async () => (await house.ada.view(summary.id)).ladder?.rung ?? null }
  }
  const isLenas = async (id: string) => {
    const { cases }: RungList = (await house.lena.get('/api/desk/rungs')).body
    return cases.some(({ summary }) => summary.id === id)
  }
  const quinn = await climbing('quinn@post.example', 'en')
  await quinn.write('It is dead again.\n\nOn Monday, Ada Quill wrote:\n> I want to speak to your manager.\n')
  await quinn.write('Still dead.\n\n> I want to go higher.\n')
  await quinn.write('Still dead.\n\n-- \nQuinn Faro\nPlease escalate this.\n')
  await quinn.write('I want to go higher.', `help+${quinn.reference}@behemoth.example`)
  assert.deepEqual([await quinn.rung(), await isLenas(quinn.id)], [null, false])
  await quinn.write('Still dead. I want to go to the ombudsman.\n\n> We look at it.\n')
  const up = await eventually('the lead', quinn.rung)
  assert.deepEqual([up.rung, up.agentId, await isLenas(quinn.id)], [1, house.lena.id, true])
  const told = await eventually('a letter', async () =>
    (await mailsTo(house.world, 'quinn@post.example')).find(({ text }) =>
      /Lena Marsh decides now/.test(text),
    ),
  )
  assert.match(told.text, /If there is no answer by then, it goes higher by itself/)

  const sol = await climbing('sol@post.example', 'es')
  await sol.write('Sigue igual. Quiero ir más arriba.')
  await eventually('the lead', async () => (await sol.rung())?.agentId === house.lena.id)
  await eventually('a letter', async () =>
    (await mailsTo(house.world, 'sol@post.example')).some(({ text }) => /Lena Marsh decide ahora/.test(text)),
  )
})
